/** The sums kept for every quarter hour, queue and channel. */
export const MEASURES = [
  'requested',
  'offered',
  'answered',
  'answered_in_time',
  'abandoned',
  'abandoned_short',
  'responded',
  'responded_in_30s',
  'wait_answered_ms',
  'wait_abandoned_ms',
  'first_response_ms',
  'handled',
  'talk_ms',
  'hold_ms',
  'after_ms',
  'transferred',
  'flowed_out',
  'invited',
  'rated',
  'satisfied',
  'branch_referred',
] as const
export type Measure = (typeof MEASURES)[number]
export type Sums = Readonly<Record<Measure, number>>

/** A sum of measures: `{ answered: 1, abandoned: 1, abandoned_short: -1 }`. */
export type Combination = Readonly<Partial<Record<Measure, 1 | -1>>>

/** Agent states whose time a figure adds up. */
export type AgentStates = readonly (
  | 'available'
  | 'busy'
  | 'wrap-up'
  | 'break'
  | 'meal'
  | 'training'
  | 'meeting'
  | 'cool-down'
)[]

export interface KpiDefinition {
  readonly key: string
  /** Number in the house's KPI dictionary. */
  readonly number: number
  /** Stored beside every value: the same key by another formula is another figure. */
  readonly formula: string
  readonly name: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
  readonly unit: 'share' | 'seconds' | 'count'
  /** The finest grain at which it means something. */
  readonly grain: 'interval' | 'day' | 'week' | 'live'
  readonly source:
    | { readonly kind: 'contacts'; readonly numerator: Combination; readonly denominator: Combination | null }
    | { readonly kind: 'agent-time'; readonly numerator: AgentStates; readonly denominator: AgentStates }
    | { readonly kind: 'waiting' }
    /** Counted by `assist` from what people did, by the reach of whoever asks; here it has its name and its goal. */
    | { readonly kind: 'tool-use' }
  /** The formula in words, shown on hover. */
  readonly words: Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
}

const PRESENT: AgentStates = ['available', 'busy', 'wrap-up', 'break', 'meal', 'training', 'meeting', 'cool-down']

