import { CHINESE_NUMERAL, readChineseNumeral } from './chinese-numerals.ts'
import { ENGLISH_NUMERAL, readEnglishNumeral } from './english-numerals.ts'
import type { Amount, Currency } from './slot.ts'

/** An amount in normalised text. */
export interface FoundAmount {
  readonly value: Amount
  readonly from: number
  readonly to: number
}

/**
 * Amounts of money in a normalised text. A number is money when a currency stands by it, when it is as people say sums
 * (三千五, 两万多, 1.5k), or after a word such as 转 or "transfer"; 3个月 and "5 days" are not.
 * @param anyNumber the question asked for an amount: every number is one
 */
export function findAmounts(text: string, anyNumber: boolean): FoundAmount[] {
  const found: FoundAmount[] = []
  for (const match of text.matchAll(SHAPE)) {
    const amount = read(text, match, anyNumber)
    if (amount) found.push(amount)
  }
  return found
}

const CURRENCIES: readonly (readonly [Currency, string])[] = [
  ['CNY', '人民币|rmb|cny|yuan|renminbi|¥'],
  ['TWD', '新台币|新臺币|台币|臺币|nt\\$|ntd|twd'],
  ['HKD', '港币|港元|港纸|港幣|hk\\$|hkd'],
  ['USD', '美元|美金|美刀|us\\$|usd|us dollars?'],
  ['EUR', '欧元|欧|eur|euros?|€'],
  ['GBP', '英镑|gbp|pounds?|£'],
  ['JPY', '日元|日币|日圆|jpy|yen'],
  ['AUD', '澳元|澳币|aud|a\\$'],
  ['CAD', '加元|加币|cad'],
  ['SGD', '新加坡元|新加坡币|新币|sgd|s\\$'],
  ['CHF', '瑞士法郎|瑞郎|chf'],
  ['KRW', '韩元|韩币|krw|won'],
]
const NAMED = CURRENCIES.map(([, names]) => names).join('|')
const BARE = '元|块钱|块|圆|蚊|dollars?|bucks?|刀'
const NUMBER = `\\d+(?:,\\d{3})*\\.\\d+|\\d+(?:,\\d{3})+(?:\\.\\d+)?(?![\\d.]*\\d)|${CHINESE_NUMERAL}|\\d+(?:\\.\\d+)?`
const SHAPE = new RegExp(
  `(?<before>(?<![a-z])(?:${NAMED}|\\$) ?)?` +
    `(?:(?<english>(?<![a-z])${ENGLISH_NUMERAL})|(?<number>${NUMBER})(?<size> ?(?:k|w|m|thousand|million|grand)(?![a-z]))?)` +
    `(?<more>多|余|来|几|出头)?(?<big>[万亿千百])?(?<more2>多|余|来)?` +
    `(?: ?(?<after>${NAMED}|${BARE})(?!(?<=[a-z])[a-z])(?<more3>多)?(?<coins>[\\d一二两三四五六七八九](?:[毛角])?(?:[\\d一二三四五六七八九]分?)?(?![\\d个年月天]))?(?<coin2>半)?)?` +
    `(?<jiao> ?(?:毛|角)(?:钱)?)?`,
  'gu',
)
const SIZES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, w: 1e4, m: 1e6, thousand: 1e3, grand: 1e3, million: 1e6 },
  ...{ 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 },
}

function read(text: string, match: RegExpMatchArray, anyNumber: boolean): FoundAmount | undefined {
  const parts = match.groups ?? {}
  const from = match.index ?? 0
  const to = from + match[0].length
  const number = parts.english ? readEnglishNumeral(parts.english) : readChineseNumeral(parts.number ?? '')
  if (number === undefined || /[\d.]/.test(text.charAt(from - 1)) || /^[\d.]*\d|^%/.test(text.slice(to)))
    return undefined
  const size = (SIZES[parts.size?.trim() ?? ''] ?? 1) * (SIZES[parts.big ?? ''] ?? 1)
  const units = number * size * (parts.jiao ? 0.1 : 1) + coins(parts)
  const sign = parts.before ?? parts.after
  const isMoney = sign !== undefined || parts.jiao !== undefined
  if (!isMoney && !(anyNumber ? !isCounted(text.slice(to)) : isSum(text, parts, from, to, units))) return undefined
  const vague = parts.more ?? parts.more2 ?? parts.more3
  const bound =
    vague === '来'
      ? 'about'
      : vague
        ? 'over'
        : boundOf(text.slice(Math.max(0, from - 14), from), text.slice(to, to + 12))
  const currency = sign === undefined ? undefined : currencyOf(sign.trim())
  const value = { minor: Math.round(units * 100), bound, ...(currency ? { currency } : {}) } as const
  return { value, from, to: to - (match[0].length - match[0].trimEnd().length) }
}

