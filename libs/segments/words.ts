import type { FieldName } from './fields.ts'

export const RULE_LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
export type RuleLocale = (typeof RULE_LOCALES)[number]

export const FIELD_WORDS: Readonly<Record<RuleLocale, Readonly<Record<FieldName, string>>>> = {
  'zh-CN': {
    'assets-month-average': '资产月日均',
    'assets-tier': '资产等级（本系统按月计算）',
    'bank-tier': '银行客户等级',
    'life-stage': '生命周期',
    'days-as-customer': '成为客户的天数',
    'days-since-activity': '距上次动账的天数',
    'activities-90d': '近90天动账次数',
    'recency-score': '最近动账评分（1–5）',
    'frequency-score': '动账频率评分（1–5）',
    'money-score': '动账金额评分（1–5）',
    'app-log-ins-90d': '近90天登录次数',
    products: '持有产品',
    language: '语言',
    'contacts-90d': '近90天联络次数',
    'same-reason-7d': '7天内同一原因的联络次数',
    'last-rating': '最近一次评价分数',
    'complaints-365d': '近365天投诉次数',
    feeling: '情绪',
    needs: '服务需要',
  },
  'zh-TW': {
    'assets-month-average': '資產月日均',
    'assets-tier': '資產等級（本系統按月計算）',
    'bank-tier': '銀行客戶等級',
    'life-stage': '生命週期',
    'days-as-customer': '成為客戶的天數',
    'days-since-activity': '距上次動帳的天數',
    'activities-90d': '近90天動帳次數',
    'recency-score': '最近動帳評分（1–5）',
    'frequency-score': '動帳頻率評分（1–5）',
    'money-score': '動帳金額評分（1–5）',
    'app-log-ins-90d': '近90天登入次數',
    products: '持有產品',
    language: '語言',
    'contacts-90d': '近90天聯繫次數',
    'same-reason-7d': '7天內同一原因的聯繫次數',
    'last-rating': '最近一次評價分數',
    'complaints-365d': '近365天申訴次數',
    feeling: '情緒',
    needs: '服務需求',
  },
  en: {
    'assets-month-average': 'assets, month average',
    'assets-tier': 'tier by assets (kept here by the month)',
    'bank-tier': 'the bank’s tier',
    'life-stage': 'life cycle',
    'days-as-customer': 'days as a customer',
    'days-since-activity': 'days since the last transaction',
    'activities-90d': 'transactions in 90 days',
    'recency-score': 'recency score (1–5)',
    'frequency-score': 'frequency score (1–5)',
    'money-score': 'money score (1–5)',
    'app-log-ins-90d': 'log-ins in 90 days',
    products: 'products held',
    language: 'language',
    'contacts-90d': 'contacts in 90 days',
    'same-reason-7d': 'contacts for the same reason in 7 days',
    'last-rating': 'last rating',
    'complaints-365d': 'complaints in 365 days',
    feeling: 'feeling',
    needs: 'needs when served',
  },
}

export const VALUE_WORDS: Readonly<Record<RuleLocale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    ...{ mass: '大众', gold: '金卡', affluent: '财富', diamond: '钻石', private: '私行' },
    ...{ new: '新客', growing: '成长', mature: '成熟', declining: '衰退', lost: '流失' },
    ...{ 'zh-CN': '简体中文', 'zh-TW': '繁体中文', en: '英文' },
  },
  'zh-TW': {
    ...{ mass: '一般', gold: '金卡', affluent: '財富', diamond: '鑽石', private: '私人銀行' },
    ...{ new: '新客戶', growing: '成長', mature: '成熟', declining: '衰退', lost: '流失' },
    ...{ 'zh-CN': '簡體中文', 'zh-TW': '繁體中文', en: '英文' },
  },
  en: {
    ...{ mass: 'mass', gold: 'gold', affluent: 'affluent', diamond: 'diamond', private: 'private' },
    ...{ new: 'new', growing: 'growing', mature: 'mature', declining: 'declining', lost: 'lost' },
    ...{ 'zh-CN': 'Simplified Chinese', 'zh-TW': 'Traditional Chinese', en: 'English' },
  },
}

