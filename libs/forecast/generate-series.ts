import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Series, SeriesDay } from './series.ts'
import { slotsPerDay } from './series.ts'

/** A Poisson count by inversion, in steps so that large means do not underflow. */
export function poissonDraw(mean: number, chance: () => number): number {
  if (mean > 50) return poissonDraw(mean / 2, chance) + poissonDraw(mean / 2, chance)
  let count = 0
  for (let product = chance(); product > Math.exp(-mean); product *= chance()) count++
  return count
}

export interface World {
  readonly from: string
  readonly days: number
  readonly zone?: string
  readonly intervalMinutes?: number
  /** Calls of a day before the weekday and the day's own level. */
  readonly total?: number
  /** By weekday, Monday first; 0 is closed. */
  readonly weekdays?: readonly number[]
  /** First and last slot open, both included. */
  readonly open?: readonly [number, number]
  /** Multiplies a date. */
  readonly effect?: (date: string) => number
  /** Standard deviation of the level of a day. */
  readonly dayNoise?: number
  /** null: no noise of counting either. */
  readonly seed: number | null
}

export const WEEK = [1.2, 1.05, 1, 0.95, 1.1, 0.5, 0.3]

/** The rate of a slot as the world has it: two humps, by weekday, times the effect of the date. */
export function rateIn(world: World, date: string, slot: number): number {
  const { intervalMinutes = 30, total = 2000, weekdays = WEEK, open = [0, 1440 / intervalMinutes - 1], effect } = world
  if (slot < open[0] || slot > open[1]) return 0
  const sum = sums.get(world) ?? sumOfHumps(open, intervalMinutes)
  sums.set(world, sum)
  const weekday = weekdays[WEEKDAYS.indexOf(weekdayOf(date))] ?? 0
  return (total * weekday * (effect?.(date) ?? 1) * humps(slot, intervalMinutes)) / sum
}

const sums = new WeakMap<World, number>()

function sumOfHumps(open: readonly [number, number], intervalMinutes: number): number {
  let sum = 0
  for (let slot = open[0]; slot <= open[1]; slot++) sum += humps(slot, intervalMinutes)
  return sum
}

function humps(slot: number, intervalMinutes: number): number {
  const hour = (slot * intervalMinutes) / 60
  return Math.exp(-((hour - 10) ** 2) / 8) + 0.7 * Math.exp(-((hour - 15) ** 2) / 10) + 0.05
}

export function generateSeries(world: World): Series {
  const { from, days, zone = 'Asia/Shanghai', intervalMinutes = 30, weekdays = WEEK, dayNoise = 0, seed } = world
  const slots = slotsPerDay(intervalMinutes)
  const open = world.open ?? [0, slots - 1]
  const chance = seed === null ? null : seededRandom(seed)
  const made = Array.from({ length: days }, (_, n): SeriesDay => {
    const date = addDaysToDate(from, n)
    if ((weekdays[WEEKDAYS.indexOf(weekdayOf(date))] ?? 0) === 0)
      return { date, status: 'closed', counts: Array.from({ length: slots }, () => null) }
    const level = chance ? 1 + dayNoise * (chance() + chance() + chance() - 1.5) * 2 : 1
    const counts = Array.from({ length: slots }, (_, slot) => {
      if (slot < open[0] || slot > open[1]) return null
      const rate = rateIn(world, date, slot) * level
      return chance ? poissonDraw(rate, chance) : rate
    })
    return { date, status: 'open', counts }
  })
  return { zone, intervalMinutes, days: made }
}
