import { about, en, tw, zh } from './chain.ts'

export const PAYMENT = about(
  'payment',
  zh(
    'calm',
    ['转账两小时了对方还没收到，帮我查一下', '好的，我看一下：这笔是普通转账，状态是“处理中”，最晚两小时内有结果。'],
    ['那还要等多久', '最迟十分钟后会更新，不成功会自动退回，您不用再操作。'],
  ),
  zh(
    'worried',
    [
      '我把钱转错人了，名字一样尾号不一样',
      '请告诉我金额和时间，我马上登记。款项已到账的话，要由收款行联系对方协商退回。',
    ],
    ['五千块，今天中午十二点', '已经登记并发给收款行，三个工作日内有答复。'],
    ['如果对方不还怎么办', '可以走司法途径，我把登记回执发给您，能作为证据。'],
  ),
  zh(
    'calm',
    ['转账限额怎么调高', '手机银行里“安全中心-限额设置”可以调，超过默认额度要刷脸。'],
    ['刷脸一直不过', '换到光线好的地方，摘下眼镜再试；不行的话可以视频核身，我现在帮您预约。'],
  ),
  zh(
    'angry',
    ['代扣的水费扣了两次，你们怎么管的', '很抱歉，我查一下：第二笔是缴费公司重复发起的，已经提交退款。'],
    ['什么时候退', '一到三个工作日退回原卡，到账会有短信。'],
  ),
  zh(
    'calm',
    ['信用卡能直接转账给别人吗', '信用卡只能取现再转，会产生手续费和利息，建议用储蓄卡转账。'],
    ['明白了', '还有其他需要我查的吗？'],
  ),
  zh(
    'calm',
    ['转到他行要手续费吗', '手机银行和网上银行转账都免费，柜台办理按金额收费。'],
    ['ATM 转的呢', '同城同行免费，跨行按笔收 2 元到 10 元。'],
  ),
  zh(
    'worried',
    [
      '在自动机上转给朋友两万，发现被骗了能撤吗',
      '可以撤。自动机向他人转账 24 小时内可撤销，我现在为您办理，请说一下时间和金额。',
    ],
    ['一小时前，两万', '已经撤销，钱回到您账户了。建议您到派出所报个案。'],
  ),
  zh(
    'calm',
    ['扫码付款失败但钱扣了', '多半是商户没收到，系统会自动冲正，一般当天退回。'],
    ['我怕它明天再扣', '这笔我盯着，明早有变化我给您留言。'],
  ),
  tw(
    'calm',
    ['轉帳顯示處理中，會不會轉兩次？', '不會，系統只會成功一次；失敗會自動退回，請勿重複操作。'],
    ['好的，那我等等看', '最晚兩小時內會更新狀態，我先幫您做提醒。'],
  ),
  en(
    'calm',
    [
      'My transfer to another bank is still pending after an hour',
      'It is an ordinary transfer; it can take up to two hours and comes back by itself if it fails.',
    ],
    [
      'Can I cancel it?',
      'Once it is on its way we cannot stop it, but you will get the money back within two hours if it fails.',
    ],
  ),
  en(
    'worried',
    [
      'I sent money to the wrong account number',
      'When was it, and how much? I will register it and the receiving bank will ask for it back.',
    ],
    ['About ten minutes ago, 2,400 yuan', 'Registered. You will hear from us within three working days.'],
  ),
)
