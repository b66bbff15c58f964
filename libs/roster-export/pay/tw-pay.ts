import type { PayPack } from './pay-pack.ts'

const [FIRST, FURTHER] = [4 / 3, 5 / 3]

/**
 * Taiwan, standard hours: overtime a third more for two hours and two thirds more beyond; on rest days (休息日) the same
 * from the first hour, and beyond eight hours the wage itself besides; public holidays and regular leave (例假) double,
 * beyond eight hours of a holiday as overtime. Not read at the issuer: verify before payroll relies on it.
 */
export const twPay: PayPack = {
  id: 'TW',
  asOf: '2026-11-22',
  source: 'Labour Standards Act art. 24, 39, 40',
  night: { from: '22:00', to: '06:00' },
  cutsAtMidnight: false,
  work: {
    workday: [{ code: 'normal', fromHours: 0, rate: 1 }],
    'rest-day': [
      { code: 'rest-day', fromHours: 0, rate: FIRST },
      { code: 'rest-day-long', fromHours: 2, rate: FURTHER },
      { code: 'rest-day-beyond', fromHours: 8, rate: 1 + FURTHER },
    ],
    'regular-leave': [{ code: 'regular-leave', fromHours: 0, rate: 2 }],
    holiday: [
      { code: 'holiday', fromHours: 0, rate: 2 },
      { code: 'overtime', fromHours: 8, rate: FIRST },
      { code: 'overtime-long', fromHours: 10, rate: FURTHER },
    ],
  },
  overtime: [
    { code: 'overtime', fromHours: 0, rate: FIRST },
    { code: 'overtime-long', fromHours: 2, rate: FURTHER },
  ],
}
