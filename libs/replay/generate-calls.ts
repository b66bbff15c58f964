import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { generateSeries } from '#libs/forecast/generate-series.ts'
import { seededChance } from '#libs/queueing/chance.ts'

/** A file of calls of a made-up centre, 08:00 to 20:00, each with its fate: half of those who wait hang up. */
export function generateCalls({
  from,
  days,
  total,
  seed,
}: {
  readonly from: string
  readonly days: number
  readonly total: number
  readonly seed: number
}): string {
  const chance = seededChance(seed, 7)
  const series = generateSeries({ from, days, total, seed, intervalMinutes: 15, open: [32, 79], dayNoise: 0.05 })
  const rows = series.days.flatMap(({ counts }, n) =>
    counts.flatMap((count, slot) =>
      Array.from({ length: count ?? 0 }, () =>
        callRow(addDaysToDate(from, n), slot * 900 + Math.floor(900 * chance()), chance),
      ),
    ),
  )
  return `date,call_id,vru_entry,vru_exit,q_start,q_sec,outcome,ser_start,ser_sec\n${rows.join('\n')}\n`
}

function callRow(date: string, entry: number, chance: () => number): string {
  const waited = chance() < 0.4 ? Math.ceil(-60 * Math.log(chance())) : 0
  const left = entry + 8
  const isGone = waited > 0 && chance() < 0.3
  const served = Math.ceil(-180 * Math.log(chance()))
  const queued = waited > 0 ? timeOf(left) : '0:00:00'
  const fate = isGone ? ['HANG', '0:00:00', 0] : ['AGENT', timeOf(left + waited), served]
  return [date, 1, timeOf(entry), timeOf(left), queued, waited, ...fate].join(',')
}

function timeOf(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600) % 24}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}
