import { type AdjustedWorkday, type CalendarData, type OpeningSpan, WEEKDAYS, type Weekday } from './calendar-data.ts'
import { DAY_MS, dayNumberOf, isLocalDate, timeOfDayMs, weekdayOfDayNumber } from './local-dates.ts'

/** What is wrong at `path` (as in `weekly.monday[1]`), and what to write there. */
export interface CalendarFault {
  readonly path: string
  readonly problem: string
}

/** Every fault of a calendar; overlaps are looked for only among spans that can be read. */
export function findFaults(data: CalendarData, isZoneKnown: boolean): readonly CalendarFault[] {
  const faults: CalendarFault[] = []
  const report = (path: string, problem: string) => faults.push({ path, problem })
  if (!isZoneKnown) report('zone', `"${data.zone}" is not a known IANA zone: write a name such as Asia/Shanghai`)
  checkWeekdayNames(data, report)
  checkTimes(data, report)
  const special = checkDates(data, report)
  checkOverlaps(data, special, report)
  return faults
}

type Report = (path: string, problem: string) => void

function checkWeekdayNames(data: CalendarData, report: Report): void {
  const names: readonly string[] = WEEKDAYS
  const expectWeekday = (path: string, name: string) => {
    if (!names.includes(name)) report(path, `"${name}" is not a weekday: write one of ${names.join(', ')}`)
  }
  for (const name of Object.keys(data.weekly)) expectWeekday(`weekly.${name}`, name)
  data.workingWeekdays?.forEach((name, index) => {
    expectWeekday(`workingWeekdays[${index}]`, name)
  })
  data.adjustedWorkdays?.forEach((workday, index) => {
    if ('like' in workday) expectWeekday(`adjustedWorkdays[${index}].like`, workday.like)
  })
}

function checkTimes(data: CalendarData, report: Report): void {
  for (const { path, spans } of spanLists(data)) {
    spans.forEach((span, index) => {
      checkSpan(`${path}[${index}]`, span, report)
    })
  }
}

function checkSpan(path: string, { from, to }: OpeningSpan, report: Report): void {
  const fromMs = timeOfDayMs(from)
  const toMs = timeOfDayMs(to)
  if (fromMs === null || fromMs === DAY_MS) {
    report(`${path}.from`, `"${from}" is not an opening time: write HH:MM or HH:MM:SS, 00:00 to 23:59:59`)
  }
  if (toMs === null) report(`${path}.to`, `"${to}" is not a closing time: write HH:MM or HH:MM:SS, 00:00 to 24:00`)
  if (fromMs !== null && fromMs === toMs) {
    report(path, `opens and closes at ${from}: write 00:00 to 24:00 for a whole day, or leave the span out`)
  }
}

interface SpanList {
  readonly path: string
  readonly spans: readonly OpeningSpan[]
}

function spanLists(data: CalendarData): readonly SpanList[] {
  const lists: SpanList[] = []
  for (const weekday of WEEKDAYS) lists.push({ path: `weekly.${weekday}`, spans: data.weekly[weekday] ?? [] })
  data.holidays?.forEach(({ spans }, index) => {
    lists.push({ path: `holidays[${index}].spans`, spans: spans ?? [] })
  })
  data.adjustedWorkdays?.forEach((workday, index) => {
    if ('spans' in workday) lists.push({ path: `adjustedWorkdays[${index}].spans`, spans: workday.spans })
  })
  return lists
}

/** @returns the special days that can be read, by day number; of a date listed twice, the first */
function checkDates(data: CalendarData, report: Report): ReadonlyMap<number, SpanList> {
  const special = new Map<number, SpanList>()
  const add = (path: string, date: string, spans: readonly OpeningSpan[]) => {
    if (!isLocalDate(date)) return report(`${path}.date`, `"${date}" is not a date: write YYYY-MM-DD, 1900 to 2199`)
    const day = dayNumberOf(date)
    const other = special.get(day)
    if (other) return report(`${path}.date`, `${date} is already listed at ${other.path}: keep one of them`)
    special.set(day, { path, spans })
  }
  data.holidays?.forEach(({ date, spans }, index) => {
    add(`holidays[${index}]`, date, spans ?? [])
  })
  data.adjustedWorkdays?.forEach((workday, index) => {
    add(`adjustedWorkdays[${index}]`, workday.date, spansOfWorkday(data, workday))
  })
  return special
}

function spansOfWorkday(data: CalendarData, workday: AdjustedWorkday): readonly OpeningSpan[] {
  return 'like' in workday ? (data.weekly[workday.like] ?? []) : workday.spans
}

/** Within a day, and between the tail of a night span and the day it runs into. Touching is no overlap. */
function checkOverlaps(data: CalendarData, special: ReadonlyMap<number, SpanList>, report: Report): void {
  for (const { path, spans } of spanLists(data)) {
    const sorted = readable(spans, 0)
    for (const [index, span] of sorted.entries()) {
      const previous = sorted[index - 1]
      if (previous) reportOverlap(path, previous, span, report)
    }
  }
  const weekly = (weekday: Weekday): SpanList => ({ path: `weekly.${weekday}`, spans: data.weekly[weekday] ?? [] })
  for (const [index, weekday] of WEEKDAYS.entries()) {
    checkNight(weekly(WEEKDAYS[(index + 6) % 7] ?? 'sunday'), weekly(weekday), report)
  }
  const dayOf = (day: number) => special.get(day) ?? weekly(weekdayOfDayNumber(day))
  for (const [day, list] of special) {
    checkNight(dayOf(day - 1), list, report)
    if (!special.has(day + 1)) checkNight(list, dayOf(day + 1), report)
  }
}

function checkNight(eve: SpanList, morrow: SpanList, report: Report): void {
  const night = readable(eve.spans, -DAY_MS).at(-1)
  const first = readable(morrow.spans, 0)[0]
  if (night && first) reportOverlap(`${eve.path} into ${morrow.path}`, night, first, report)
}

interface ReadSpan {
  readonly text: string
  readonly fromMs: number
  readonly toMs: number
}

function readable(spans: readonly OpeningSpan[], shiftMs: number): readonly ReadSpan[] {
  const read: ReadSpan[] = []
  for (const { from, to } of spans) {
    const fromMs = timeOfDayMs(from)
    const toMs = timeOfDayMs(to)
    if (fromMs === null || toMs === null || fromMs === toMs || fromMs === DAY_MS) continue
    const endMs = toMs > fromMs ? toMs : toMs + DAY_MS
    read.push({ text: `${from} to ${to}`, fromMs: fromMs + shiftMs, toMs: endMs + shiftMs })
  }
  return read.sort((a, b) => a.fromMs - b.fromMs)
}

function reportOverlap(path: string, earlier: ReadSpan, later: ReadSpan, report: Report): void {
  if (later.fromMs < earlier.toMs)
    report(path, `${earlier.text} overlaps ${later.text}: end one where the other begins`)
}
