import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const CARD_LOSS: ScriptPlan = {
  code: 'card-loss',
  name: w('挂失', '掛失', 'Card loss'),
  minIdentityLevel: 1,
  topics: ['card-loss'],
  steps: [
    from(1, mustDo('block-first', ['先止付，后核实', '先止付，再核驗', 'Block first, verify after'])),
    must(
      'blocked',
      ['告知已口头挂失', '告知已口頭掛失', 'Say it is blocked'],
      [
        '您的卡已经口头挂失，现在起任何人都不能用它支付。口头挂失一般 5 天内有效，具体以系统提示的日期为准。',
        '您的卡片已完成口頭掛失，從現在起任何人都無法使用。口頭掛失一般 5 天內有效，實際以系統顯示的日期為準。',
        'Your card is blocked. From now on nobody can pay with it. This oral loss report usually holds for 5 days; the date shown by our system is the one that counts.',
      ],
    ),
    must(
      'formal-report',
      ['到网点办正式挂失', '至分行辦理書面掛失', 'Formal report at a branch'],
      [
        '请在到期前带身份证件到任意网点办理正式挂失；正式挂失约 7 天后可以补卡。',
        '請在到期前攜帶身分證件至任一分行辦理書面掛失；書面掛失約 7 天後可補發卡片。',
        'Before that date please bring your identity document to any branch for a formal report. About 7 days after it you can have a new card.',
      ],
    ),
    must(
      'earlier-debits',
      ['挂失前的交易', '掛失前的交易', 'Earlier debits'],
      [
        '挂失生效之前发生的支出，不一定由银行承担；如果有不是您本人的交易，请现在告诉我。',
        '掛失生效前發生的支出，不一定由銀行負擔；如果有非您本人的交易，請現在告訴我。',
        'Payments made before the block took effect may not be covered by the bank. If any was not yours, tell me now.',
      ],
    ),
    may(
      'number',
      ['确认卡号后四位', '確認卡號末四碼', 'Confirm the last four digits'],
      [
        '请告诉我卡号的后四位，不需要完整卡号，也不需要密码。',
        '請告訴我卡號末四碼即可，不需要完整卡號，也不需要密碼。',
        'Please tell me the last four digits only. I need neither the whole number nor your PIN.',
      ],
    ),
    from(2, mustDo('recent-transactions', ['逐笔核对近期交易', '逐筆核對近期交易', 'Read the recent transactions'])),
    from(
      2,
      may(
        'replacement',
        ['补卡安排', '補發安排', 'Arrange the replacement'],
        [
          '补卡后原来绑定的代扣和手机支付需要重新绑定。',
          '補發後，原本綁定的代繳扣款與行動支付需重新綁定。',
          'After the replacement, direct debits and phone payments have to be linked again.',
        ],
      ),
    ),
  ],
  handOff: w(
    '有不明支出：按争议交易登记，并转反诈复核。',
    '有不明支出：登錄爭議款，並轉防詐覆核。',
    'Unknown debits: register a dispute and have the fraud desk check it.',
  ),
  formFields: [
    mustAsk('card-tail', '卡号后四位', '卡號末四碼', 'Last four digits', 'card-tail'),
    field('lost-time', '丢失时间', '遺失時間', 'Time of loss'),
    field('last-own-use', '最后一次本人使用', '最後一次本人使用', 'Last own use'),
  ],
}
