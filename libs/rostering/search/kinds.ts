import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { type HorizonGrid, secondOfDay, slotShowing } from '../horizon.ts'
import type { Contract, ShiftKind } from '../model.ts'
import { type NightWindow, type Rule, rulesOf } from '../rules.ts'

/** A shift kind in slots, its breaks narrowed to what the rules let through. */
export interface CompiledKind {
  readonly kind: ShiftKind
  readonly span: number
  readonly workSeconds: number
  readonly breaks: readonly CompiledBreak[]
  /** Longest stretch between ends and breaks, in slots; `span` when no rule limits it. */
  readonly maxStretch: number
  /** Whether each break may be placed without a look at the others. */
  readonly areBreaksFree: boolean
}

/** Offsets after the start of the shift, in slots, both included. */
export interface CompiledBreak {
  readonly slots: number
  readonly lo: number
  readonly hi: number
  readonly isPaid: boolean
}

/** The rules of a date that shape a shift by itself. */
export function shapingRules(rules: readonly Rule[], on: LocalDate): readonly Rule[] {
  return [
    ...rulesOf(rules, 'work-per-day', on),
    ...rulesOf(rules, 'meal-away-from-ends', on),
    ...rulesOf(rules, 'stretch-without-break', on),
  ]
}

/** @returns null when no placement of the breaks, or the work of the shift itself, keeps the rules of that date */
export function compileKind(
  kind: ShiftKind,
  rules: readonly Rule[],
  on: LocalDate,
  slotSeconds: number,
): CompiledKind | null {
  const span = kind.spanSeconds / slotSeconds
  const workSeconds = workOf(kind)
  if (rulesOf(rules, 'work-per-day', on).some(({ maxSeconds }) => workSeconds > maxSeconds)) return null
  const meal = Math.max(0, ...rulesOf(rules, 'meal-away-from-ends', on).map(({ seconds }) => seconds)) / slotSeconds
  const stretches = rulesOf(rules, 'stretch-without-break', on).map(({ maxSeconds }) => maxSeconds / slotSeconds)
  const maxStretch = Math.floor(Math.min(span, ...stretches))
  const breaks = kind.breaks.map(({ seconds, isPaid, earliestSeconds, latestSeconds }) => {
    const slots = seconds / slotSeconds
    const away = isPaid ? 0 : meal
    return {
      slots,
      isPaid,
      lo: Math.ceil(Math.max(earliestSeconds / slotSeconds, away)),
      hi: Math.floor(Math.min(latestSeconds / slotSeconds, span - slots - away)),
    }
  })
  const compiled = {
    kind,
    span,
    workSeconds,
    breaks,
    maxStretch,
    areBreaksFree: areFree(breaks, span, maxStretch),
  }
  return hasPlacement(breaks, span, maxStretch) ? compiled : null
}

/** What a shift of that kind lasts without its unpaid breaks. */
export function workOf({ spanSeconds, breaks }: ShiftKind): number {
  return breaks.reduce((work, { isPaid, seconds }) => (isPaid ? work : work - seconds), spanSeconds)
}

function areFree(breaks: readonly CompiledBreak[], span: number, maxStretch: number): boolean {
  let earliestEnd = 0
  let latestEnd = 0
  for (const { lo, hi, slots } of breaks) {
    if (lo > hi || lo < latestEnd || hi - earliestEnd > maxStretch) return false
    earliestEnd = lo + slots
    latestEnd = hi + slots
  }
  return span - earliestEnd <= maxStretch
}

/** Whether the breaks fit at all: the ends that each break may reach, one after another. */
function hasPlacement(breaks: readonly CompiledBreak[], span: number, maxStretch: number): boolean {
  let ends = [0]
  for (const { lo, hi, slots } of breaks) {
    const next: number[] = []
    for (let offset = lo; offset <= hi; offset += 1) {
      if (ends.some((end) => end <= offset && offset - end <= maxStretch)) next.push(offset + slots)
    }
    ends = next
  }
  return ends.some((end) => end <= span && span - end <= maxStretch)
}

/** The slots at which a kind may start on a day, in order. */
export function startSlots(grid: HorizonGrid, kind: ShiftKind, day: number): readonly number[] {
  const { from, to, everySeconds, weekdays } = kind.starts
  const weekday = grid.weekdays[day]
  if (weekdays && (weekday === undefined || !weekdays.includes(weekday))) return []
  const until = secondOfDay(to) ?? -1
  const slots: number[] = []
  for (let second = secondOfDay(from) ?? 0; second <= until; second += everySeconds) {
    const slot = slotShowing(grid, day, second)
    if (slot !== null) slots.push(slot)
  }
  return slots
}

/** Counts the slots of a night window before each slot, so that a shift's share is one subtraction. */
export function nightCounter(grid: HorizonGrid, { from, to }: NightWindow): (start: number, end: number) => number {
  const [begin, finish] = [secondOfDay(from) ?? 0, secondOfDay(to) ?? 0]
  const before = new Int32Array(grid.wallSecond.length + 1)
  for (let slot = 0; slot < grid.wallSecond.length; slot += 1) {
    const second = grid.wallSecond[slot] ?? 0
    const isNight = begin <= finish ? second >= begin && second < finish : second >= begin || second < finish
    before[slot + 1] = (before[slot] ?? 0) + (isNight ? 1 : 0)
  }
  const last = before.length - 1
  return (start, end) => (before[Math.min(last, end)] ?? 0) - (before[Math.min(last, Math.max(0, start))] ?? 0)
}

/** What counts as a night where no rule of the contract says it. */
export const USUAL_NIGHT: NightWindow = { from: '22:00', to: '06:00', leastSeconds: 3600 }

/** What a contract calls a night on a date: by its rule on nights in a row, though it may hold on other days only; else as is usual. */
export function nightOf({ rules }: Contract, on: LocalDate): NightWindow {
  const all = rules.filter((rule) => rule.kind === 'nights-in-a-row')
  return (rulesOf(rules, 'nights-in-a-row', on)[0] ?? all[0])?.night ?? USUAL_NIGHT
}
