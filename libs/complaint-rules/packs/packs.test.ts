import { describe, expect, it } from 'vitest'
import { packFaults } from '../pack-faults.ts'
import { CN } from './asia.ts'
import { PACKS } from './packs.ts'

it.each(PACKS.map((pack) => [pack.key, pack] as const))(
  '%s has no fault, and every rule its source in three languages',
  (_key, pack) => {
    expect(packFaults(pack)).toEqual([])
    expect(new Set(pack.clocks.map(({ ruleId }) => ruleId)).size).toBe(pack.clocks.length)
    for (const { source, text } of pack.clocks) {
      expect(source.length).toBeGreaterThan(3)
      for (const words of Object.values(text)) expect(words.length).toBeGreaterThan(3)
    }
  },
)

describe('an edited pack', () => {
  it.each([
    [{ ...CN, effectiveFrom: '2026-02-30' }, 'effectiveFrom: write a date, YYYY-MM-DD'],
    [{ ...CN, clocks: [] }, 'clocks: a clock "decide" is needed'],
    [{ ...CN, clocks: [...CN.clocks, ...CN.clocks.slice(0, 1)] }, 'clocks: "acknowledge" stands there twice'],
    [{ ...CN, remedies: [] }, 'remedies: say what the customer may do after the decision'],
    [{ ...CN, calendar: { ...CN.calendar, zone: 'Mars/Base' } }, 'calendar.zone'],
    [{ ...CN, calendar: { ...CN.calendar, workingWeekdays: [] } }, 'calendar: name at least one working weekday'],
    [
      {
        ...CN,
        clocks: CN.clocks.map((one) =>
          one.clock === 'decide-complex' ? { ...one, allowance: { unit: 'calendar-days' as const, amount: 10 } } : one,
        ),
      },
      'clocks: "decide-complex" is shorter than "decide"',
    ],
  ])('%# is refused by name', (pack, fault) => {
    expect(packFaults(pack).some((one) => one.startsWith(fault))).toBe(true)
  })
})
