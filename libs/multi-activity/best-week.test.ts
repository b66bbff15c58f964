import { expect, test, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { weekPlannerOf } from './best-week.ts'
import { checkActivityRoster } from './check.ts'
import { type ActivityInstance, type ActivityShift, clockOf, RULES } from './instance.ts'
import { shiftPricerOf } from './shift-prices.ts'

vi.setConfig({ testTimeout: 120_000 })

const DAYS = 2
const SLOTS = DAYS * 96

function instanceOf(tasks: number, leastMinutes: number, mostMinutes: number, days = DAYS): ActivityInstance {
  const none = new Array<number>(days * 96 * tasks).fill(0)
  return { days, tasks, people: [{ id: 'A', leastMinutes, mostMinutes }], least: none, most: none.map(() => 9) }
}

const costOf = (shifts: readonly ActivityShift[], tasks: number, prices: Float64Array) => {
  let sum = 0
  for (const { start, activities } of shifts) {
    let slot = start
    for (const { task, slots } of activities)
      for (const end = slot + slots; slot < end; slot += 1) sum += prices[slot * tasks + task]!
  }
  return sum
}

test('a shift is filled as cheaply as by every way to cut it', () => {
  const tasks = 3
  const chance = seededChance(7)
  const prices = new Float64Array(SLOTS * tasks).map(() => Math.round(chance() * 40 - 20))
  const pricer = shiftPricerOf(SLOTS, tasks, prices)
  pricer.refresh()
  const found = new Float64Array(17)
  for (const start of [0, 40, 121, 168]) {
    pricer.price(start, found, 0)
    const cut = [0]
    for (let end = 1; end <= Math.min(40, SLOTS - start); end += 1) {
      cut[end] = Number.POSITIVE_INFINITY
      for (let from = 0; from <= end - 4; from += 1)
        for (let task = 0; task < tasks; task += 1) {
          let sum = cut[from]!
          for (let slot = start + from; slot < start + end; slot += 1) sum += prices[slot * tasks + task]!
          cut[end] = Math.min(cut[end]!, sum)
        }
    }
    for (let length = 24; length <= 40; length += 1) {
      expect(found[length - 24]).toBe(cut[length] ?? Number.POSITIVE_INFINITY)
      if (cut[length] === undefined) continue
      const activities = pricer.fill(start, length)
      expect(costOf([{ start, activities }], tasks, prices)).toBe(cut[length])
      expect(activities.every(({ slots }) => slots >= 4)).toBe(true)
    }
  }
})

/** Every single shift and every pair of two days, at the prices of the fillings. */
function byTrying(prices: Float64Array, least: number, most: number): number {
  const pricer = shiftPricerOf(SLOTS, 1, prices)
  pricer.refresh()
  const shifts: { start: number; length: number; price: number }[] = []
  const found = new Float64Array(17)
  for (let start = 0; start < SLOTS; start += 1) {
    const { slotOfDay } = clockOf(start)
    if (!RULES.startWindows.some(([from, to]) => slotOfDay >= from && slotOfDay <= to)) continue
    pricer.price(start, found, 0)
    for (const [more, price] of found.entries()) if (price < 1e9) shifts.push({ start, length: 24 + more, price })
  }
  let cheapest = least === 0 ? 0 : Number.POSITIVE_INFINITY
  for (const one of shifts) {
    if (one.length >= least && one.length <= most) cheapest = Math.min(cheapest, one.price)
    for (const two of shifts)
      if (
        two.start >= one.start + one.length + 56 &&
        clockOf(two.start).day > clockOf(one.start).day &&
        one.length + two.length >= least &&
        one.length + two.length <= most
      )
        cheapest = Math.min(cheapest, one.price + two.price)
  }
  return cheapest
}

test('the plan of a person is the cheapest of all that can be tried', () => {
  const chance = seededChance(8)
  for (const [least, most] of [
    [0, 40],
    [48, 52],
    [60, 70],
  ] as const) {
    const prices = new Float64Array(SLOTS).map(() => Math.round(chance() * 40 - 20))
    const instance = instanceOf(1, least * 15, most * 15)
    const planner = weekPlannerOf(instance, prices)
    planner.refresh()
    const plan = planner.best(0, chance) ?? []
    expect(costOf(plan, 1, prices)).toBe(byTrying(prices, least, most))
    expect(checkActivityRoster(instance, [plan]).violations).toEqual([])
  }
})

test('nobody is planned six days in a row, however cheap', () => {
  const instance = instanceOf(1, 6 * 360, 2400, 7)
  const prices = new Float64Array(7 * 96).fill(-1)
  const planner = weekPlannerOf(instance, prices)
  planner.refresh()
  const plan = planner.best(0, seededChance(1)) ?? []
  expect(plan.length).toBeGreaterThan(3)
  expect(checkActivityRoster(instance, [plan]).violations).toEqual([])
})

test('who cannot be planned is told by null', () => {
  const planner = weekPlannerOf(instanceOf(1, 2400, 2500), new Float64Array(SLOTS))
  planner.refresh()
  expect(planner.best(0, seededChance(1))).toBeNull()
})
