import { HOUR, type RulePack } from '../rules.ts'

const NIGHT = { from: '22:00', to: '06:00', leastSeconds: 1 }
const LABOUR_LAW = '1995-01-01'

/**
 * Mainland China, standard hours. Comprehensive hours need an approval of their own and are not in here. Rules of
 * severity `house` have no statute known to us behind them; they are custom, and a bank may set other numbers.
 */
export const cnPack: RulePack = {
  id: 'CN',
  asOf: '2026-11-22',
  rules: [
    {
      id: 'CN-DAY-HOURS',
      kind: 'work-per-day',
      maxSeconds: 8 * HOUR,
      source: 'Labour Law art. 36; State Council rules on working hours, art. 3',
      effectiveFrom: LABOUR_LAW,
      severity: 'hard',
    },
    {
      id: 'CN-WEEK-HOURS',
      kind: 'work-per-week',
      maxSeconds: 40 * HOUR,
      source: 'State Council rules on working hours (Decree 174), art. 3; Labour Law art. 36 allows 44 h',
      effectiveFrom: '1995-05-01',
      severity: 'hard',
    },
    {
      id: 'CN-OVERTIME',
      kind: 'overtime',
      maxDaySeconds: 3 * HOUR,
      maxMonthSeconds: 36 * HOUR,
      barredProtections: ['pregnant-7-months', 'nursing'],
      source: 'Labour Law art. 41; Special Rules on the Labour Protection of Female Employees (Decree 619), art. 6, 9',
      effectiveFrom: LABOUR_LAW,
      severity: 'hard',
    },
    {
      id: 'CN-REST-DAY',
      kind: 'days-off-per-week',
      min: 1,
      source: 'Labour Law art. 38',
      effectiveFrom: LABOUR_LAW,
      severity: 'hard',
    },
    {
      id: 'CN-DAYS-IN-A-ROW',
      kind: 'days-in-a-row',
      max: 6,
      source: 'Labour Law art. 38: one day of rest in seven',
      effectiveFrom: LABOUR_LAW,
      severity: 'hard',
    },
    {
      id: 'CN-REST-11',
      kind: 'rest-between-shifts',
      seconds: 11 * HOUR,
      source: 'house rule; no statute known',
      effectiveFrom: LABOUR_LAW,
      severity: 'house',
    },
    {
      id: 'CN-NIGHTS',
      kind: 'nights-in-a-row',
      max: 4,
      thenRestSeconds: 24 * HOUR,
      night: { ...NIGHT, leastSeconds: HOUR },
      source: 'house rule; night is 22:00 to 06:00',
      effectiveFrom: LABOUR_LAW,
      severity: 'house',
    },
    {
      id: 'CN-NO-NIGHTS',
      kind: 'no-nights-for',
      protections: ['pregnant-7-months', 'nursing'],
      night: NIGHT,
      source: 'Special Rules on the Labour Protection of Female Employees (Decree 619), art. 6, 9',
      effectiveFrom: '2012-04-28',
      severity: 'hard',
    },
    {
      id: 'CN-STRETCH',
      kind: 'stretch-without-break',
      maxSeconds: 2 * HOUR,
      source: 'house rule: at most two hours on line without a pause',
      effectiveFrom: LABOUR_LAW,
      severity: 'house',
    },
    {
      id: 'CN-MEAL',
      kind: 'meal-away-from-ends',
      seconds: HOUR,
      source: 'house rule: no meal in the first or last hour',
      effectiveFrom: LABOUR_LAW,
      severity: 'house',
    },
  ],
}