interface RuleWords {
  readonly and: string
  readonly or: string
  readonly comma: string
  readonly nothing: string
  bracket(text: string): string
  not(text: string): string
  none(text: string): string
  atLeast(count: number, text: string): string
  between(name: string, from: string, upTo: string): string
  'one-of'(name: string, words: string): string
  'none-of'(name: string, words: string): string
  money(yuan: string): string
  days(days: number): string
  because(line: string, value: string): string
  times(count: number): string
  /** A score, what was measured, the span of its fifth (either end open) and the day the spans were drawn. */
  scored(score: number, measured: string, above: string | null, upTo: string | null, day: string): string
}

export const RULE_WORDS: Readonly<Record<RuleLocale, RuleWords>> = {
  'zh-CN': {
    ...{ and: '，且', or: ' 或 ', comma: '、', nothing: '（无）' },
    bracket: (text) => `（${text}）`,
    not: (text) => `不满足“${text}”`,
    none: (text) => `以下都不满足：${text}`,
    atLeast: (count, text) => `至少满足 ${count} 项：${text}`,
    between: (name, from, upTo) => `${name} 在 ${from} 至 ${upTo}（不含）之间`,
    'one-of': (name, words) => `${name}是 ${words}`,
    'none-of': (name, words) => `${name}不是 ${words}`,
    money: (yuan) => `${yuan} 元`,
    days: (days) => `${days} 天`,
    because: (line, value) => `${line}（当前：${value}）`,
    times: (count) => `${count} 次`,
    scored: (score, measured, above, upTo, day) =>
      `${score} 分，实为 ${measured}；该档${above === null ? '' : `高于 ${above}`}${above === null || upTo === null ? '' : '、'}${upTo === null ? '' : `不超过 ${upTo}`}，${day} 划定`,
  },
  'zh-TW': {
    ...{ and: '，且', or: ' 或 ', comma: '、', nothing: '（無）' },
    bracket: (text) => `（${text}）`,
    not: (text) => `不符合「${text}」`,
    none: (text) => `以下皆不符合：${text}`,
    atLeast: (count, text) => `至少符合 ${count} 項：${text}`,
    between: (name, from, upTo) => `${name} 在 ${from} 至 ${upTo}（不含）之間`,
    'one-of': (name, words) => `${name}是 ${words}`,
    'none-of': (name, words) => `${name}不是 ${words}`,
    money: (yuan) => `${yuan} 元`,
    days: (days) => `${days} 天`,
    because: (line, value) => `${line}（目前：${value}）`,
    times: (count) => `${count} 次`,
    scored: (score, measured, above, upTo, day) =>
      `${score} 分，實為 ${measured}；該級距${above === null ? '' : `高於 ${above}`}${above === null || upTo === null ? '' : '、'}${upTo === null ? '' : `不超過 ${upTo}`}，${day} 劃定`,
  },
  en: {
    ...{ and: ', and ', or: ' or ', comma: ', ', nothing: '(none)' },
    bracket: (text) => `(${text})`,
    not: (text) => `not: ${text}`,
    none: (text) => `none of: ${text}`,
    atLeast: (count, text) => `at least ${count} of: ${text}`,
    between: (name, from, upTo) => `${name} from ${from} to below ${upTo}`,
    'one-of': (name, words) => `${name} is ${words}`,
    'none-of': (name, words) => `${name} is not ${words}`,
    money: (yuan) => `CNY ${yuan}`,
    days: (days) => `${days} ${days === 1 ? 'day' : 'days'}`,
    because: (line, value) => `${line} (now: ${value})`,
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    scored: (score, measured, above, upTo, day) =>
      `${score}: ${measured}, of the fifth${above === null ? '' : ` above ${above}`}${upTo === null ? '' : ` up to ${upTo}`}, drawn ${day}`,
  },
}
