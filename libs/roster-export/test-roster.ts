import type { PublishedRoster, PublishedShift } from './published.ts'

/** 2026-02-13 (Friday) to 2026-02-19 (the third day of the Spring Festival), by the clock of Shanghai. */
export const at = (dayAndTime: string): number => Date.parse(`2026-02-${dayAndTime.replace(' ', 'T')}:00+08:00`)

export function shift(
  shiftId: string,
  personId: string,
  from: string,
  to: string,
  more: Partial<PublishedShift> = {},
): PublishedShift {
  return { shiftId, personId, kind: 'D', startsAt: at(from), endsAt: at(to), breaks: [], ...more }
}

const meal = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to), isPaid: false })

export const festivalRoster: PublishedRoster = {
  zone: 'Asia/Shanghai',
  from: '2026-02-13',
  days: 7,
  people: [
    { personId: 'mei', number: '10017', name: '陈梅', team: 'Cards' },
    { personId: 'lin', number: '10018', name: '=林', team: 'Cards & loans' },
  ],
  shifts: [
    shift('s1', 'mei', '13 09:00', '13 19:00', {
      breaks: [{ startsAt: at('13 10:30'), endsAt: at('13 10:45'), isPaid: true }, meal('13 12:00', '13 13:00')],
      overtimeFromAt: at('13 18:00'),
    }),
    shift('s2', 'mei', '15 09:00', '15 18:00', { breaks: [meal('15 12:00', '15 13:00')] }),
    shift('s3', 'lin', '15 22:00', '16 06:00', { kind: 'N' }),
  ],
  absences: [{ personId: 'lin', date: '2026-02-18', words: '年假' }],
}
