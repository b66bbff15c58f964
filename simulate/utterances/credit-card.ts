import { about, en, tw, zh } from './chain.ts'

export const CREDIT_CARD = about(
  'credit-card',
  zh(
    'calm',
    ['这个月账单是多少，什么时候还', '您本期账单 3,286 元，最低还款 328 元，到期还款日是每月 20 日。'],
    ['可以晚几天还吗', '我们有 3 天容时期，20 日起三天内还清都不算逾期。'],
  ),
  zh(
    'angry',
    ['账单里有一笔 999 的年费，我明明刷够了', '我查一下您的刷卡次数……您满 6 次了，这笔年费我马上给您减免。'],
    ['多久能看到', '今天晚上账单就会更新，不用您再操作。'],
  ),
  zh(
    'calm',
    ['想办账单分期，利率多少', '6 期手续费率每期 0.6%，折算年化约 13%，确认页会显示总费用。'],
    ['算贵吗', '比循环利息低，但比按揭高。不急用的话，建议您一次还清。'],
    ['那我先不分了', '好的，有需要随时找我。'],
  ),
  zh(
    'worried',
    ['有一笔境外消费不是我的', '我先把卡做境外关闭，再登记争议。是哪一笔？'],
    ['昨晚十一点 512 美元', '已登记争议，这笔先不用您还，卡我给您换新。'],
  ),
  zh(
    'calm',
    ['额度想提到五万', '可以在手机银行申请临时额度或固定额度，系统当场出结果。'],
    ['审批不过怎么办', '可以半年后再申请，平时按时还款有助于提额。'],
  ),
  zh(
    'calm',
    ['积分快过期了能换什么', '手机银行积分商城可以换话费和里程，12 月 31 日前有效。'],
    ['能转给家人吗', '不能转让，但可以换成电子券给家人使用。'],
  ),
  zh(
    'angry',
    ['明明还了钱还打电话催我，什么意思', '非常抱歉！您的还款昨天入账，催收名单今天没来得及更新，我立即把您移除。'],
    ['再打我就投诉', '已经移除，今后不会再打。这次的打扰我登记为工单，由主管向您致歉。'],
  ),
  zh(
    'calm',
    ['卡快到期了，新卡什么时候寄', '到期前一个月会自动寄新卡，寄到您留存的地址。'],
    ['地址换了', '我帮您改成新地址，请说一下街道和门牌。'],
    ['城东新村 12 号 3 单元', '已经改好，新卡会寄到这里，签收请带身份证件。'],
  ),
  tw(
    'calm',
    ['刷卡滿額的禮券怎麼沒收到？', '禮券於結帳後 15 個工作日寄送，我幫您查詢寄送狀態。'],
    ['已經三週了', '我幫您補寄並升級為掛號，三天內可收到。'],
  ),
  tw(
    'worried',
    ['信用卡被重複刷了兩次', '我先登錄爭議款，確認後會退回一筆。'],
    ['大概要多久', '約 7 個營業日會有結果，期間不用先繳。'],
  ),
  en(
    'calm',
    [
      'I paid my bill twice by mistake',
      'The second payment shows as a credit of 1,260 yuan; it will go against your next bill.',
    ],
    ['Can I get it back instead?', 'Yes, I can return it to your debit card within three working days. Shall I?'],
    ['Please do', 'Done. You will get a message when it arrives.'],
  ),
  en(
    'angry',
    [
      'A hotel charged my card after I cancelled',
      'I am sorry. I will open a dispute; please send me the cancellation e-mail.',
    ],
    ['Sent', 'Thank you, received. You need not pay this amount while we check.'],
  ),
)
