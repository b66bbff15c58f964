import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, faultSchedule, type Plan } from './schedule.ts'

const PLAN: Plan = { seed: 7, minutes: 10, nodes: 2, everySeconds: 3 }

describe('a schedule of faults', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(faultSchedule(PLAN)).toEqual(faultSchedule(PLAN))
    expect(faultSchedule({ ...PLAN, seed: 8 })).not.toEqual(faultSchedule(PLAN))
  })

  test('of a longer run begins with that of a shorter one', () => {
    const short = faultSchedule(PLAN)
    expect(faultSchedule({ ...PLAN, minutes: 20 }).slice(0, short.length)).toEqual(short)
  })

  test('stays within its minutes, in order, about as often as asked', () => {
    const at = faultSchedule(PLAN).map(({ atMs }) => atMs)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(Math.max(...at)).toBeLessThan(600_000)
    expect(at.length).toBeGreaterThan(150)
    expect(at.length).toBeLessThan(250)
  })

  test('meets every kind in each deck, and half of all are kills', () => {
    const faults = faultSchedule({ ...PLAN, minutes: 30 })
    expect(new Set(faults.slice(0, 30).map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS))
    const kills = faults.filter(({ kind }) => kind.startsWith('kill-'))
    expect(kills.length / faults.length).toBeCloseTo(14 / 30, 1)
  })

  test('concerns every node, and none that is not there', () => {
    const nodes = new Set(faultSchedule({ ...PLAN, nodes: 4 }).map(({ node }) => node))
    expect([...nodes].sort()).toEqual([0, 1, 2, 3])
    expect(new Set(faultSchedule({ ...PLAN, nodes: 1 }).map(({ node }) => node))).toEqual(new Set([0]))
  })

  test('lets a stopped node be taken for dead sometimes, and wake before sometimes', () => {
    const stops = faultSchedule({ ...PLAN, minutes: 60 }).filter(({ kind }) => kind === 'stop-node')
    expect(stops.some(({ lastsMs }) => lastsMs > 8_000)).toBe(true)
    expect(stops.some(({ lastsMs }) => lastsMs < 8_000)).toBe(true)
  })
})
