import type { CurveRow, Flag } from '#modules/intraday/contract.ts'

/** From here on a deviation is flagged: a half hour, the day so far, handle time; DOMAIN rules of the real-time desk. */
export const FLAGGED = { volume: 0.1, day: 0.05, handleTime: 0.03 } as const
/** From here on its cause is to be written down. */
export const NOTE_FROM = 0.15
/** 95 of 100 times chance alone stays within so many standard deviations. */
const CHANCE = 1.96
/** Handle times scatter about as wide as they are long. */
const LEAST_HANDLED = 30

type Unnoted = Omit<Flag, 'note'>

export interface FlagInput {
  readonly rows: readonly CurveRow[]
  readonly targetShare: number
  readonly planHandleSeconds: number
  readonly handled: number
  readonly handleSeconds: number | null
}

/** What the desk is told to look at: the half hours in order, then the day as a whole, then what is to come. */
export function flagsOf({
  rows,
  targetShare,
  planHandleSeconds,
  handled,
  handleSeconds,
}: FlagInput): readonly Unnoted[] {
  const ended = rows.filter(({ state }) => state === 'ended')
  const volumes = ended.flatMap(({ startAt, actual, forecast }) => volumeFlag('volume', startAt, actual, forecast))
  const both = ended.filter(({ actual, forecast }) => actual !== null && forecast !== null)
  const sum = (part: (row: CurveRow) => number | null) => both.reduce((all, row) => all + (part(row) ?? 0), 0)
  const day = volumeFlag(
    'volume-day',
    null,
    sum(({ actual }) => actual),
    sum(({ forecast }) => forecast),
  )
  return [...volumes, ...day, ...handleFlag(planHandleSeconds, handled, handleSeconds), ...rows.flatMap(levelFlag)]

  function levelFlag({ state, startAt, predicted }: CurveRow): Unnoted[] {
    if (state === 'ended' || predicted === null || predicted >= targetShare) return []
    return [
      { kind: 'service-level', startAt, deviation: predicted - targetShare, withinChance: false, needsNote: false },
    ]
  }
}

function volumeFlag(
  kind: 'volume' | 'volume-day',
  startAt: number | null,
  actual: number | null,
  forecast: number | null,
): Unnoted[] {
  if (actual === null || forecast === null || forecast <= 0) return []
  const deviation = actual / forecast - 1
  const limit = kind === 'volume' ? FLAGGED.volume : FLAGGED.day
  if (Math.abs(deviation) <= limit + 1e-9) return []
  const withinChance = Math.abs(actual - forecast) <= CHANCE * Math.sqrt(forecast)
  return [{ kind, startAt, deviation, withinChance, needsNote: kind === 'volume' && Math.abs(deviation) > NOTE_FROM }]
}

function handleFlag(planned: number, handled: number, measured: number | null): Unnoted[] {
  if (measured === null || handled < LEAST_HANDLED) return []
  const deviation = measured / planned - 1
  if (Math.abs(deviation) <= FLAGGED.handleTime + 1e-9) return []
  const withinChance = Math.abs(deviation) <= CHANCE / Math.sqrt(handled)
  return [{ kind: 'handle-time', startAt: null, deviation, withinChance, needsNote: false }]
}
