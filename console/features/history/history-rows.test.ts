import { describe, expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { instantsOf } from '../../ui/time/bank-calendar.ts'
import { historyRows, type Point, weekBefore } from './history-rows.ts'

const zoneOf = (name: string) => {
  const zone = compileZone(name)
  if (!zone) throw new Error(name)
  return zone
}
const SHANGHAI = zoneOf('Asia/Shanghai')
const BERLIN = zoneOf('Europe/Berlin')
const point = (at: string, requested = 1): Point => ({
  at: Date.parse(at),
  requested,
  answered: 1,
  abandoned: 0,
  values: {},
})

it('a view covers whole days of the bank', () => {
  const { from, before } = instantsOf({ from: '2026-11-21', to: '2026-11-22' }, SHANGHAI)
  expect(new Date(from).toISOString()).toBe('2026-11-20T16:00:00.000Z')
  expect(before - from).toBe(2 * 86_400_000)
})

it('the week before has the same weekdays', () => {
  expect(weekBefore({ from: '2026-03-03', to: '2026-03-05' })).toEqual({ from: '2026-02-24', to: '2026-02-26' })
})

describe('rows', () => {
  it('stand beside the same time a week before; without one there is nothing to compare', () => {
    const now = [point('2026-11-21T00:00:00+08:00', 9), point('2026-11-22T00:00:00+08:00', 8)]
    const then = [point('2026-11-14T00:00:00+08:00', 7)]
    const rows = historyRows(now, then, 'day', SHANGHAI)
    expect(rows.map(({ weekAgo }) => weekAgo?.requested)).toEqual([7, undefined])
  })

  it('end where the next begins, also on the day the clocks go back', () => {
    const [day] = historyRows([point('2026-10-25T00:00:00+02:00')], [], 'day', BERLIN)
    expect((day!.before - day!.at) / 3_600_000).toBe(25)
    const [quarter] = historyRows([point('2026-10-25T00:15:00+02:00')], [], 'quarter', BERLIN)
    expect(quarter!.before - quarter!.at).toBe(900_000)
  })

  it('ten in the morning is compared with ten in the morning, although the clocks have changed', () => {
    const now = [point('2026-10-28T10:00:00+01:00')]
    const then = [point('2026-10-21T10:00:00+02:00', 5)]
    expect(historyRows(now, then, 'quarter', BERLIN)[0]?.weekAgo?.requested).toBe(5)
  })
})
