import { readChineseNumeral } from './chinese-numerals.ts'
import type { DatePattern } from './dates.ts'
import {
  addMonths,
  choose,
  type Days,
  dayIn,
  dayOfSomeMonth,
  dayOfSomeYear,
  monthOf,
  oneDay,
  partsOf,
  quarterOf,
  weekOf,
  yearOf,
} from './days.ts'

const N = '[\\d零〇一二两三四五六七八九十]{1,4}|半'
const YEAR = '\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2}'
const WEEK = '(?:周|星期|礼拜)'
const DAY = '(?:日|号)'
const count = (text: string | undefined) => readChineseNumeral(text ?? '') ?? 0
const day = (found: number | undefined): Days | undefined => (found === undefined ? undefined : oneDay(found))

/** Dates and periods as people write and say them in Chinese; texts are normalised, so simplified. */
export const CHINESE_DATES: readonly DatePattern[] = [
  [
    `大?前[天日]|昨[天日晚]|今[天日晚早]|明[天日晚早]|大?后[天日]`,
    ([word = ''], { today }) => oneDay(today + (NEAR[word.replace(/[日晚早]$/, '天')] ?? 0)),
  ],
  [
    `(${N})(天|日|周|个?星期|个?礼拜|个月|年)(?:以前|之前|前)`,
    ([, n, unit], { today }) => day(back(today, count(n), unit ?? '', -1)),
  ],
  [
    `(${N})(天|日|周|个?星期|个?礼拜|个月|年)(?:以后|之后|后)`,
    ([, n, unit], { today }) => day(back(today, count(n), unit ?? '', 1)),
  ],
  [
    `(上上|上|这|本|下下|下)个?${WEEK}([一二三四五六日天1-6])`,
    ([, which, of], { today }) => oneDay(weekOf(today, SHIFT[which ?? ''] ?? 0).from + weekday(of)),
  ],
  [
    `(?<!每|每个)${WEEK}([一二三四五六日天1-6])(?![\\d天日])`,
    ([, of], { anchor, lean }) => {
      const there = [-1, 0, 1].map((shift) => weekOf(anchor, shift).from + weekday(of))
      return day(choose(there, anchor, lean))
    },
  ],
  [
    `(上上|上|这|本|下下|下)个?${WEEK}(?![一二三四五六日天1-6])`,
    ([, which], { today }) => weekOf(today, SHIFT[which ?? ''] ?? 0),
  ],
  [
    `(?:(${YEAR})年|(今年|去年|前年|明年)|民国(\\d{2,3})年)?的?(${N})月(?:份的?)?(${N})${DAY}?(?![月个天年\\d万千百元块])`,
    ([, year, word, minguo, month, of], { today, anchor, lean }) => {
      const known = yearIn(year, word, minguo, today)
      return day(
        known === undefined
          ? dayOfSomeYear(count(month), count(of), anchor, lean)
          : dayIn(known, count(month), count(of)),
      )
    },
  ],
  [
    `(上上个?|上个?|这个?|本|下个?)月的?(${N})${DAY}`,
    ([, which, of], { today }) => {
      const there = shiftedMonth(today, which)
      return count(of) >= 1 && there.from + count(of) <= there.to ? oneDay(there.from + count(of) - 1) : undefined
    },
  ],
  [
    `(上上个?|上个?|这个?|本|下个?)?月(底|末|初)`,
    ([, which, edge], { today }) => {
      const there = shiftedMonth(today, which)
      return oneDay(edge === '初' ? there.from : there.to - 1)
    },
  ],
  [
    `(?<![\\d月年第一二三四五六七八九十])(${N})${DAY}(?![线楼院店路柜窗卡码])`,
    ([, of], { anchor, lean }) => day(dayOfSomeMonth(count(of), anchor, lean)),
  ],
  [
    `(上上个?|上个?|这个?|本|当|下个?)月(?![\\d一二三四五六七八九十]{1,2}${DAY}|的[\\d一二三四五六七八九十]|[底末初])`,
    ([, which], { today }) => shiftedMonth(today, which),
  ],
  [
    `(今年|本年|去年|前年|明年)(?!第?[一二三四1-4]季|[上下]半年|的?[\\d一二三四五六七八九十]{1,2}月)`,
    ([, word], { today }) => yearOf(yearIn(undefined, word, undefined, today) ?? 0),
  ],
  [
    `(\\d{4}|[一二][零〇一二三四五六七八九]{3})年(?!第?[一二三四1-4]季|[上下]半年|[\\d一二三四五六七八九十]{1,2}月)`,
    ([, year]) => yearOf(fullYear(year)),
  ],
  [`民国(\\d{2,3})年(?![\\d一二三四五六七八九十]{1,2}月)`, ([, year]) => yearOf(1911 + count(year))],
  [
    `(?:(${YEAR})年|(今年|去年|前年|明年)|民国(\\d{2,3})年)?的?(${N})月(?:份|整月)?(?![\\d一二三四五六七八九十]{1,3}${DAY}|[底末初])`,
    ([, year, word, minguo, month], { today, anchor, lean }) => {
      const known = yearIn(year, word, minguo, today)
      const of = count(month)
      if (of < 1 || of > 12 || !Number.isInteger(of)) return undefined
      if (known !== undefined) return monthOf(known, of)
      const first = dayOfSomeYear(of, 1, lean === 'future' ? partsStart(anchor) : anchor, lean)
      return first === undefined ? undefined : monthOf(partsOf(first).year, of)
    },
  ],
  [
    `(?:(${YEAR})年|(今年|去年|前年|明年))?第?([一二三四1-4])季度?`,
    ([, year, word, quarter], { today }) =>
      quarterOf(yearIn(year, word, undefined, today) ?? partsOf(today).year, count(quarter)),
  ],
  [
    `(?:(${YEAR})年|(今年|去年|前年|明年))?([上下])半年`,
    ([, year, word, half], { today }) =>
      quarterOf(yearIn(year, word, undefined, today) ?? partsOf(today).year, half === '上' ? 1 : 3, 2),
  ],
  [
    `(?:最近的?|近|过去的?)(${N})(天|日|周|个?星期|个?礼拜|个月|年)(?!前)`,
    ([, n, unit], { today }) => ({ from: back(today, count(n), unit ?? '', -1) + 1, to: today + 1 }),
  ],
]

