import { about, en, tw, zh } from './chain.ts'

export const COMPLAINT = about(
  'complaint',
  zh(
    'angry',
    ['我要投诉你们城东支行，排了两个小时没人管', '您先说，我记录下来。是哪一天几点、办什么业务？'],
    [
      '昨天下午两点，想解绑代扣',
      '都记下了：昨日 14:00 城东支行，等候两小时未受理。我现在受理投诉并给您编号，24 小时内专人联系。',
    ],
    ['我希望支行给我道歉', '您的诉求是书面道歉，我一并登记，15 日内给您处理决定。'],
  ),
  zh(
    'angry',
    ['三个客服说的都不一样，你们内部是乱的吗', '非常抱歉让您重复描述。我来做唯一联系人，从头到尾就我跟进。'],
    ['就问一句，这费用退不退', '退。我已提交退款并给您回执，三个工作日到账。'],
  ),
  zh(
    'calm',
    ['建议你们把转账记录导出做成表格', '好建议，我替您登记到产品部门，下个月的客户之声里会反馈。'],
    ['什么时候能有', '我会在有结果时通过这里告诉您。'],
  ),
  zh(
    'angry',
    ['贷款合同里有条款从没跟我说过', '如果销售时没有说明，这是我们的问题。请您把合同页拍照发来，我登记投诉并调录音。'],
    ['已经发了', '收到，投诉已受理，受理编号稍后发您，15 日内给决定。'],
  ),
  zh('calm', ['投诉处理得很好，谢谢你们', '谢谢您的肯定，我会转告当时接待您的同事，祝您生活愉快。']),
  zh(
    'angry',
    ['你们的外呼凌晨打电话卖保险，吵到老人', '真的非常抱歉，这是不允许的。我马上把号码加入谢绝来电，并追查是谁打的。'],
    ['不要再有第二次', '已加入名单，48 小时内给您书面结果。'],
  ),
  zh(
    'calm',
    ['投诉还在处理吗', '您的投诉在第 6 天，调查已完成，正在起草决定，不会超过 15 日。'],
    ['好的我等等', '有进展我第一时间联系您。'],
  ),
  tw(
    'angry',
    ['上次的申訴到現在沒下文，你們是不是放著不管', '非常抱歉。我查到它在複核階段，今天內請承辦人親自與您聯繫。'],
    ['那如果還是沒有結果', '您有權在 30 日內請上級複核，我把申請方式一併傳給您。'],
  ),
  en(
    'angry',
    [
      'I have asked for a refund four times',
      'I am sorry, that is not acceptable. I am registering a complaint now and you will have an answer within 15 days.',
    ],
    ['Can someone call me?', 'Yes, within 24 hours. Which number should we use?'],
    ['The one you have, after 6 pm', 'Noted, after 18:00 on your registered number.'],
  ),
  en(
    'calm',
    ['The branch on Riverside was very helpful, thank you', 'Thank you for saying so; I will pass it on to them.'],
    ['Please pass it to Ms Jiang at the desk', 'I have just done it. Have a lovely day!'],
  ),
)
