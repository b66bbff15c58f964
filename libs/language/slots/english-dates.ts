import type { DateBase, DatePattern } from './dates.ts'
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
  weekdayIndex,
  weekOf,
  yearOf,
} from './days.ts'
import { readEnglishNumeral } from './english-numerals.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const WEEKDAY = '(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)'
const N =
  '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)'
const UNIT = '(day|week|month|year)s?'

const day = (found: number | undefined): Days | undefined => (found === undefined ? undefined : oneDay(found))
const numberOf = (text: string | undefined) => (/^an?$/.test(text ?? '') ? 1 : (readEnglishNumeral(text ?? '') ?? 0))
const monthNumber = (text: string | undefined) => MONTHS.indexOf((text ?? '').slice(0, 3)) + 1
const shiftOf = (text: string | undefined) =>
  /^(?:last|previous|past)/.test(text ?? '') ? -1 : /^next|^coming/.test(text ?? '') ? 1 : 0

/**
 * Dates and periods in English, lower case. "last Friday" is the latest Friday before today, "next Friday" the first
 * after it; "last week" is the week (Monday first) before this one; "the last 7 days" end with today.
 */
export const ENGLISH_DATES: readonly DatePattern[] = [
  [`the day before yesterday`, (_, { today }) => oneDay(today - 2)],
  [`the day after tomorrow`, (_, { today }) => oneDay(today + 2)],
  [
    `(yesterday|last night|today|this morning|tonight|tomorrow)`,
    ([word = ''], { today }) => oneDay(today + (NEAR[word] ?? 0)),
  ],
  [
    `${N} ${UNIT} (ago|before|earlier|from now|from today|later)`,
    ([, n, unit, way], { today }) => day(moved(today, numberOf(n), unit, /from|later/.test(way ?? '') ? 1 : -1)),
  ],
  [`in ${N} ${UNIT}(?: time)?`, ([, n, unit], { today }) => day(moved(today, numberOf(n), unit, 1))],
  [`(last|this|next|coming) (${WEEKDAY})(?![a-z])`, ([, which, of], { today }) => weekday(which, of, today)],
  [
    `(${WEEKDAY}) (last|this|next) week`,
    ([, of, which], { today }) => oneDay(weekOf(today, shiftOf(which)).from + weekdayNumber(of)),
  ],
  [
    `(?:on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])`,
    ([, of], { anchor, lean }) => {
      const there = weekOf(anchor, 0).from + weekdayNumber(of)
      return day(choose([there - 7, there, there + 7], anchor, lean))
    },
  ],
  [
    `(last|previous|this|next) (week|month|year|quarter)`,
    ([, which, unit], { today }) => wholeUnit(unit, shiftOf(which), today),
  ],
  [
    `(?:the )?(?:last|past|previous) ${N} ${UNIT}`,
    ([, n, unit], { today }) => ({ from: moved(today, numberOf(n), unit, -1) + 1, to: today + 1 }),
  ],
  [
    `(?:the )?(end|beginning|start) of (last|this|next) month`,
    ([, edge, which], { today }) => {
      const month = wholeUnit('month', shiftOf(which), today)
      return oneDay(edge === 'end' ? month.to - 1 : month.from)
    },
  ],
  [
    `(?:on )?(?:the )?${ORDINAL} (?:of )?(last|this|next) month`,
    ([, of, which], { today }) => {
      const month = wholeUnit('month', shiftOf(which), today)
      return Number(of) >= 1 && month.from + Number(of) <= month.to ? oneDay(month.from + Number(of) - 1) : undefined
    },
  ],
  [
    `(?:on )?(${MONTH}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\d,.]*\\d)`,
    ([, month, of, year], base) => dated(month, of, year, base),
  ],
  [
    `(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})(?:,? (\\d{4}))?(?![a-z\\d])`,
    ([, of, month, year], base) => dated(month, of, year, base),
  ],
  [
    `(?:on )?the ${ORDINAL}(?! (?:time|day|of|one|option|card|floor|payment|transaction))`,
    ([, of], { anchor, lean }) => day(dayOfSomeMonth(Number(of), anchor, lean)),
  ],
  [`on ${ORDINAL}`, ([, of], { anchor, lean }) => day(dayOfSomeMonth(Number(of), anchor, lean))],
  [
    `(?:in |since )?(${MONTH}),? (?:of )?(\\d{4})(?!\\d)`,
    ([, month, year]) => monthOf(Number(year), monthNumber(month)),
  ],
  [
    `(?:in |of |during |for )(${MONTH})(?! \\d)(?![a-z])`,
    ([, month], base) => (month === 'may' && !/^/.test('') ? undefined : someMonth(month, base)),
  ],
  [
    `(january|february|april|june|july|august|september|october|november|december)(?! \\d)(?![a-z])`,
    ([, month], base) => someMonth(month, base),
  ],
  [
    `(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of (\\d{4}|last year|this year))?`,
    ([, which, year], { today }) => quarterOf(yearNumber(year, today), '1234'.indexOf(ORDER[which ?? ''] ?? '') + 1),
  ],
  [`q([1-4])(?: (?:of )?(\\d{4}))?`, ([, which, year], { today }) => quarterOf(yearNumber(year, today), Number(which))],
  [`(?:in |during |the year )(20\\d{2})(?![\\d.,-])`, ([, year]) => yearOf(Number(year))],
]

