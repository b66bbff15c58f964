import { w } from '../words.ts'
import { field, from, may, must, mustChoose, mustDo, type ScriptPlan } from './script.ts'

export const ACCOUNT_FREEZE: ScriptPlan = {
  code: 'account-freeze',
  name: w('账户冻结', '帳戶凍結', 'Account freeze'),
  minIdentityLevel: 2,
  topics: ['freeze'],
  steps: [
    from(2, mustDo('identify', ['查清冻结类型', '查明凍結類型', 'Identify the kind of freeze'])),
    must(
      'who',
      ['告知由谁冻结', '告知由誰凍結', 'Say who froze it'],
      [
        '您的账户是由银行风控、公安或法院冻结的，我现在告诉您是哪一种，以及由哪个单位经办。',
        '您的帳戶是由銀行風險控管、警方或法院凍結，我現在告訴您是哪一種，以及承辦單位。',
        'An account is frozen by the bank, the police or a court. I will tell you now which it is and who handles it.',
      ],
    ),
    must(
      'number',
      ['告知联系电话', '告知聯絡電話', 'Say which number to call'],
      [
        '请联系经办单位的这个电话了解情况；银行冻结的，由我直接为您受理。',
        '請撥打承辦單位的這支電話了解情況；若為銀行凍結，由我直接為您受理。',
        'Please call the office in charge at this number. If it was the bank, I will take it on myself.',
      ],
    ),
    must(
      'no-promise',
      ['不承诺解冻时间', '不承諾解凍時間', 'No promise of release'],
      [
        '什么时候解冻要由冻结单位决定，我不能向您承诺时间，请您理解。',
        '何時解除由凍結單位決定，我無法向您承諾時間，請您諒解。',
        'When it will be released is decided by whoever froze it. I cannot promise you a date, and I ask for your understanding.',
      ],
    ),
    may(
      'papers',
      ['列出解冻材料', '列出解除所需文件', 'List the papers'],
      [
        '解除银行风控需要本人身份证件和资金来源说明，我把清单发给您。',
        '解除銀行風險控管需要本人身分證件與資金來源說明，我把清單傳給您。',
        'To lift a restriction by the bank we need your identity document and an account of where the money came from. I am sending you the list.',
      ],
    ),
    from(2, mustDo('case', ['登记案件', '登錄案件', 'Open the case'])),
  ],
  handOff: w(
    '客户情绪激烈：转主管；工资账户影响生活：走困难救济通道。',
    '客戶情緒激動：轉客服主管；薪資帳戶影響生活：走困難救助管道。',
    'Threats: a supervisor. A salary account needed to live on: the hardship path.',
  ),
  formFields: [
    mustChoose('freeze-type', '冻结类型', '凍結類型', 'Kind of freeze', [
      ['bank', '银行风控', '銀行風險控管', 'The bank'],
      ['police', '公安', '警方', 'The police'],
      ['court', '法院', '法院', 'A court'],
      ['other', '其他有权机关', '其他有權機關', 'Another authority'],
    ]),
    field('authority', '经办单位', '承辦單位', 'Authority'),
    field('order-no', '文书号', '公文文號', 'Order number'),
  ],
}
