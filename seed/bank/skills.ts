import { type Words, w } from '../words.ts'

export type SkillKind = 'product' | 'language' | 'soft'

interface SkillPlan {
  readonly kind: SkillKind
  readonly names: Words
}

/** The catalogue. Product skills are the stems and branches of the T of an agent. */
export const SKILLS = {
  card: { kind: 'product', names: w('借记卡与挂失', '金融卡與掛失', 'Debit cards and loss') },
  'anti-fraud': { kind: 'product', names: w('反诈', '防詐', 'Anti-fraud') },
  accounts: { kind: 'product', names: w('账户', '帳戶', 'Accounts') },
  payments: { kind: 'product', names: w('支付转账', '支付轉帳', 'Payments') },
  digital: { kind: 'product', names: w('电子渠道', '數位通路', 'Digital channels') },
  'credit-card': { kind: 'product', names: w('信用卡', '信用卡', 'Credit cards') },
  repayment: { kind: 'product', names: w('还款协商', '債務協商', 'Repayment arrangements') },
  loans: { kind: 'product', names: w('贷款与按揭', '貸款與房貸', 'Loans and mortgages') },
  wealth: { kind: 'product', names: w('财富管理', '財富管理', 'Wealth') },
  insurance: { kind: 'product', names: w('保险服务', '保險服務', 'Insurance') },
  fx: { kind: 'product', names: w('外汇', '外匯', 'Foreign exchange') },
  complaints: { kind: 'product', names: w('投诉处理', '客訴處理', 'Complaints') },
  'lang.zh': { kind: 'language', names: w('普通话', '國語', 'Mandarin') },
  'lang.en': { kind: 'language', names: w('英语', '英語', 'English') },
  'lang.yue': { kind: 'language', names: w('粤语', '粵語', 'Cantonese') },
  'soft.communication': { kind: 'soft', names: w('沟通表达', '溝通表達', 'Communication') },
  'soft.emotion': { kind: 'soft', names: w('情绪安抚', '情緒安撫', 'Calming') },
  'soft.problem-solving': { kind: 'soft', names: w('问题解决', '問題解決', 'Problem solving') },
  'soft.law': { kind: 'soft', names: w('法律合规', '法令遵循', 'Law and compliance') },
} as const satisfies Readonly<Record<string, SkillPlan>>

export type SkillCode = keyof typeof SKILLS
export const SOFT_SKILLS = ['soft.communication', 'soft.emotion', 'soft.problem-solving', 'soft.law'] as const
export const kindOf = (skill: SkillCode): SkillKind => SKILLS[skill].kind