const NEAR: Readonly<Record<string, number>> = { yesterday: -1, 'last night': -1, tomorrow: 1 }
const ORDER: Readonly<Record<string, string>> = {
  ...{ first: '1', second: '2', third: '3', fourth: '4', '1st': '1', '2nd': '2', '3rd': '3', '4th': '4' },
}

function weekdayNumber(word: string | undefined): number {
  return WEEKDAYS.indexOf((word ?? '').slice(0, 3))
}

function weekday(which: string | undefined, of: string | undefined, today: number): Days {
  const away = (weekdayNumber(of) - weekdayIndex(today) + 7) % 7
  if (which === 'last') return oneDay(today + (away === 0 ? -7 : away - 7))
  if (which === 'this') return oneDay(weekOf(today, 0).from + weekdayNumber(of))
  return oneDay(today + (away === 0 ? 7 : away))
}

function moved(today: number, n: number, unit: string | undefined, sign: 1 | -1): number {
  if (unit === 'month') return addMonths(today, sign * n)
  if (unit === 'year') return addMonths(today, sign * n * 12)
  return today + sign * n * (unit === 'week' ? 7 : 1)
}

function wholeUnit(unit: string | undefined, shift: number, today: number): Days {
  const { year, month } = partsOf(today)
  if (unit === 'week') return weekOf(today, shift)
  if (unit === 'month') return monthOf(year, month, shift)
  if (unit === 'year') return yearOf(year + shift)
  const first = Math.floor((month - 1) / 3) * 3 + 1 + 3 * shift
  return { from: monthOf(year, first).from, to: monthOf(year, first + 2).to }
}

function dated(
  month: string | undefined,
  of: string | undefined,
  year: string | undefined,
  { anchor, lean }: DateBase,
): Days | undefined {
  const there = [monthNumber(month), Number(of)] as const
  return day(year === undefined ? dayOfSomeYear(...there, anchor, lean) : dayIn(Number(year), ...there))
}

function someMonth(month: string | undefined, { anchor, lean }: DateBase): Days | undefined {
  const first = dayOfSomeYear(
    monthNumber(month),
    1,
    lean === 'future' ? anchor - partsOf(anchor).day + 1 : anchor,
    lean,
  )
  return first === undefined ? undefined : monthOf(partsOf(first).year, monthNumber(month))
}

function yearNumber(text: string | undefined, today: number): number {
  if (text === undefined || text === 'this year') return partsOf(today).year
  return text === 'last year' ? partsOf(today).year - 1 : Number(text)
}
