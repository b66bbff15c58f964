import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { afterOutcome, allowanceOf, normalisePhone } from '#modules/routing/callback-rules.ts'

describe('a telephone number', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['(021) 6123-4567', '02161234567'],
    ['１３８１２３４５６７８', '13812345678'],
  ])('%s is dialled as %s', (written, dialled) => {
    expect(normalisePhone(written)).toBe(dialled)
  })

  it.each(['123456', '1234567890123456', 'call me', '+', '138x1234567'])('%s is none', (written) => {
    expect(normalisePhone(written)).toBeUndefined()
  })
})

describe('the time to call back', () => {
  const nineToFive = compileCalendar({
    zone: 'Asia/Shanghai',
    weekly: { monday: [{ from: '09:00', to: '17:00' }], tuesday: [{ from: '09:00', to: '17:00' }] },
  })
  const calendar = nineToFive.ok ? nineToFive.calendar : undefined
  const monday = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)

  it('counts while the queue is open', () => {
    const within = allowanceOf('hours', calendar, monday('16:00'), 2 * 3_600_000)
    expect(within.allowance).toEqual({ kind: 'business', ms: 7_200_000, calendar: 'hours' })
    expect(new Date(within.dueAt).toISOString()).toBe('2026-11-24T02:00:00.000Z')
  })

  it('counts by the clock where there are no hours, or none that ever come', () => {
    const from = monday('16:00')
    expect(allowanceOf(null, undefined, from, 1_000)).toEqual({
      allowance: { kind: 'elapsed', ms: 1_000 },
      dueAt: from + 1_000,
    })
    const never = compileCalendar({ zone: 'Asia/Shanghai', weekly: {} })
    expect(allowanceOf('never', never.ok ? never.calendar : undefined, from, 1_000).allowance.kind).toBe('elapsed')
  })
})

it('nobody reached is tried three times, anything else settles it', () => {
  expect([1, 2, 3].map((attempts) => afterOutcome('not-reached', attempts).kind)).toEqual(['retry', 'retry', 'done'])
  expect(afterOutcome('wrong-number', 1).kind).toBe('done')
})
