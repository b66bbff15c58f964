import { expect, test } from 'vitest'
import { renewEntries, writeCalendar } from './icalendar.ts'
import { CN_PAID_HOLIDAYS_2026, cnPay } from './pay/cn-pay.ts'
import { payroll } from './pay/payroll.ts'
import { payrollSheet, rosterCsv, rosterSheet } from './roster-files.ts'
import { entriesOf } from './shift-entries.ts'
import { EXPORT_WORDS } from './words.ts'
import { workbook } from './workbook.ts'

test('the worked example of the README is true', () => {
  const words = EXPORT_WORDS.en
  const roster = {
    zone: 'Asia/Shanghai',
    from: '2026-02-13',
    days: 7,
    people: [{ personId: 'mei', number: '10017', name: '陈梅' }],
    shifts: [
      {
        shiftId: 's1',
        personId: 'mei',
        kind: 'N',
        breaks: [],
        startsAt: Date.parse('2026-02-15T22:00:00+08:00'),
        endsAt: Date.parse('2026-02-16T06:00:00+08:00'),
      },
    ],
  }
  const dayKindOf = (_personId: string, date: string) => (CN_PAID_HOLIDAYS_2026.includes(date) ? 'holiday' : 'rest-day')
  const lines = payroll(roster, cnPay, dayKindOf)
  const HOUR = 3_600_000
  expect(lines).toEqual([
    {
      personId: 'mei',
      byCode: { 'rest-day': 2 * HOUR, holiday: 6 * HOUR },
      workMs: 8 * HOUR,
      nightMs: 8 * HOUR,
      paidAsMs: 22 * HOUR,
    },
  ])
  const bytes = workbook([rosterSheet(roster, words), payrollSheet(roster, lines, cnPay, words)])
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
  expect(rosterCsv(roster, words)).toContain('\r\n10017,陈梅,,2026-02-15,N,22:00,06:00,,8,0\r\n')
  const publishedAt = Date.parse('2026-02-05T10:00:00+08:00')
  const first = renewEntries([], entriesOf(roster, 'mei', words, 'bank.example'), publishedAt)
  const then = renewEntries(first, [], publishedAt + 1)
  expect([first[0]?.sequence, then[0]?.sequence, then[0]?.isCancelled]).toEqual([0, 1, true])
  expect(writeCalendar('Shifts of 陈梅', then)).toContain('\r\nSEQUENCE:1\r\nSTATUS:CANCELLED\r\n')
})
