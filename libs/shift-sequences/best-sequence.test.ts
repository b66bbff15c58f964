import { expect, test, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { sequencerOf } from './best-sequence.ts'
import { checkRoster } from './check.ts'
import { type Instance, OFF } from './instance.ts'
import { modelOf } from './model.ts'
import { randomInstance } from './random-instance.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Every sequence there is, judged by the checker. */
function byTrying(instance: Instance, cost: Float64Array): number {
  const types = instance.shifts.length
  const row = new Array<number>(instance.days).fill(OFF)
  let least = Number.POSITIVE_INFINITY
  const go = (day: number, sum: number): void => {
    if (sum >= least + 40) return
    if (day === instance.days) {
      if (sum < least && checkRoster(instance, [row]).violations.length === 0) least = sum
      return
    }
    for (let type = OFF; type < types; type += 1) {
      row[day] = type
      go(day + 1, sum + (type === OFF ? 0 : cost[day * types + type]!))
    }
    row[day] = OFF
  }
  go(0, 0)
  return least
}

test('the cheapest legal sequence is the cheapest of all that can be tried', () => {
  const chance = seededChance(4)
  for (let round = 0; round < 16; round += 1) {
    const instance = randomInstance(chance, { days: 8, people: 1, types: 2 + (round % 2) })
    const model = modelOf(instance)
    const cost = new Float64Array(model.days * model.types).map(() => Math.round(chance() * 20 - 12))
    const out = new Int16Array(model.days)
    const sequencer = sequencerOf(model)
    const cheapest = byTrying(instance, cost)
    const priced = sequencer.best(0, cost, out, false)
    expect(priced).toBeGreaterThanOrEqual(cheapest)
    expect(sequencer.lastBound).toBeLessThanOrEqual(cheapest)
    if (priced < Number.POSITIVE_INFINITY) expect(checkRoster(instance, [[...out]]).violations).toEqual([])
    const found = sequencer.best(0, cost, out, true)
    expect(found).toBe(cheapest)
    if (found < Number.POSITIVE_INFINITY) expect(checkRoster(instance, [[...out]]).violations).toEqual([])
  }
})

test('a sequence of half a year keeps every rule', () => {
  const chance = seededChance(5)
  const base = randomInstance(chance, { days: 182, people: 1 })
  const person = { ...base.people[0]!, mostOf: [182, 182, 182], leastMinutes: 480 * 90, mostMinutes: 480 * 104 }
  const instance = { ...base, people: [person] }
  const model = modelOf(instance)
  const out = new Int16Array(model.days)
  const cost = new Float64Array(model.days * model.types).map(() => chance() * 20 - 12)
  expect(sequencerOf(model).best(0, cost, out, true)).toBeLessThan(0)
  expect(checkRoster(instance, [[...out]]).violations).toEqual([])
})

test('who has no legal sequence is told by an infinite cost', () => {
  const base = randomInstance(seededChance(1), { days: 7, people: 1 })
  const instance = { ...base, people: [{ ...base.people[0]!, leastMinutes: 8 * 600, mostMinutes: 9 * 600 }] }
  const model = modelOf(instance)
  expect(sequencerOf(model).best(0, new Float64Array(21), new Int16Array(7), false)).toBe(Number.POSITIVE_INFINITY)
})
