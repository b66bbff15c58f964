import { type Words, w } from '../words.ts'
import type { QueueCode } from './queues.ts'

export const TOPICS = [
  'card-loss',
  'scam-report',
  'payment',
  'account',
  'digital',
  'credit-card',
  'repayment',
  'loan',
  'wealth',
  'insurance',
  'fx',
  'freeze',
  'bereavement',
  'complaint',
] as const
export type TopicCode = (typeof TOPICS)[number]

export interface TopicPlan {
  readonly code: TopicCode
  readonly name: Words
  readonly queue: QueueCode
}

/** What customers may ask about, in the order in which the chat shows it. English goes to the English desk. */
export const TOPIC_PLANS: readonly TopicPlan[] = [
  { code: 'card-loss', name: w('卡丢了、被盗', '卡片遺失、遭竊', 'Lost or stolen card'), queue: 'card-fraud' },
  { code: 'scam-report', name: w('遇到诈骗', '遇到詐騙', 'Report a scam'), queue: 'card-fraud' },
  { code: 'payment', name: w('转账与支付', '轉帳與支付', 'Transfers and payments'), queue: 'everyday' },
  { code: 'account', name: w('开户与账户资料', '開戶與帳戶資料', 'Accounts and details'), queue: 'everyday' },
  {
    code: 'digital',
    name: w('手机银行登录与密码', '行動銀行登入與密碼', 'App, login and password'),
    queue: 'everyday',
  },
  { code: 'credit-card', name: w('信用卡账单与分期', '信用卡帳單與分期', 'Credit-card bill'), queue: 'credit-card' },
  { code: 'repayment', name: w('还款有困难', '繳款有困難', 'Trouble paying a card'), queue: 'repayment-care' },
  { code: 'loan', name: w('贷款与按揭', '貸款與房貸', 'Loans and mortgages'), queue: 'loans' },
  { code: 'wealth', name: w('理财与基金', '理財與基金', 'Wealth and funds'), queue: 'wealth' },
  { code: 'insurance', name: w('保险与理赔', '保險與理賠', 'Insurance and claims'), queue: 'wealth' },
  { code: 'fx', name: w('外汇与境外汇款', '外匯與國外匯款', 'Foreign exchange'), queue: 'english' },
  { code: 'freeze', name: w('账户被冻结', '帳戶遭凍結', 'Frozen account'), queue: 'everyday' },
  { code: 'bereavement', name: w('亲人去世、继承', '親人過世、繼承', 'Bereavement'), queue: 'experts' },
  { code: 'complaint', name: w('投诉与建议', '客訴與建議', 'Complaint or suggestion'), queue: 'everyday' },
]

/** For a customer who names no topic. */
export const ANY_TOPIC = { name: w('其他', '其他', 'Something else'), queue: 'everyday' as QueueCode }
export const ENGLISH_DESK: QueueCode = 'english'
