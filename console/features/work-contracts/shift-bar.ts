import { listOf } from './contract-draft.ts'
import { isRecord, valueAt } from './rule-limits.ts'

/** Places are shares of the shift, 0..1. */
export interface BarBreak {
  readonly id: string
  readonly isPaid: boolean
  readonly at: number
  readonly share: number
  /** Between which places it may lie. */
  readonly windowAt: number
  readonly windowShare: number
}

export interface ShiftBar {
  /** The first and the last time at which it starts, and when it ends then; by the wall clock. */
  readonly first: readonly [from: string, to: string]
  readonly last: readonly [from: string, to: string]
  /** How many starts there are in a day. */
  readonly starts: number
  readonly spanSeconds: number
  /** What counts as work: without unpaid breaks. */
  readonly workSeconds: number
  readonly breaks: readonly BarBreak[]
}

const DAY = 86_400
const QUARTER = 900

/** How a kind of shift looks; null while too little of it is filled in. @param shift as the form holds it */
export function shiftBar(shift: unknown): ShiftBar | null {
  const span = valueAt(shift, ['spanSeconds'])
  const from = secondOf(valueAt(shift, ['starts', 'from']))
  const to = secondOf(valueAt(shift, ['starts', 'to']))
  const every = valueAt(shift, ['starts', 'everySeconds'])
  if (typeof span !== 'number' || span <= 0 || from === null || to === null || to < from) return null
  if (typeof every !== 'number' || every <= 0) return null
  const starts = Math.floor((to - from) / every) + 1
  const last = from + (starts - 1) * every
  const breaks = listOf(valueAt(shift, ['breaks']))
  const unpaid = breaks.filter((one) => valueAt(one, ['isPaid']) === false)
  const unpaidSeconds = unpaid.reduce<number>((sum, one) => sum + numberAt(one, 'seconds'), 0)
  return {
    first: [clock(from), clock(from + span)],
    last: [clock(last), clock(last + span)],
    starts,
    spanSeconds: span,
    workSeconds: Math.max(0, span - unpaidSeconds),
    breaks: breaks.flatMap((one) => barBreak(one, span)),
  }
}

/** In the middle of where it may lie, at a quarter of an hour; none while it is not filled in or lies outside. */
function barBreak(one: unknown, span: number): BarBreak[] {
  if (!isRecord(one)) return []
  const { id, seconds, earliestSeconds: earliest, latestSeconds: latest } = one
  if (typeof seconds !== 'number' || typeof earliest !== 'number' || typeof latest !== 'number') return []
  if (seconds <= 0 || earliest < 0 || latest < earliest || latest + seconds > span) return []
  const middle = Math.min(latest, Math.ceil((earliest + latest) / 2 / QUARTER) * QUARTER)
  return [
    {
      id: typeof id === 'string' ? id : '',
      isPaid: one.isPaid === true,
      at: middle / span,
      share: seconds / span,
      windowAt: earliest / span,
      windowShare: (latest + seconds - earliest) / span,
    },
  ]
}

const numberAt = (one: unknown, key: string): number => {
  const value = valueAt(one, [key])
  return typeof value === 'number' ? value : 0
}

/** `07:30` as seconds after midnight. */
function secondOf(time: unknown): number | null {
  const [, hour, minute] = typeof time === 'string' ? (/^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []) : []
  return hour === undefined || minute === undefined ? null : Number(hour) * 3600 + Number(minute) * 60
}

/** The wall clock so many seconds after midnight; past midnight with a mark. */
function clock(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(second / DAY)
  const rest = second - days * DAY
  return `${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}${days > 0 ? ` +${days}` : ''}`
}