/** The figures of this release, as data. Times are summed in milliseconds and shown in seconds. */
export const KPIS: readonly KpiDefinition[] = [
  {
    key: 'service_level',
    number: 1,
    formula: 'house: in time / (answered + abandoned − short)',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '服务水平', 'zh-TW': '服務水準', en: 'Service level' },
    source: {
      kind: 'contacts',
      numerator: { answered_in_time: 1 },
      denominator: { answered: 1, abandoned: 1, abandoned_short: -1 },
    },
    words: {
      'zh-CN': '时限内应答 ÷（应答 + 放弃 − 短放弃）',
      'zh-TW': '時限內接聽 ÷（接聽 + 放棄 − 短時放棄）',
      en: 'answered in time ÷ (answered + abandoned − short abandons)',
    },
  },
  {
    key: 'answer_rate',
    number: 2,
    formula: 'a: human answered / human requested',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '人工接通率', 'zh-TW': '真人接聽率', en: 'Answer rate' },
    source: { kind: 'contacts', numerator: { answered: 1 }, denominator: { requested: 1 } },
    words: {
      'zh-CN': '人工应答 ÷ 请求人工',
      'zh-TW': '真人接聽 ÷ 要求真人',
      en: 'answered by a person ÷ asked for a person',
    },
  },
  {
    key: 'response_rate_30s',
    number: 3,
    formula: 'first human response <= 30 s / requested',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '30秒响应率', 'zh-TW': '30秒回應率', en: 'Response within 30 seconds' },
    source: { kind: 'contacts', numerator: { responded_in_30s: 1 }, denominator: { requested: 1 } },
    words: {
      'zh-CN': '30 秒内人工首次响应 ÷ 请求人工',
      'zh-TW': '30 秒內真人首次回應 ÷ 要求真人',
      en: 'first human response within 30 s ÷ asked for a person',
    },
  },
  {
    key: 'abandon_rate',
    number: 4,
    formula: 'abandoned / offered',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '放弃率', 'zh-TW': '放棄率', en: 'Abandon rate' },
    source: { kind: 'contacts', numerator: { abandoned: 1 }, denominator: { offered: 1 } },
    words: { 'zh-CN': '放弃 ÷ 进入队列', 'zh-TW': '放棄 ÷ 進入佇列', en: 'abandoned ÷ offered' },
  },
  {
    key: 'abandon_rate_without_short',
    number: 4,
    formula: '(abandoned − short) / (offered − short)',
    unit: 'share',
    grain: 'interval',
    name: {
      'zh-CN': '放弃率（不含短放弃）',
      'zh-TW': '放棄率（不含短時放棄）',
      en: 'Abandon rate without short abandons',
    },
    source: {
      kind: 'contacts',
      numerator: { abandoned: 1, abandoned_short: -1 },
      denominator: { offered: 1, abandoned_short: -1 },
    },
    words: {
      'zh-CN': '（放弃 − 短放弃）÷（进入队列 − 短放弃）',
      'zh-TW': '（放棄 − 短時放棄）÷（進入佇列 − 短時放棄）',
      en: '(abandoned − short) ÷ (offered − short)',
    },
  },
  {
    key: 'short_abandon',
    number: 5,
    formula: 'abandoned within 5 s',
    unit: 'count',
    grain: 'interval',
    name: { 'zh-CN': '短放弃', 'zh-TW': '短時放棄', en: 'Short abandons' },
    source: { kind: 'contacts', numerator: { abandoned_short: 1 }, denominator: null },
    words: { 'zh-CN': '5 秒内放弃的联络数', 'zh-TW': '5 秒內放棄的聯絡數', en: 'contacts abandoned within 5 s' },
  },
  {
    key: 'average_speed_of_answer',
    number: 6,
    formula: 'wait of answered / answered',
    unit: 'seconds',
    grain: 'interval',
    name: { 'zh-CN': '平均应答速度', 'zh-TW': '平均應答速度', en: 'Average speed of answer' },
    source: { kind: 'contacts', numerator: { wait_answered_ms: 1 }, denominator: { answered: 1 } },
    words: {
      'zh-CN': '已应答联络的等待时间 ÷ 已应答（不含放弃）',
      'zh-TW': '已接聽聯絡的等候時間 ÷ 已接聽（不含放棄）',
      en: 'wait of answered contacts ÷ answered (abandons excluded)',
    },
  },
  {
    key: 'longest_wait',
    number: 7,
    formula: 'longest current wait',
    unit: 'seconds',
    grain: 'live',
    name: { 'zh-CN': '最长等待', 'zh-TW': '最長等候', en: 'Longest wait' },
    source: { kind: 'waiting' },
    words: {
      'zh-CN': '此刻队列中等待最久的时长',
      'zh-TW': '此刻佇列中等候最久的時間',
      en: 'longest wait in a queue at this moment',
    },
  },
  {
    key: 'average_abandon_time',
    number: 8,
    formula: 'wait of abandoned / abandoned',
    unit: 'seconds',
    grain: 'interval',
    name: { 'zh-CN': '平均放弃时长', 'zh-TW': '平均放棄時間', en: 'Average abandon time' },
    source: { kind: 'contacts', numerator: { wait_abandoned_ms: 1 }, denominator: { abandoned: 1 } },
    words: {
      'zh-CN': '放弃联络的等待时间 ÷ 放弃',
      'zh-TW': '放棄聯絡的等候時間 ÷ 放棄',
      en: 'wait of abandoned contacts ÷ abandoned',
    },
  },
  {
    key: 'average_handle_time',
    number: 9,
    formula: '(talk + hold + wrap-up) / handled, wall clock',
    unit: 'seconds',
    grain: 'interval',
    name: { 'zh-CN': '平均处理时长', 'zh-TW': '平均處理時間', en: 'Average handle time' },
    source: { kind: 'contacts', numerator: { talk_ms: 1, hold_ms: 1, after_ms: 1 }, denominator: { handled: 1 } },
    words: {
      'zh-CN': '（交谈 + 保持 + 话后）÷ 已处理；在线会话按钟点时间',
      'zh-TW': '（交談 + 保留 + 話後）÷ 已處理；線上交談按鐘點時間',
      en: '(talk + hold + wrap-up) ÷ handled; chats by the wall clock',
    },
  },
  {
    key: 'after_contact_work_time',
    number: 10,
    formula: 'wrap-up / handled',
    unit: 'seconds',
    grain: 'interval',
    name: { 'zh-CN': '平均话后时长', 'zh-TW': '平均話後時間', en: 'Average after-contact work' },
    source: { kind: 'contacts', numerator: { after_ms: 1 }, denominator: { handled: 1 } },
    words: { 'zh-CN': '话后处理时间 ÷ 已处理', 'zh-TW': '話後處理時間 ÷ 已處理', en: 'wrap-up time ÷ handled' },
  },
  {
    key: 'hold_ratio',
    number: 11,
    formula: 'hold / talk',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '保持占比', 'zh-TW': '保留佔比', en: 'Hold ratio' },
    source: { kind: 'contacts', numerator: { hold_ms: 1 }, denominator: { talk_ms: 1 } },
    words: { 'zh-CN': '保持时间 ÷ 交谈时间', 'zh-TW': '保留時間 ÷ 交談時間', en: 'hold time ÷ talk time' },
  },
  {
    key: 'occupancy',
    number: 13,
    formula: '(busy + wrap-up) / (busy + wrap-up + available)',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '占用率', 'zh-TW': '佔用率', en: 'Occupancy' },
    source: { kind: 'agent-time', numerator: ['busy', 'wrap-up'], denominator: ['busy', 'wrap-up', 'available'] },
    words: {
      'zh-CN': '处理时间 ÷（处理 + 示闲）',
      'zh-TW': '處理時間 ÷（處理 + 待命）',
      en: 'handling time ÷ (handling + ready time)',
    },
  },
  {
    key: 'utilisation',
    number: 14,
    formula: '(busy + wrap-up) / signed-in',
    unit: 'share',
    grain: 'day',
    name: { 'zh-CN': '工时利用率（按在岗）', 'zh-TW': '工時利用率（按在線）', en: 'Utilisation of signed-in time' },
    source: { kind: 'agent-time', numerator: ['busy', 'wrap-up'], denominator: PRESENT },
    words: { 'zh-CN': '处理时间 ÷ 在岗时间', 'zh-TW': '處理時間 ÷ 在線時間', en: 'handling time ÷ signed-in time' },
  },
  {
    key: 'shrinkage',
    number: 15,
    formula: 'signed in and not available / signed-in',
    unit: 'share',
    grain: 'day',
    name: { 'zh-CN': '损耗率（按在岗）', 'zh-TW': '耗損率（按在線）', en: 'Shrinkage of signed-in time' },
    source: {
      kind: 'agent-time',
      numerator: ['break', 'meal', 'training', 'meeting', 'cool-down'],
      denominator: PRESENT,
    },
    words: {
      'zh-CN': '小休、用餐、培训、会议、平复 ÷ 在岗时间',
      'zh-TW': '小休、用餐、訓練、會議、平復 ÷ 在線時間',
      en: 'breaks, meals, training, meetings, cool-down ÷ signed-in time',
    },
  },
  {
    key: 'transfer_rate',
    number: 21,
    formula: 'transferred contacts / answered',
    unit: 'share',
    grain: 'day',
    name: { 'zh-CN': '转接率', 'zh-TW': '轉接率', en: 'Transfer rate' },
    source: { kind: 'contacts', numerator: { transferred: 1 }, denominator: { answered: 1 } },
    words: { 'zh-CN': '转接过的联络 ÷ 应答', 'zh-TW': '轉接過的聯絡 ÷ 接聽', en: 'contacts transferred ÷ answered' },
  },
  {
    key: 'branch_referral_rate',
    number: 25,
    formula: '(booked at a branch + case for a branch + told to go there, each contact once) / answered',
    unit: 'share',
    grain: 'day',
    name: { 'zh-CN': '网点引导率', 'zh-TW': '分行引導率', en: 'Branch referral rate' },
    source: { kind: 'contacts', numerator: { branch_referred: 1 }, denominator: { answered: 1 } },
    words: {
      'zh-CN': '预约到店、转网点案件或小结为“引导至网点”的联络 ÷ 应答；每次联络只计一次',
      'zh-TW': '預約臨櫃、轉分行案件或小結為「引導至分行」的聯絡 ÷ 接聽；每次聯絡只計一次',
      en: 'contacts with a visit booked, a case for a branch, or wrapped up as referred to one ÷ answered; each contact once',
    },
  },
  {
    key: 'contact_satisfaction',
    number: 33,
    formula: 'rated 4 or 5 of 5 / rated',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '联络满意率', 'zh-TW': '聯絡滿意率', en: 'Contact satisfaction' },
    source: { kind: 'contacts', numerator: { satisfied: 1 }, denominator: { rated: 1 } },
    words: {
      'zh-CN': '客户评 4 或 5 分（满分 5 分）÷ 已评价的联络；不含问卷',
      'zh-TW': '客戶評 4 或 5 分（滿分 5 分）÷ 已評分的聯絡；不含問卷',
      en: 'rated 4 or 5 of 5 by the customer ÷ contacts rated; surveys are counted apart',
    },
  },
  {
    key: 'rating_participation',
    number: 34,
    formula: 'rated / invited by the system',
    unit: 'share',
    grain: 'interval',
    name: { 'zh-CN': '参评率', 'zh-TW': '參評率', en: 'Rating participation' },
    source: { kind: 'contacts', numerator: { rated: 1 }, denominator: { invited: 1 } },
    words: {
      'zh-CN': '已评价的联络 ÷ 系统邀请评价的联络；坐席不能挑选邀请谁',
      'zh-TW': '已評分的聯絡 ÷ 系統邀請評分的聯絡；客服專員無法挑選邀請對象',
      en: 'contacts rated ÷ contacts the system asked about; agents choose nobody',
    },
  },
  {
    key: 'first_response_time',
    number: 42,
    formula: 'mean of first human response',
    unit: 'seconds',
    grain: 'interval',
    name: { 'zh-CN': '首次响应时长', 'zh-TW': '首次回應時間', en: 'First response time' },
    source: { kind: 'contacts', numerator: { first_response_ms: 1 }, denominator: { responded: 1 } },
    words: {
      'zh-CN': '从请求到人工首次有意义回复的平均时长',
      'zh-TW': '從要求到真人首次有意義回覆的平均時間',
      en: 'mean time from asking to the first meaningful human words',
    },
  },
  {
    key: 'tool_adoption',
    number: 43,
    formula: 'people with >= 5 meaningful uses in the week / people who had contacts that week',
    unit: 'share',
    grain: 'week',
    name: { 'zh-CN': '技术使用率', 'zh-TW': '技術使用率', en: 'Tool use' },
    source: { kind: 'tool-use' },
    words: {
      'zh-CN': '一周内有意义使用至少 5 次的人数 ÷ 该周接过联络的人数；登录不算',
      'zh-TW': '一週內有意義使用至少 5 次的人數 ÷ 該週接過聯繫的人數；登入不算',
      en: 'people with at least 5 meaningful uses in the week ÷ people who had contacts that week; signing in is none',
    },
  },
]

export const kpiByKey = (key: string): KpiDefinition | undefined => KPIS.find((kpi) => kpi.key === key)