/** 三块五 3.5, 三块五毛二 3.52, 五块半 5.5. */
function coins(parts: Readonly<Record<string, string | undefined>>): number {
  if (parts.coin2) return 0.5
  const [first, second] = (parts.coins ?? '').replace(/[毛角分]/g, '')
  if (first === undefined || !/块|元/.test(parts.after ?? '')) return 0
  return (readChineseNumeral(first) ?? 0) / 10 + (second === undefined ? 0 : (readChineseNumeral(second) ?? 0) / 100)
}

function currencyOf(sign: string): Currency | undefined {
  return CURRENCIES.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(sign))?.[0]
}

/** A measure word, a percent sign or a unit of time follows, so the number counts something other than money. */
function isCounted(after: string): boolean {
  return /^ ?(?:个|天|日|号|月|年|周|星期|礼拜|次|张|笔|位|人|分钟|分|点|岁|倍|期|小时|秒|条|家|遍|成|折|回|层|楼|路|%|percent|days?\b|weeks?\b|months?\b|years?\b|times?\b|hours?\b|minutes?\b|cards?\b|people\b|(?:st|nd|rd|th)\b|-|\/|:)/.test(
    after,
  )
}

/** Without a currency: said as people say sums of money, or after a verb that moves money. */
function isSum(
  text: string,
  parts: Readonly<Record<string, string | undefined>>,
  from: number,
  to: number,
  units: number,
): boolean {
  if (isCounted(text.slice(to)) || units < 1) return false
  if (
    /(?:尾号|后四位|末四[位码]|账号|号码|电话|手机|验证码|ending(?: in| with)?|number|no\.?|code)[:是为 ]*(?:is )?$/.test(
      text.slice(0, from),
    )
  )
    return false
  if (/第$|[年月]$/.test(text.slice(0, from))) return false
  const words = parts.number ?? ''
  if (parts.size !== undefined || parts.big !== undefined) return true
  if (/[百千万亿佰仟]/.test(words) && units >= 100) return true
  if (parts.english && /hundred|thousand|grand|million/.test(parts.english)) return true
  return MOVES.test(text.slice(0, from))
}

const MOVES =
  /(?:转账?|汇款?|存入?|取出?|还款?|充值?|付款?|借|贷|提现?|支付|扣了?|扣款|到账|入账|转了|转出|转入|汇了|取了|存了|还了|额度|金额|总共|一共|花了|刷了|欠)(?:给?[\u4e00-\u9fff]{0,2})?(?:是|为|了|到|约|大概|大约)?[: ]?$|\b(?:transfer(?:red)?|send|sent|pay|paid|deposit(?:ed)?|withdr[ae]w(?:n)?|remit(?:ted)?|borrow|spent|amount(?: is| of)?|limit(?: is| of| to)?|charged(?: me)?|owe)(?: about| around| over| only)? $/

/** Words around a number that say it is not meant to the cent. */
function boundOf(before: string, after: string): Amount['bound'] {
  if (/(?:不到|不足|少于|低于|小于|至多|最多|不超过|under|below|less than|at most|up to|no more than) ?$/.test(before))
    return 'under'
  if (/^ ?(?:以下|以内|之内|不到|or less|at most)/.test(after)) return 'under'
  if (/(?:超过|多于|高于|大于|至少|起码|最少|不少于|over|above|more than|at least) ?$/.test(before)) return 'over'
  if (/^ ?(?:以上|多|起|出头|or more|\+)/.test(after)) return 'over'
  if (
    /(?:大概|大约|约|差不多|将近|接近|左右|about|around|roughly|approximately|almost|nearly|some) ?(?:是|有)? ?$/.test(
      before,
    )
  )
    return 'about'
  return /^ ?(?:左右|上下|or so|ish)/.test(after) ? 'about' : 'exact'
}
