/** Who says so, in the reader's language; a bank's own words stay as they were written. */
export interface SourceWords {
  readonly 'zh-CN': string
  readonly 'zh-TW': string
  readonly en: string
}

/** Sources as seen, some in copies: verify with the original before relying on one. */
export const SOURCES = {
  house: {
    'zh-CN': '本行默认，与银行商定',
    'zh-TW': '本行預設，與銀行商定',
    en: 'House default, to be settled with the bank',
  },
  pipl: {
    'zh-CN': '《个人信息保护法》第十三条至第十六条，2021-11-01 起施行',
    'zh-TW': '《個人信息保護法》第十三條至第十六條，2021-11-01 起施行',
    en: 'Personal Information Protection Law, articles 13 to 16, in force 2021-11-01',
  },
  piplSeparate: {
    'zh-CN': '《个人信息保护法》第二十三条、第二十九条：单独同意',
    'zh-TW': '《個人信息保護法》第二十三條、第二十九條：單獨同意',
    en: 'Personal Information Protection Law, articles 23 and 29: separate consent',
  },
  pbc5: {
    'zh-CN': '中国人民银行令〔2020〕第 5 号：营销、体验和调研由客户自由选择',
    'zh-TW': '中國人民銀行令〔2020〕第 5 號：行銷、體驗與調查由客戶自由選擇',
    en: 'Central bank order 2020 no. 5: marketing, experience and research are a free choice',
  },
  collection: {
    'zh-CN': '银行业协会催收指引（2026）；GB/T 45251-2025',
    'zh-TW': '銀行業協會催收指引（2026）；GB/T 45251-2025',
    en: 'Banking association guideline on collection 2026; GB/T 45251-2025',
  },
  telecom: {
    'zh-CN': '商业性电话和短信管理规定（2020 年征求意见稿，未见施行）；2018 年以来的白名单做法',
    'zh-TW': '商業性電話與簡訊管理規定（2020 年徵求意見稿，未見施行）；2018 年以來的白名單做法',
    en: 'Draft telecom rules 2020 on commercial calls and messages (not seen in force); whitelist practice since 2018',
  },
  usDebt: {
    'zh-CN': '美国 12 CFR 1006.6、1006.14（F 条例），2021-11-30 起施行',
    'zh-TW': '美國 12 CFR 1006.6、1006.14（F 規則），2021-11-30 起施行',
    en: '12 CFR 1006.6 and 1006.14 (Regulation F), in force 2021-11-30',
  },
  usCalls: {
    'zh-CN': '美国 47 CFR 64.1200 (c)：当地时间 08:00 至 21:00 方可致电',
    'zh-TW': '美國 47 CFR 64.1200 (c)：當地時間 08:00 至 21:00 方可致電',
    en: '47 CFR 64.1200 (c): calls between 08:00 and 21:00 local time',
  },
  gate: { 'zh-CN': '联系闸门本身', 'zh-TW': '聯繫閘門本身', en: 'The gate itself' },
} as const satisfies Readonly<Record<string, SourceWords>>

/** Several sources of one rule, as rules carry them. */
export const sourcesOf = (...all: readonly SourceWords[]): string => all.map(({ en }) => en).join('; ')

const LONGEST_FIRST = Object.values<SourceWords>(SOURCES).sort((a, b) => b.en.length - a.en.length)

/** A source of a rule as this reader reads it. */
export function sourceIn(source: string, locale: keyof SourceWords): string {
  const told = LONGEST_FIRST.reduce((text, words) => text.replace(words.en, words[locale]), source)
  return told === source ? source : told.replaceAll('; ', locale === 'en' ? '; ' : '；')
}
