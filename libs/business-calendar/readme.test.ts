import { expect, test } from 'vitest'
import { addBusinessMs, isOpen, nextOpening } from './business-time.ts'
import { compileCalendar } from './compile-calendar.ts'
import { addCalendarDays } from './legal-days.ts'
import { CHINA_2026 } from './statutory/china-2026.ts'
import { withStatutoryDays } from './statutory/statutory-days.ts'

test('the worked example of the README is true', () => {
  const hours = [{ from: '09:00', to: '18:00' }]
  const data = {
    zone: 'Asia/Shanghai',
    weekly: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
  }
  const result = compileCalendar(withStatutoryDays(data, CHINA_2026, { like: 'monday' }))
  if (!result.ok) throw new Error(result.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'))
  const { calendar } = result

  const at = (text: string) => Date.parse(`${text}+08:00`)
  const asked = at('2026-02-13T17:00:00')
  expect(isOpen(calendar, asked)).toBe(true)
  expect(addBusinessMs(calendar, asked, 2 * 3_600_000)).toEqual({ ok: true, at: at('2026-02-14T10:00:00') })
  expect(addBusinessMs(calendar, asked, 11 * 3_600_000)).toEqual({ ok: true, at: at('2026-02-24T10:00:00') })
  expect(addCalendarDays(calendar, asked, 15)).toEqual({
    ok: true,
    dueOn: '2026-02-28',
    endsAt: at('2026-03-01T00:00:00'),
  })
  expect(nextOpening(calendar, at('2026-02-14T18:00:00'))).toBe(at('2026-02-24T09:00:00'))
})
