import { HOUR, type RulePack } from '../rules.ts'

/**
 * Taiwan, standard hours: the Labour Standards Act. The flexible working hours of its art. 30 (two and eight weeks) and
 * 30-1 (four weeks) need consent of the union or labour conference and are not in here.
 */
export const twPack: RulePack = {
  id: 'TW',
  asOf: '2026-11-22',
  rules: [
    {
      id: 'TW-DAY-HOURS',
      kind: 'work-per-day',
      maxSeconds: 8 * HOUR,
      source: 'Labour Standards Act art. 30 para. 1',
      effectiveFrom: '2016-01-01',
      severity: 'hard',
    },
    {
      id: 'TW-WEEK-HOURS',
      kind: 'work-per-week',
      maxSeconds: 40 * HOUR,
      source: 'Labour Standards Act art. 30 para. 1',
      effectiveFrom: '2016-01-01',
      severity: 'hard',
    },
    {
      id: 'TW-OVERTIME',
      kind: 'overtime',
      maxDaySeconds: 4 * HOUR,
      maxDayTotalSeconds: 12 * HOUR,
      maxMonthSeconds: 46 * HOUR,
      barredProtections: [],
      source: 'Labour Standards Act art. 32 para. 2',
      effectiveFrom: '2018-03-01',
      severity: 'hard',
    },
    {
      id: 'TW-REST-11',
      kind: 'rest-between-shifts',
      seconds: 11 * HOUR,
      source: 'Labour Standards Act art. 34 para. 2, on a change of shifts; 8 h only by the procedure named there',
      effectiveFrom: '2018-03-01',
      severity: 'hard',
    },
    {
      id: 'TW-TWO-DAYS-OFF',
      kind: 'days-off-per-week',
      min: 2,
      source: 'Labour Standards Act art. 36 para. 1: one regular leave and one rest day in every seven days',
      effectiveFrom: '2016-12-23',
      severity: 'hard',
    },
    {
      id: 'TW-DAYS-IN-A-ROW',
      kind: 'days-in-a-row',
      max: 6,
      source: 'Labour Standards Act art. 36: no more than six days between two regular leaves',
      effectiveFrom: '2016-12-23',
      severity: 'hard',
    },
    {
      id: 'TW-PAUSE',
      kind: 'stretch-without-break',
      maxSeconds: 4 * HOUR,
      source: 'Labour Standards Act art. 35: half an hour of rest after four hours of work',
      effectiveFrom: '1984-08-01',
      severity: 'hard',
    },
    {
      id: 'TW-NO-NIGHTS',
      kind: 'no-nights-for',
      protections: ['pregnant', 'nursing'],
      night: { from: '22:00', to: '06:00', leastSeconds: 1 },
      source: 'Labour Standards Act art. 49 para. 5',
      effectiveFrom: '1984-08-01',
      severity: 'hard',
    },
    {
      id: 'TW-NO-NIGHTS-CHILD',
      kind: 'no-nights-for',
      protections: ['child-worker'],
      night: { from: '20:00', to: '06:00', leastSeconds: 1 },
      source: 'Labour Standards Act art. 48',
      effectiveFrom: '1984-08-01',
      severity: 'hard',
    },
  ],
}
