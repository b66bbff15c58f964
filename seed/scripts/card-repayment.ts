import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const CARD_REPAYMENT: ScriptPlan = {
  code: 'card-repayment',
  name: w('信用卡还款与逾期', '信用卡繳款與逾期', 'Credit-card due and overdue'),
  minIdentityLevel: 2,
  topics: ['repayment', 'credit-card'],
  steps: [
    from(
      2,
      must(
        'amounts',
        ['告知金额和还款日', '告知金額與繳款期限', 'Amounts and due date'],
        [
          '您本期账单金额、最低还款额和到期还款日是这样的，我一项一项念给您听。',
          '您本期的應繳總金額、最低應繳金額與繳款截止日如下，我逐項向您說明。',
          'These are the balance of your statement, the minimum payment and the due date. I will go through them one by one.',
        ],
      ),
    ),
    must(
      'credit-record',
      ['对征信的影响', '對信用紀錄的影響', 'Effect on the credit record'],
      [
        '到期后仍未还清最低还款额，会产生违约金和利息，并可能影响您的征信记录。',
        '逾期未繳足最低應繳金額，將產生違約金與循環利息，並可能影響您的信用紀錄。',
        'If less than the minimum is paid after the due date, a late charge and interest apply, and your credit record may be affected.',
      ],
    ),
    must(
      'ways-to-pay',
      ['还款方式', '繳款方式', 'Ways to pay'],
      [
        '您可以通过手机银行、他行转账、自动还款或网点柜台还款，都不收手续费。',
        '您可以透過行動銀行、他行轉帳、自動扣繳或分行臨櫃繳款，均不收手續費。',
        'You can pay in the app, by transfer from another bank, by automatic payment or at a branch. None of these costs a fee.',
      ],
    ),
    may(
      'hardship-probe',
      ['了解是否有困难', '了解是否有困難', 'Ask about hardship'],
      [
        '最近还款是不是遇到了什么困难？您愿意说的话，我们一起看看有什么办法。',
        '最近繳款是不是遇到什麼困難？如果您願意說，我們一起看看有什麼辦法。',
        'Has something made paying difficult lately? If you would like to tell me, we can look for a way together.',
      ],
    ),
    from(3, may('plan', ['商量还款安排', '討論還款安排', 'Agree on a plan'])),
    must(
      'confirm',
      ['复述并确认', '複述並確認', 'Repeat and confirm'],
      [
        '我跟您确认一下：您会在约定的日期归还约定的金额。这是您的真实意愿吗？',
        '我跟您確認一下：您會在約定的日期繳納約定的金額。這是您的真實意願嗎？',
        'Let me confirm: you will pay the agreed amount on the agreed date. Is this what you want?',
      ],
    ),
    mustDo('no-pressure', ['不威胁，不向第三人透露', '不施壓，不向第三人透露', 'No threat, no third party']),
  ],
  handOff: w(
    '经济困难、有争议、疾病、亡故或律师介入：转信用卡还款协商；非 08:00-22:00 不谈催收。',
    '經濟困難、有爭議、疾病、身故或律師介入：轉信用卡債務協商；08:00-22:00 以外不談催收。',
    'Hardship, dispute, illness, death or a lawyer: hand over to the hardship desk. No collection talk outside 08:00-22:00.',
  ),
  formFields: [
    mustAsk('promise-date', '承诺还款日', '承諾繳款日', 'Promised date', 'date'),
    mustAsk('amount', '金额', '金額', 'Amount', 'amount'),
    field('reason', '原因', '原因', 'Reason'),
    field('plan', '还款方案', '還款方案', 'Plan'),
  ],
}
