import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { PayPack } from './pay-pack.ts'

const restDay = [{ code: 'rest-day', fromHours: 0, rate: 2 }] as const

/**
 * Mainland China, standard hours: 150 % overtime, 200 % rest day that is not made up for by another, 300 % public
 * holiday. The law sets least rates. Night 22:00 to 06:00 is custom; its allowance is a matter of the house.
 */
export const cnPay: PayPack = {
  id: 'CN',
  asOf: '2026-11-22',
  source: 'Labour Law art. 44',
  night: { from: '22:00', to: '06:00' },
  cutsAtMidnight: true,
  work: {
    workday: [{ code: 'normal', fromHours: 0, rate: 1 }],
    'rest-day': restDay,
    'regular-leave': restDay,
    holiday: [{ code: 'holiday', fromHours: 0, rate: 3 }],
  },
  overtime: [{ code: 'overtime', fromHours: 0, rate: 1.5 }],
}

/** The 13 of 2025, by the same rules and with the same caution. */
export const CN_PAID_HOLIDAYS_2025: readonly LocalDate[] = [
  '2025-01-01',
  '2025-01-28',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
  '2025-04-04',
  '2025-05-01',
  '2025-05-02',
  '2025-05-31',
  '2025-10-01',
  '2025-10-02',
  '2025-10-03',
  '2025-10-06',
]

/**
 * The 13 public holidays of 2026 paid at 300 %; the other days of the long holidays are rest days moved there by 调休.
 * Source: Rules on public holidays as of 2025-01-01 (Decree 795), dates of the lunar calendar reckoned; not read at the
 * issuer: verify before payroll relies on them.
 */
export const CN_PAID_HOLIDAYS_2026: readonly LocalDate[] = [
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-04-05',
  '2026-05-01',
  '2026-05-02',
  '2026-06-19',
  '2026-09-25',
  '2026-10-01',
  '2026-10-02',
  '2026-10-03',
]
