import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { dayNumberOf, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Chance } from '../chance.ts'
import { QUEUE_PLANS, type QueueCode } from './queues.ts'

/** Chats of a middling weekday. */
const A_DAY: Readonly<Record<QueueCode, number>> = {
  'card-fraud': 150,
  everyday: 620,
  'credit-card': 480,
  'repayment-care': 120,
  loans: 140,
  wealth: 110,
  english: 60,
  experts: 40,
}
const BY_WEEKDAY = [1.18, 1.06, 1, 0.98, 1.02, 0.7, 0.58]
/** Share of the day by the hour: the morning peak, the dip at noon, the afternoon, a calmer evening, a thin night. */
const BY_HOUR = [6, 4, 3, 2, 2, 4, 10, 25, 60, 92, 100, 88, 58, 62, 82, 90, 84, 70, 52, 46, 42, 34, 20, 11]
const SERVICE_HOURS = { from: 8, before: 22 }
const PAY_DAY = 10
const BILL_DAYS: readonly number[] = [5, 20]
/** A day as a whole is busier or calmer than expected by about this share. */
const DAY_SPREAD = 0.05

export interface VolumeDay {
  readonly date: LocalDate
  /** Chats each half hour from 00:00; null while the queue is closed. */
  readonly counts: readonly (number | null)[]
}

/** What a queue of the bank counted on a date: the same every time, and nobody's real figures. */
export function volumeOf(code: QueueCode, date: LocalDate): VolumeDay {
  const chance = seededRandom(dayNumberOf(date) * 97 + QUEUE_PLANS.findIndex((plan) => plan.code === code))
  const isLimited = QUEUE_PLANS.find((plan) => plan.code === code)?.hours === 'service-day'
  const isOpen = (hour: number) => !isLimited || (hour >= SERVICE_HOURS.from && hour < SERVICE_HOURS.before)
  const whole = BY_HOUR.reduce((sum, share, hour) => sum + (isOpen(hour) ? share : 0), 0)
  const expected = A_DAY[code] * dayFactor(code, date) * (1 + DAY_SPREAD * normal(chance))
  const counts = Array.from({ length: 48 }, (_, slot) => {
    const hour = Math.floor(slot / 2)
    return isOpen(hour) ? poisson(chance, Math.max(0, (expected * (BY_HOUR[hour] ?? 0)) / whole / 2)) : null
  })
  return { date, counts }
}

function dayFactor(code: QueueCode, date: LocalDate): number {
  const day = Number(date.slice(8))
  const monthDay = date.slice(5)
  const weekday = BY_WEEKDAY[WEEKDAYS.indexOf(weekdayOf(date))] ?? 1
  if (monthDay >= '10-01' && monthDay <= '10-07') return 0.55
  if (code === 'everyday' && day === PAY_DAY) return weekday * 1.2
  if (code === 'credit-card' && BILL_DAYS.includes(day)) return weekday * 1.3
  return weekday
}

const normal = (chance: Chance): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())

/** A count with this mean; by Knuth's product for small ones, by the normal law for others. */
function poisson(chance: Chance, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)))
  const limit = Math.exp(-mean)
  let product = chance()
  let count = 0
  while (product > limit) {
    product *= chance()
    count += 1
  }
  return count
}

/** What the planner of the bank has written down about every month. */
export const MONTHLY_DAYS = [
  { kind: 'pay-day', name: '发薪日', dayOfMonth: PAY_DAY },
  ...BILL_DAYS.map((dayOfMonth) => ({ kind: 'bill-day' as const, name: '信用卡账单日', dayOfMonth })),
] as const
