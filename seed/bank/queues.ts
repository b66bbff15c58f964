import { type Words, w } from '../words.ts'
import type { SkillCode } from './skills.ts'

export const QUEUES = [
  'card-fraud',
  'everyday',
  'credit-card',
  'repayment-care',
  'loans',
  'wealth',
  'english',
  'experts',
] as const
export type QueueCode = (typeof QUEUES)[number]

export interface Need {
  readonly skill: SkillCode
  readonly minLevel: 2 | 3 | 4 | 5
}

export interface QueuePlan {
  readonly code: QueueCode
  readonly name: Words
  readonly language: string | null
  readonly needs: readonly Need[]
  /** Waiting longer opens the queue to more people: lower levels first, then members of other queues. */
  readonly relaxations: readonly {
    readonly afterSeconds: number
    readonly needs: readonly Need[]
    readonly alsoFrom: readonly QueueCode[]
  }[]
  readonly hours: 'round-the-clock' | 'service-day'
  readonly ringSeconds: number
  readonly isExpert: boolean
  readonly overflow: { readonly afterSeconds: number; readonly to: QueueCode } | null
  /** A callback or a message is offered from this estimated wait on; null: only when closed. */
  readonly offerInsteadAfterSeconds: number | null
}

const MANDARIN: Need = { skill: 'lang.zh', minLevel: 3 }
const usual = { language: 'zh', hours: 'round-the-clock', ringSeconds: 20, isExpert: false, overflow: null } as const

/**
 * Eight queues. Whatever can cost a customer money tonight is answered round the clock, advice and arrangements from
 * 08:00 to 22:00 (nobody is spoken to about a debt outside these hours).
 */
export const QUEUE_PLANS: readonly QueuePlan[] = [
  {
    ...usual,
    code: 'card-fraud',
    name: w('挂失与反诈专席', '掛失與防詐專席', 'Card loss and fraud desk'),
    needs: [{ skill: 'anti-fraud', minLevel: 3 }, MANDARIN],
    relaxations: [
      { afterSeconds: 15, needs: [{ skill: 'anti-fraud', minLevel: 2 }, MANDARIN], alsoFrom: ['everyday', 'experts'] },
    ],
    ringSeconds: 12,
    offerInsteadAfterSeconds: null,
  },
  {
    ...usual,
    code: 'everyday',
    name: w('综合与支付', '綜合與支付', 'Accounts and payments'),
    needs: [{ skill: 'payments', minLevel: 3 }, MANDARIN],
    relaxations: [
      { afterSeconds: 30, needs: [{ skill: 'payments', minLevel: 2 }, MANDARIN], alsoFrom: ['credit-card'] },
    ],
    offerInsteadAfterSeconds: 180,
  },
  {
    ...usual,
    code: 'credit-card',
    name: w('信用卡服务', '信用卡服務', 'Credit cards'),
    needs: [{ skill: 'credit-card', minLevel: 3 }, MANDARIN],
    relaxations: [
      { afterSeconds: 30, needs: [{ skill: 'credit-card', minLevel: 2 }, MANDARIN], alsoFrom: ['repayment-care'] },
    ],
    overflow: { afterSeconds: 240, to: 'everyday' },
    offerInsteadAfterSeconds: 180,
  },
  {
    ...usual,
    code: 'repayment-care',
    name: w('信用卡还款协商', '信用卡債務協商', 'Credit-card hardship'),
    needs: [{ skill: 'repayment', minLevel: 3 }, MANDARIN],
    relaxations: [
      { afterSeconds: 45, needs: [{ skill: 'repayment', minLevel: 2 }, MANDARIN], alsoFrom: ['credit-card'] },
    ],
    hours: 'service-day',
    overflow: { afterSeconds: 300, to: 'experts' },
    offerInsteadAfterSeconds: 240,
  },
  {
    ...usual,
    code: 'loans',
    name: w('贷款与按揭', '貸款與房貸', 'Loans and mortgages'),
    needs: [{ skill: 'loans', minLevel: 3 }, MANDARIN],
    relaxations: [{ afterSeconds: 45, needs: [{ skill: 'loans', minLevel: 2 }, MANDARIN], alsoFrom: ['everyday'] }],
    hours: 'service-day',
    offerInsteadAfterSeconds: 180,
  },
  {
    ...usual,
    code: 'wealth',
    name: w('财富顾问', '財富顧問', 'Wealth'),
    needs: [{ skill: 'wealth', minLevel: 3 }, MANDARIN],
    relaxations: [],
    hours: 'service-day',
    offerInsteadAfterSeconds: 180,
  },
  {
    ...usual,
    code: 'english',
    name: w('国际与英语服务', '國際與英語服務', 'International and English desk'),
    language: 'en',
    needs: [{ skill: 'lang.en', minLevel: 4 }],
    relaxations: [{ afterSeconds: 40, needs: [{ skill: 'lang.en', minLevel: 3 }], alsoFrom: ['experts', 'wealth'] }],
    offerInsteadAfterSeconds: 240,
  },
  {
    ...usual,
    code: 'experts',
    name: w('专家坐席', '專家座席', 'Expert desk'),
    language: null,
    needs: [
      { skill: 'soft.problem-solving', minLevel: 4 },
      { skill: 'complaints', minLevel: 3 },
    ],
    relaxations: [],
    ringSeconds: 30,
    isExpert: true,
    offerInsteadAfterSeconds: null,
  },
]
