import { CHINESE_DATES } from './chinese-dates.ts'
import { type Days, dateOf, dayOf, type Lean } from './days.ts'
import { ENGLISH_DATES } from './english-dates.ts'
import { WRITTEN_DATES } from './written-dates.ts'

/** What a relative date is relative to. */
export interface DateBase {
  readonly today: number
  /** Dates without a year or month are found from it: today, or the start of a period for its end. */
  readonly anchor: number
  readonly lean: Lean
}

/** Source of a regular expression and what its match means; undefined when it is no date after all. */
export type DatePattern = readonly [source: string, read: (match: RegExpExecArray, base: DateBase) => Days | undefined]

export interface FoundDate {
  readonly kind: 'date' | 'period'
  readonly from: string
  /** Half-open: the day after the last. */
  readonly to: string
  readonly start: number
  readonly end: number
}

/**
 * Dates and periods in normalised Chinese or English text, in order, none over another. At each place the longest
 * reading wins; two readings joined by 到, 至, "to" or a dash are one period.
 * @param today local date of whoever speaks
 * @param lean whether he speaks of what was or of what will be, where a date leaves it open
 */
export function findDates(text: string, today: string, lean: Lean = 'past'): FoundDate[] {
  const day = dayOf(today)
  const base: DateBase = { today: day, anchor: day, lean }
  const found: FoundDate[] = []
  for (let at = 0; at < text.length; ) {
    const first = longestAt(text, at, base)
    if (!first) {
      at++
      continue
    }
    const second = rangeAfter(text, first, day)
    const days = second ? { from: first.days.from, to: second.days.to } : first.days
    const end = second?.end ?? first.end
    found.push({
      kind: second || days.to - days.from > 1 ? 'period' : 'date',
      from: dateOf(days.from),
      to: dateOf(days.to),
      start: at,
      end,
    })
    at = end
  }
  return found.map((one) => withOpening(text, one))
}

interface Reading {
  readonly days: Days
  readonly end: number
}

const PATTERNS = [...WRITTEN_DATES, ...CHINESE_DATES, ...ENGLISH_DATES].map(
  ([source, read]) => [new RegExp(source, 'uy'), read] as const,
)

function longestAt(text: string, at: number, base: DateBase): Reading | undefined {
  let best: Reading | undefined
  for (const [pattern, read] of PATTERNS) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || (best && at + match[0].length <= best.end)) continue
    if (/^[a-z0-9]/.test(match[0]) && /[a-z0-9]/.test(text.charAt(at - 1))) continue
    const days = read(match, base)
    if (days) best = { days, end: at + match[0].length }
  }
  return best
}

/** The end of a period begun by `first`: read forwards from its start, so 3号到8号 and 12月28号到2号 come out right. */
function rangeAfter(text: string, first: Reading, today: number): Reading | undefined {
  const joint = /^ ?(?:到|至|-|~|—|–|直到|to|until|till|through|and) ?/u.exec(text.slice(first.end))
  if (!joint) return undefined
  const isAnd = joint[0].trim() === 'and'
  if (isAnd && !/between [^.]*$/.test(text.slice(0, first.end))) return undefined
  const base: DateBase = { today, anchor: first.days.from, lean: 'future' }
  const second = longestAt(text, first.end + joint[0].length, base)
  return second && second.days.to > first.days.from ? second : undefined
}

/** 从 and "from" belong to a period. */
function withOpening(text: string, found: FoundDate): FoundDate {
  if (found.kind === 'date') return found
  const opening = /(?:从|自|from |between |from the |between the )$/u.exec(text.slice(0, found.start))
  return opening ? { ...found, start: opening.index } : found
}
