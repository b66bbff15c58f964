import { expect, it } from 'vitest'
import type { RosterHead } from '#modules/rosters/contract.ts'
import { readPlace, usualRoster } from './schedule-view.ts'

const nothing = { roster: '', day: '', panel: '', person: '', on: '', order: '' }

it('an address that says nothing, or nonsense, shows all days with nothing open', () => {
  const place = { rosterId: undefined, day: undefined, panel: undefined, editing: undefined, order: 'number' }
  expect(readPlace(nothing)).toEqual(place)
  expect(readPlace({ ...nothing, day: '2026-13-40', panel: 'what', person: 'p', on: 'x', order: 'height' })).toEqual(
    place,
  )
})

it('a day of a person is open when the address names both', () => {
  const { editing, day, panel } = readPlace({
    ...nothing,
    person: 'p',
    on: '2026-12-07',
    day: '2026-12-07',
    panel: 'run',
  })
  expect(editing).toEqual({ personId: 'p', date: '2026-12-07' })
  expect([day, panel]).toEqual(['2026-12-07', 'run'])
})

const head = (from: string) => ({ rosterId: from, from }) as RosterHead
const lastDayOf = ({ from }: RosterHead) => from

it('the first roster that is not over is shown, else the latest', () => {
  const rosters = [head('2026-12-28'), head('2026-12-21'), head('2026-12-14')]
  expect(usualRoster(rosters, lastDayOf, '2026-12-15')?.rosterId).toBe('2026-12-21')
  expect(usualRoster(rosters, lastDayOf, '2027-02-01')?.rosterId).toBe('2026-12-28')
  expect(usualRoster([], lastDayOf, '2027-02-01')).toBeUndefined()
})
