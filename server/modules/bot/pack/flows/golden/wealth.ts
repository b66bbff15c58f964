import { amount, date, intent } from '#libs/dialogue/test-bank.ts'
import type { Said } from '../test-flows.ts'

/** Cards to be paid, wealth, loans, insurance. */
export const WEALTH: Readonly<Record<string, readonly Said[]>> = {
  'card-repayment': [
    [['信用卡逾期了怎么办', '信用卡逾期了怎麼辦', 'my credit card is overdue'], intent('card-repayment')],
    [['忘记了', '忘記了', 'I forgot']],
    [['这周五', '本週五', 'this Friday'], date('2026-11-27')],
    [['两千', '兩千', '2,000'], amount(2000)],
    [['对', '對', 'yes']],
  ],
  'wealth-product': [
    [['想买点理财', '想申購理財', 'I want to buy a wealth product'], intent('wealth-product')],
    [['没有', '沒有', 'no']],
    [['过期了', '已過期', 'it expired']],
    [['明白了', '明白了', 'got it']],
  ],
  'loan-mortgage': [
    [['想办房贷', '想辦房貸', 'I am looking for a mortgage'], intent('loan-mortgage')],
    [['没有', '沒有', 'no']],
    [['好', '好', 'yes']],
    [['八十万', '八十萬', '800,000'], amount(800_000)],
    [['不方便说', '不方便說', "I'd rather not say"]],
    [['同意', '同意', 'yes']],
    [['对', '對', 'yes']],
  ],
  'insurance-claim': [
    [
      ['我要报案，车被追尾了', '我要報案，車被追尾了，車險', 'my car was hit, I want to make a claim'],
      intent('insurance-claim'),
    ],
    [['都平安', '都平安', 'all safe']],
    [['在路口等红灯时被后车撞了', '在路口等紅燈時被後車撞了', 'I was hit from behind at a red light']],
    [['昨天', '昨天', 'yesterday'], date('2026-11-21')],
    [['人民路路口', '人民路路口', 'the corner of Renmin Road']],
    [['修车八千', '修車八千', 'the repair is 8,000'], amount(8000)],
    [['对', '對', 'yes']],
  ],
}
