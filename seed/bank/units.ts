/** The organisation of 云川银行, a bank that does not exist. Units are named in the language of the house. */
export const HEAD_OFFICE = '云川银行总行'

export interface UnitPlan {
  readonly key: UnitKey
  readonly kind: 'branch' | 'department' | 'team'
  readonly name: string
  /** Left out: directly below the head office. */
  readonly below?: UnitKey
}

export const BRANCHES = ['east', 'riverside', 'tech'] as const
export type BranchKey = (typeof BRANCHES)[number]
export const TEAMS = [
  'protect',
  'everyday',
  'cards',
  'repayment',
  'loans',
  'wealth',
  'international',
  'experts',
] as const
export type TeamKey = (typeof TEAMS)[number]
export type UnitKey = BranchKey | TeamKey | 'centre' | 'operations' | 'consumer-protection' | 'products'

/** In an order in which every unit comes after the one above it. */
export const UNITS: readonly UnitPlan[] = [
  { key: 'east', kind: 'branch', name: '城东支行' },
  { key: 'riverside', kind: 'branch', name: '滨江支行' },
  { key: 'tech', kind: 'branch', name: '高新支行' },
  { key: 'centre', kind: 'department', name: '远程银行中心' },
  { key: 'consumer-protection', kind: 'department', name: '消费者权益保护部' },
  { key: 'products', kind: 'department', name: '零售产品部' },
  { key: 'operations', kind: 'department', name: '质量与运营管理部', below: 'centre' },
  { key: 'protect', kind: 'team', name: '挂失反诈组', below: 'centre' },
  { key: 'everyday', kind: 'team', name: '综合支付组', below: 'centre' },
  { key: 'cards', kind: 'team', name: '信用卡组', below: 'centre' },
  { key: 'repayment', kind: 'team', name: '还款关怀组', below: 'centre' },
  { key: 'loans', kind: 'team', name: '贷款按揭组', below: 'centre' },
  { key: 'wealth', kind: 'team', name: '财富顾问组', below: 'centre' },
  { key: 'international', kind: 'team', name: '国际服务组', below: 'centre' },
  { key: 'experts', kind: 'team', name: '专家支持组', below: 'centre' },
]