const NEAR: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 }
const SHIFT: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 }

function weekday(sign: string | undefined): number {
  const at = '一二三四五六'.indexOf(sign ?? '')
  return at >= 0 ? at : /[1-6]/.test(sign ?? '') ? Number(sign) - 1 : 6
}

function shiftedMonth(today: number, which: string | undefined): Days {
  const { year, month } = partsOf(today)
  return monthOf(year, month, SHIFT[(which ?? '').replace('个', '')] ?? 0)
}

function partsStart(anchor: number): number {
  return anchor - partsOf(anchor).day + 1
}

/** 半年 is six months, 半个月 fifteen days. */
function back(today: number, n: number, unit: string, sign: 1 | -1): number {
  if (unit === '年') return addMonths(today, sign * Math.round(12 * n))
  if (unit === '个月') return n === 0.5 ? today + sign * 15 : addMonths(today, sign * n)
  return today + sign * n * (unit === '天' || unit === '日' ? 1 : 7)
}

function yearIn(
  year: string | undefined,
  word: string | undefined,
  minguo: string | undefined,
  today: number,
): number | undefined {
  if (minguo !== undefined) return 1911 + count(minguo)
  if (year !== undefined) return fullYear(year)
  const shift = word === undefined ? undefined : { 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1 }[word]
  return shift === undefined ? undefined : partsOf(today).year + shift
}

/** Two digits mean this century: 26 is 2026. */
function fullYear(text: string | undefined): number {
  const year = count(text)
  return year < 100 ? 2000 + year : year
}
