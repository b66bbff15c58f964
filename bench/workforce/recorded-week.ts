import { readBankCalls } from '../forecast/recorded-series.ts'

/** Night and weekend, of which the bank's series knows nothing: shares of the calls of a working day. */
const WEEKEND = [0.5, 0.38]
const NIGHT_RATE = 0.05

/**
 * The calls of a week of quarter-hours in the shape of the recorded bank series: the mean of each weekday, with a night
 * and a weekend made up. Undefined where the series is not there.
 */
export function recordedWeek(data: string | undefined): number[] | undefined {
  const recorded = data === undefined ? null : readBankCalls(data)
  if (!recorded) return undefined
  const { series } = recorded
  const sums = Array.from({ length: 5 }, () => new Float64Array(96))
  const days = new Float64Array(5)
  for (const { date, status, counts } of series.days) {
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
    const sum = sums[weekday]
    if (status !== 'open' || !sum) continue
    days[weekday] = (days[weekday] ?? 0) + 1
    counts.forEach((count, slot) => {
      const quarter = Math.floor((slot * series.intervalMinutes) / 15)
      sum[quarter] = (sum[quarter] ?? 0) + (count ?? 0)
    })
  }
  const weekdays = sums.map((sum, weekday) => [...sum].map((each) => each / Math.max(1, days[weekday] ?? 1)))
  const mean = Array.from({ length: 96 }, (_, slot) => weekdays.reduce((sum, day) => sum + (day[slot] ?? 0), 0) / 5)
  const night = NIGHT_RATE * Math.max(...mean)
  return [...weekdays, ...WEEKEND.map((share) => mean.map((each) => share * each))].flatMap((day) =>
    day.map((each) => Math.max(each, night)),
  )
}
