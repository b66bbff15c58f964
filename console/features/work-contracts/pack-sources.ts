import type { Locale } from '../../ui/words/locale.ts'

/** The sources of the packs' rules as their readers know them, by rule. In English the packs say them themselves. */
const sourceWords = {
  'zh-CN': {
    'CN-DAY-HOURS': '《劳动法》第 36 条；《国务院关于职工工作时间的规定》第 3 条',
    'CN-WEEK-HOURS': '《国务院关于职工工作时间的规定》（第 174 号令）第 3 条；《劳动法》第 36 条为 44 小时',
    'CN-OVERTIME': '《劳动法》第 41 条；《女职工劳动保护特别规定》（第 619 号令）第 6、9 条',
    'CN-REST-DAY': '《劳动法》第 38 条',
    'CN-DAYS-IN-A-ROW': '《劳动法》第 38 条：每周至少休息一日',
    'CN-REST-11': '内部规则；未见法规',
    'CN-NIGHTS': '内部规则；夜间为 22:00 至 06:00',
    'CN-NO-NIGHTS': '《女职工劳动保护特别规定》（第 619 号令）第 6、9 条',
    'CN-STRETCH': '内部规则：连续在线最多两小时',
    'CN-MEAL': '内部规则：首尾一小时不安排用餐',
    'TW-DAY-HOURS': '台湾《劳动基准法》第 30 条第 1 项',
    'TW-WEEK-HOURS': '台湾《劳动基准法》第 30 条第 1 项',
    'TW-OVERTIME': '台湾《劳动基准法》第 32 条第 2 项',
    'TW-REST-11': '台湾《劳动基准法》第 34 条第 2 项（更换班次时）；按该条程序才可为 8 小时',
    'TW-TWO-DAYS-OFF': '台湾《劳动基准法》第 36 条第 1 项：每七日应有一例假、一休息日',
    'TW-DAYS-IN-A-ROW': '台湾《劳动基准法》第 36 条：两个例假之间不超过六天',
    'TW-PAUSE': '台湾《劳动基准法》第 35 条：连续工作四小时至少休息三十分钟',
    'TW-NO-NIGHTS': '台湾《劳动基准法》第 49 条第 5 项',
    'TW-NO-NIGHTS-CHILD': '台湾《劳动基准法》第 48 条',
  },
  'zh-TW': {
    'CN-DAY-HOURS': '大陸《勞動法》第 36 條；《國務院關於職工工作時間的規定》第 3 條',
    'CN-WEEK-HOURS': '大陸《國務院關於職工工作時間的規定》（第 174 號令）第 3 條；《勞動法》第 36 條為 44 小時',
    'CN-OVERTIME': '大陸《勞動法》第 41 條；《女職工勞動保護特別規定》（第 619 號令）第 6、9 條',
    'CN-REST-DAY': '大陸《勞動法》第 38 條',
    'CN-DAYS-IN-A-ROW': '大陸《勞動法》第 38 條：每週至少休息一日',
    'CN-REST-11': '內部規則；未見法規',
    'CN-NIGHTS': '內部規則；夜間為 22:00 至 06:00',
    'CN-NO-NIGHTS': '大陸《女職工勞動保護特別規定》（第 619 號令）第 6、9 條',
    'CN-STRETCH': '內部規則：連續在線最多兩小時',
    'CN-MEAL': '內部規則：首尾一小時不安排用餐',
    'TW-DAY-HOURS': '勞動基準法第 30 條第 1 項',
    'TW-WEEK-HOURS': '勞動基準法第 30 條第 1 項',
    'TW-OVERTIME': '勞動基準法第 32 條第 2 項',
    'TW-REST-11': '勞動基準法第 34 條第 2 項（更換班次時）；依該條程序始得為 8 小時',
    'TW-TWO-DAYS-OFF': '勞動基準法第 36 條第 1 項：每七日中應有二日之休息，一日為例假，一日為休息日',
    'TW-DAYS-IN-A-ROW': '勞動基準法第 36 條：二例假之間不逾六日',
    'TW-PAUSE': '勞動基準法第 35 條：繼續工作四小時，至少應有三十分鐘之休息',
    'TW-NO-NIGHTS': '勞動基準法第 49 條第 5 項',
    'TW-NO-NIGHTS-CHILD': '勞動基準法第 48 條',
  },
} as const

/** What a rule of a pack rests on, in the reader's language; what is not put into words is said as the pack does. */
export function packSource({ id, source }: { readonly id: string; readonly source: string }, locale: Locale): string {
  if (locale === 'en') return source
  const words: Readonly<Record<string, string>> = sourceWords[locale]
  return words[id] ?? source
}
