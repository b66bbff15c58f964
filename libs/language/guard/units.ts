/** What a number counts, by what follows it in tightened text; the first that fits. */
const AFTER: readonly (readonly [string, string])[] = [
  ['percent', '%|percent|per cent|个百分点|percentage points?'],
  ['permille', '‰'],
  ['basis-point', 'bps?\\b|个?基点|basis points?'],
  ['CNY', '(?:元)?人民币|rmb|cny|yuan|renminbi'],
  ['TWD', '(?:元)?新台币|台币|twd|ntd'],
  ['HKD', '港币|港元|hkd|hong kong dollars?'],
  ['USD', '美元|美金|usd|us dollars?'],
  ['EUR', '欧元|eur\\b|euros?'],
  ['GBP', '英镑|gbp|pounds?'],
  ['JPY', '日元|日圆|jpy|yen'],
  ['money', '元|块|圆|dollars?'],
  ['working-day', '个?工作日|个?营业日|(?:working|business|banking) days?'],
  ['day', '天|个?自然日|calendar days?|days?(?! of)'],
  ['week', '周|个?星期|个?礼拜|weeks?'],
  ['month', '个月|months?'],
  ['month-of-year', '月'],
  ['day-of-month', '日|号(?!码|线)'],
  ['year', '年|years?'],
  ['hour', '个?小时|个?钟头|hours?|hrs?\\b'],
  ['minute', '分钟|minutes?|mins?\\b'],
  ['second', '秒|seconds?'],
  ['clock', '点|时(?!候|间)|am\\b|pm\\b|a\\.m|p\\.m'],
  ['age', '周?岁'],
  ['discount', '折'],
  ['times', '倍|times the'],
  ['occasion', '次|回|times\\b'],
  ['item', '笔|张|份|transactions?|cards?|cop(?:y|ies)|cheques?'],
  ['instalment', '期|instal?lments?'],
  ['digit', '位(?:数|数字)?|digits?|-digit'],
  ['person', '人|名'],
  ['count', '个|种|项|类|条|家|步|方面|台'],
]
const PATTERNS = AFTER.map(([unit, words]) => [unit, new RegExp(`^[ -]?(?:${words})`)] as const)

/** Signs and words that stand before a number. */
const BEFORE: readonly (readonly [string, RegExp])[] = [
  ['CNY', /(?:¥|rmb|cny|人民币) ?$/],
  ['TWD', /(?:nt\$|twd|ntd|新?台币) ?$/],
  ['HKD', /(?:hk\$|hkd|港币) ?$/],
  ['USD', /(?:us\$|usd|美元) ?$/],
  ['EUR', /(?:€|eur) ?$/],
  ['GBP', /(?:£|gbp) ?$/],
  ['money', /\$ ?$/],
]

/** '' when nothing known follows. A range (3-5天) takes the unit of its end. */
export function unitAfter(after: string): string {
  const rest = after.replace(/^ ?(?:-|~|–|—|到|至|to|or|或) ?[\d零一二两三四五六七八九十百千万.,]+/, '')
  return PATTERNS.find(([, pattern]) => pattern.test(rest.replace(/^(?:多|余|来)/, '')))?.[0] ?? ''
}

export function unitBefore(before: string): string {
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? ''
}
