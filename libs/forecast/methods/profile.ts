import { type DayTable, type TableDay, weightOf } from '../day-table.ts'
import type { WeekdayRates } from './recent-days.ts'

/**
 * How a day's total spreads over its slots, by weekday: 7 rows that each add up to 1 (all 0 when nothing was counted).
 * @param isSmooth neighbouring slots are averaged over some minutes, and each weekday leans on the mean of all as if
 *   that were `LEAN_DAYS` more days of it; else the shares are taken as they are
 */
export function profileOf(table: DayTable, { ageDays = 120, isSmooth = false } = {}): WeekdayRates {
  // Weights 1 2 1 over and over spread by the root of half their number of slots: the same minutes whatever the slot.
  const rounds = isSmooth ? Math.round(3 * (5 / table.intervalMinutes) ** 2) : 0
  const common = sharesOf(table, table.days, ageDays)
  return Array.from({ length: 7 }, (_, weekday) => {
    const same = table.days.filter(({ pattern }) => pattern === weekday)
    if (same.length === 0) return smooth(common.shares, rounds)
    const { shares, weight } = sharesOf(table, same, ageDays)
    if (!isSmooth) return shares
    const lean = LEAN_DAYS / (LEAN_DAYS + weight)
    return smooth(
      shares.map((share, column) => (1 - lean) * share + lean * (common.shares[column] ?? 0)),
      rounds,
    )
  })
}

const LEAN_DAYS = 2

/**
 * The total of a day of the table; where slots are missing, what was counted divided by the share those slots usually
 * have.
 */
export function fullTotal(day: TableDay, profile: WeekdayRates): number {
  const shares = profile[day.pattern] ?? []
  let counted = 0
  let share = 0
  let all = 0
  day.counts.forEach((count, column) => {
    all += shares[column] ?? 0
    if (count === null) return
    counted += count
    share += shares[column] ?? 0
  })
  return share > 0 ? (counted * all) / share : counted
}

/** Slot means over mean total; means are taken slot by slot, so a day with a gap still counts where it was counted. */
function sharesOf(table: DayTable, days: readonly TableDay[], ageDays: number) {
  const sums = table.slots.map(() => 0)
  const weights = table.slots.map(() => 0)
  let weight = 0
  for (const day of days) {
    const { counts } = day
    const dayWeight = weightOf(table, day, ageDays)
    weight += dayWeight
    counts.forEach((count, column) => {
      if (count === null) return
      sums[column] = (sums[column] ?? 0) + dayWeight * count
      weights[column] = (weights[column] ?? 0) + dayWeight
    })
  }
  const means = sums.map((sum, column) => ((weights[column] ?? 0) > 0 ? sum / (weights[column] ?? 1) : 0))
  const total = means.reduce((sum, value) => sum + value, 0)
  return { shares: means.map((value) => (total > 0 ? value / total : 0)), weight }
}

/** Weights 1 2 1, over and over. The two edges, where centres open and close with a jump, stay as they are. */
function smooth(shares: readonly number[], rounds: number): number[] {
  let current = [...shares]
  const total = current.reduce((sum, share) => sum + share, 0)
  for (let round = 0; round < rounds; round++) {
    current = current.map((share, i) => {
      const before = current[i - 1]
      const after = current[i + 1]
      return before === undefined || after === undefined ? share : (before + 2 * share + after) / 4
    })
  }
  const sum = current.reduce((all, share) => all + share, 0)
  return sum > 0 ? current.map((share) => (share * total) / sum) : current
}
