import type { Line, Purpose, Rule } from './rule.ts'
import type { RuleLocale } from './words.ts'

export const MODELS = ['tier', 'life-cycle', 'rfm', 'behaviour', 'emotion-effort', 'own'] as const
export type Model = (typeof MODELS)[number]

/** A segment as it comes with the product. */
export interface ModelSegment {
  readonly code: string
  readonly model: Model
  readonly purpose: Purpose
  readonly name: Readonly<Record<RuleLocale, string>>
  readonly rule: Rule
}

const only = (...lines: readonly Line[]): Rule => ({ of: 'all', rules: [{ of: 'any', rules: lines }] })
const every = (...lines: readonly Line[]): Rule => ({ of: 'all', rules: [{ of: 'all', rules: lines }] })
const score = (of: 'recency' | 'frequency' | 'money', value: number): Line => ({
  ...{ field: `${of}-score`, is: 'at-least', value },
})
const named = (zhCN: string, zhTW: string, en: string) => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })
const tier = (code: string, name: ModelSegment['name']): ModelSegment => ({
  ...{ code: `tier-${code}`, model: 'tier', purpose: 'service', name },
  rule: only({ field: 'assets-tier', is: 'one-of', words: [code] }),
})
const stage = (code: string, name: ModelSegment['name']): ModelSegment => ({
  ...{ code: `stage-${code}`, model: 'life-cycle', purpose: 'service', name },
  rule: only({ field: 'life-stage', is: 'one-of', words: [code] }),
})

/** The house’s originals, by model: where everybody stands until somebody writes more. All serve, none sells. */
export const DEFAULT_SEGMENTS: readonly ModelSegment[] = [
  tier('gold', named('金卡客户', '金卡客戶', 'Gold by assets')),
  tier('affluent', named('财富客户', '財富客戶', 'Affluent by assets')),
  tier('diamond', named('钻石客户', '鑽石客戶', 'Diamond by assets')),
  tier('private', named('私行客户', '私人銀行客戶', 'Private by assets')),
  stage('new', named('新客户', '新客戶', 'New customers')),
  stage('growing', named('成长期客户', '成長期客戶', 'Growing customers')),
  stage('mature', named('成熟期客户', '成熟期客戶', 'Mature customers')),
  stage('declining', named('活跃下降客户', '活躍下降客戶', 'Declining customers')),
  stage('lost', named('流失客户', '流失客戶', 'Lost customers')),
  {
    ...{ code: 'rfm-champions', model: 'rfm', purpose: 'service' },
    name: named('优质活跃客户', '優質活躍客戶', 'Champions'),
    rule: every(score('recency', 4), score('frequency', 4), score('money', 4)),
  },
  {
    ...{ code: 'rfm-about-to-lose', model: 'rfm', purpose: 'service' },
    name: named('即将流失的优质客户', '即將流失的優質客戶', 'About to lose'),
    rule: every({ field: 'recency-score', is: 'below', value: 3 }, score('frequency', 3), score('money', 3)),
  },
  {
    ...{ code: 'digital-first', model: 'behaviour', purpose: 'service' },
    name: named('常用手机银行', '常用行動銀行', 'Digital first'),
    rule: only({ field: 'app-log-ins-90d', is: 'at-least', value: 36 }),
  },
  {
    ...{ code: 'borrower', model: 'behaviour', purpose: 'service' },
    name: named('有贷款或信用卡', '有貸款或信用卡', 'Borrowers'),
    rule: only({ field: 'products', is: 'one-of', words: ['贷款', '信用卡', '貸款', 'loan', 'credit card'] }),
  },
  {
    ...{ code: 'upset', model: 'emotion-effort', purpose: 'service' },
    name: named('情绪低落或不满', '情緒低落或不滿', 'Upset or grieving'),
    rule: only({
      ...{ field: 'feeling', is: 'one-of' },
      words: ['angry', 'worried', 'grieving', '愤怒', '焦虑', '悲伤', '憤怒', '焦慮', '悲傷'],
    }),
  },
  {
    ...{ code: 'high-effort', model: 'emotion-effort', purpose: 'service' },
    name: named('反复来询', '反覆來詢', 'High effort'),
    rule: only({ field: 'same-reason-7d', is: 'at-least', value: 2 }),
  },
]
