import { about, en, tw, zh } from './chain.ts'

export const INSURANCE = about(
  'insurance',
  zh(
    'worried',
    ['家人出了车祸，理赔怎么走', '您和家人都平安吗？先治疗要紧。保单号告诉我，我马上报案。'],
    ['人没事，住院了，保单尾号 7752', '已报案。请保留住院病历和费用清单，缺的材料我一次列给您。'],
    ['大概多久能赔', '材料齐全很快核定，复杂的最长 30 天，核定后 10 天内付款。'],
  ),
  zh(
    'calm',
    ['我的理赔进度到哪了', '您的案件在核定环节，材料都齐了，预计本周有结果。'],
    ['能先付一部分吗', '医疗险可以先付已确定的部分，我帮您申请。'],
  ),
  zh(
    'calm',
    ['续期扣款失败了怎么办', '卡里余额不足导致的，宽限期 60 天，补上就行。'],
    ['我转进去了', '好的，明天自动再扣一次，扣成功会通知您。'],
  ),
  zh(
    'angry',
    ['买的时候说什么都赔，现在一条一条抠', '非常抱歉您的感受。您的疑问我逐条核对条款，不属于免责的我来推动赔付。'],
    ['骨折也不赔吗', '骨折属于意外医疗范围，我帮您重新提交，三天内给答复。'],
  ),
  zh(
    'worried',
    ['老人买的分红险还在吗', '在的，保单有效，年度分红 320 元已到账。'],
    ['他签名是代签的', '代签要补签，我安排网点当面补，补签期间保障不受影响。'],
  ),
  zh(
    'calm',
    ['受益人可以改成女儿吗', '可以，您本人带证件和关系证明办理，旧受益人不需要到场。'],
    ['在外地怎么办', '可以视频办理，我给您约明天上午。'],
  ),
  zh('calm', ['保单丢了还能理赔吗', '能，报案时说身份信息就行，纸质保单我帮您补寄。']),
  tw(
    'worried',
    ['住院理賠的文件準備好了，可以先預審嗎？', '可以，請先傳診斷書與收據，我一次告訴您還缺什麼。'],
    ['收據在這裡', '收據齊全，就差出院病摘，補上後送件，30 天內核定。'],
  ),
  en(
    'calm',
    [
      'How do I claim for a broken phone?',
      'With the policy number, a photo and the repair estimate. Shall I open the claim?',
    ],
    ['Policy ends in 2248', 'Opened. Send the photo and estimate here and we assess within a week.'],
  ),
  en('angry', [
    'My claim was refused without a reason',
    'You are entitled to the reasons in writing within three days; I will ask for them and have it reviewed.',
  ]),
)
