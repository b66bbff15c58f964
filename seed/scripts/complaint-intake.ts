import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustChoose, mustDo, type ScriptPlan } from './script.ts'

export const COMPLAINT_INTAKE: ScriptPlan = {
  code: 'complaint-intake',
  name: w('投诉受理', '客訴受理', 'Complaint intake'),
  minIdentityLevel: 0,
  topics: ['complaint'],
  steps: [
    must(
      'heard',
      ['您的意见我听到了', '您的意見我聽到了', 'You are heard'],
      [
        '您反映的问题我听明白了，给您带来不好的体验，非常抱歉。',
        '您反映的問題我都聽到了，造成您的困擾，非常抱歉。',
        'I have heard what you say, and I am sorry for the trouble this has caused you.',
      ],
    ),
    mustDo('listen', ['先听两分钟，不打断', '先聽兩分鐘，不打斷', 'Listen for two minutes']),
    may(
      'restate',
      ['复述诉求', '複述訴求', 'Restate'],
      [
        '我复述一下，您看对不对：您遇到的问题是什么，您希望我们怎么解决。',
        '我複述一次，請您看是否正確：您遇到的問題是什麼，您希望我們如何處理。',
        'Let me say it back to you: what happened, and what you would like us to do. Is that right?',
      ],
    ),
    mustDo('demand', ['记录诉求和证据', '記錄訴求與證據', 'Record demand and evidence']),
    from(2, may('offer', ['权限内先行解决', '權限內先行處理', 'Offer what is in your authority'])),
    mustDo('register', ['登记并编号', '登錄並編號', 'Register']),
    must(
      'case-number',
      ['告知受理编号', '告知受理編號', 'Give the case number'],
      [
        '您的投诉已经受理，受理编号稍后会发给您，凭编号可以随时查询进度。',
        '您的申訴已受理，受理編號稍後傳給您，憑編號可隨時查詢進度。',
        'Your complaint is registered. You will get its number in a moment and can ask about it at any time.',
      ],
    ),
    must(
      'time-limit',
      ['告知办理时限', '告知處理期限', 'Tell the time limit'],
      [
        '事实清楚、争议简单的，15 日内告知处理决定；情况复杂的不超过 30 日，需要延期的会提前告诉您。',
        '事實清楚、爭議單純者，15 日內告知處理結果；情況複雜者不超過 30 日，如需延長會事先告知。',
        'A simple case is decided within 15 days, a complex one within 30. If more time is needed, you will be told beforehand.',
      ],
    ),
    must(
      'next-contact',
      ['告知下次联系时间', '告知下次聯繫時間', 'Tell the next contact'],
      [
        '专人会在 24 小时内跟您联系，请问您方便的时间和方式？',
        '專人會在 24 小時內與您聯繫，請問您方便的時間與方式？',
        'Someone will contact you within 24 hours. When and how would suit you?',
      ],
    ),
  ],
  handOff: w(
    '涉及监管、媒体、自伤或群体：立即报值班主管。',
    '涉及主管機關、媒體、自傷或群體：立即通報值班主管。',
    'Regulator, media, self-harm or a group: the duty manager at once.',
  ),
  formFields: [
    field('business-channel', '业务渠道', '業務通路', 'Channel of the business'),
    mustAsk('product', '产品', '商品', 'Product'),
    field('reason', '投诉原因', '申訴原因', 'Reason'),
    mustAsk('demand', '诉求', '訴求', 'Demand'),
    field('evidence', '证据', '證據', 'Evidence'),
    mustChoose('preferred-contact', '希望的联系方式', '希望的聯絡方式', 'Preferred contact', [
      ['phone', '电话', '電話', 'By phone'],
      ['text', '短信', '簡訊', 'By text message'],
      ['e-mail', '电子邮件', '電子郵件', 'By e-mail'],
      ['letter', '信函', '書面信函', 'By letter'],
    ]),
  ],
}
