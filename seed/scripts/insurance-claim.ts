import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const INSURANCE_CLAIM: ScriptPlan = {
  code: 'insurance-claim',
  name: w('保险理赔', '保險理賠', 'Insurance claim'),
  minIdentityLevel: 2,
  topics: ['insurance'],
  steps: [
    may(
      'sympathy',
      ['先问候平安', '先關心平安', 'Ask how they are'],
      [
        '首先想问一下，您和家人现在都平安吗？',
        '首先想請問，您和家人現在都平安嗎？',
        'First of all: are you and your family safe?',
      ],
    ),
    mustDo('report', ['登记报案', '登錄報案', 'Register the report']),
    mustDo('triage', ['判断责任和险种', '判斷險種與責任', 'Triage by policy and event']),
    must(
      'missing-once',
      ['材料一次告知', '補件一次告知', 'Missing papers told once'],
      [
        '还缺的材料我现在一次性告诉您，之后不会再让您重复补交。',
        '尚缺的文件我現在一次告訴您，之後不會再請您重複補件。',
        'I will name all missing papers now, once. You will not be asked again bit by bit.',
      ],
    ),
    must(
      'assessment-time',
      ['核定时限', '審核期限', 'Time to assess'],
      [
        '资料齐全后会及时核定；情形复杂的，最长 30 天作出核定。',
        '文件齊全後將儘速審核；情況複雜者，最長 30 天內完成審核。',
        'With complete papers the claim is assessed promptly; a complex one within 30 days at most.',
      ],
    ),
    must(
      'payment-time',
      ['赔付和拒赔时限', '給付與拒賠期限', 'Time to pay or refuse'],
      [
        '双方达成赔付协议后 10 天内付款；如果不属于保险责任，会在 3 天内书面说明理由。',
        '雙方達成協議後 10 天內給付；如不屬保險責任，將於 3 天內以書面說明理由。',
        'Payment follows within 10 days of our agreement. If the event is not covered, you get a letter with the reasons within 3 days.',
      ],
    ),
    from(3, may('account', ['确认收款账户', '確認受款帳戶', 'Confirm the account for payment'])),
  ],
  handOff: w(
    '人身伤亡、大额或疑似骗保：转专家坐席。',
    '人身傷亡、大額或疑似詐保：轉專家座席。',
    'Injury or death, a large sum or suspected fraud: hand over to the expert desk.',
  ),
  formFields: [
    mustAsk('policy', '保单号', '保單號碼', 'Policy'),
    mustAsk('event', '出险情况', '事故經過', 'Event'),
    mustAsk('time', '出险时间', '事故時間', 'Time', 'date'),
    field('place', '出险地点', '事故地點', 'Place'),
    field(
      'bank-account',
      '收款账户后四位',
      '受款帳戶末四碼',
      'Last four digits of the account for payment',
      'card-tail',
    ),
  ],
}
