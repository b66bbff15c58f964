import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import { HOUR, type Rule } from '#libs/rostering/rules.ts'
import { daysKnownAfter, locksAfter } from '#modules/rosters/after-roster.ts'
import type { CheckedPerson } from '#modules/rosters/check-shifts.ts'
import type { RosterRow } from '#modules/rosters/store-rosters.ts'

const zone = compileZone('Asia/Shanghai')!
const rest: Rule = {
  id: 'REST',
  kind: 'rest-between-shifts',
  seconds: 11 * HOUR,
  source: 'law',
  effectiveFrom: '2020-01-01',
  severity: 'hard',
}
const starts = { from: '00:00', to: '23:00', everySeconds: HOUR }
const contract = { id: 'c', rules: [rest], shifts: [{ id: 'day', spanSeconds: 8 * HOUR, starts, breaks: [] }] }
const mei = (...shifts: readonly (readonly [string, number])[]): CheckedPerson => ({
  personId: 'mei',
  contract,
  protections: [],
  leave: [],
  shifts: shifts.map(([date, hour]) => {
    const startsAt = Date.parse(`${date}T00:00:00+08:00`) + hour * 3_600_000
    const endsAt = startsAt + 8 * 3_600_000
    return { personId: 'mei', date, kindId: 'day', startsAt, endsAt, breaks: [], overtimeFromAt: null, cutSeconds: 0 }
  }),
})
/** From Monday 2026-12-14. */
const roster = (days: number, to: string) => ({ days, to, from: '2026-12-14' }) as RosterRow

it.each([
  ['of a whole week: a week', 7, '2026-12-20', '2026-12-21', 7],
  ['where nobody works on them: none', 7, '2026-12-20', '2026-12-28', 0],
  ['that ends on a Saturday: a week, its Sunday first', 6, '2026-12-19', '2026-12-20', 7],
  ['of five weeks: a week', 35, '2027-01-17', '2027-01-18', 7],
])('the days after a roster %s', (_claim, days, to, worked, known) => {
  expect(daysKnownAfter({ roster: roster(days, to), checked: [mei([worked, 9])] })).toBe(known)
})

it('are locked as they are in force; shifts that break a rule by themselves bind nobody', () => {
  const grid = layOut({ zone: 'Asia/Shanghai', from: '2026-12-14', days: 10, slotSeconds: 900 })
  const world = { roster: roster(7, '2026-12-20'), zone }
  const [first, second, third] = locksAfter(world, mei(['2026-12-22', 9]), grid, 3)
  expect([first, third]).toEqual([
    { kind: 'off', day: 7 },
    { kind: 'off', day: 9 },
  ])
  const startSlot = 8 * 96 + 36
  const shift = { day: 8, kindId: 'day', startSlot, endSlot: startSlot + 32, breaks: [] }
  expect(second).toEqual({ kind: 'shift', shift })
  const tooSoon = locksAfter(world, mei(['2026-12-21', 16], ['2026-12-22', 8]), grid, 3)
  expect(tooSoon.map(({ kind }) => kind)).toEqual(['off', 'off', 'off'])
})
