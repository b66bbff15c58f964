import { expect, test } from 'vitest'
import { checkActivityRoster } from './check.ts'
import type { ActivityInstance, ActivityShift } from './instance.ts'

const DAY = 96
const SIZE = 7 * DAY * 2

const INSTANCE: ActivityInstance = {
  days: 7,
  tasks: 2,
  people: [{ id: 'A', leastMinutes: 720, mostMinutes: 2400 }],
  least: new Array<number>(SIZE).fill(0),
  most: new Array<number>(SIZE).fill(9),
}

/** A shift that starts `slots` after 06:00 of a day. */
const shift = (day: number, slots: number, ...activities: [task: number, slots: number][]): ActivityShift => ({
  start: day * DAY + slots,
  activities: activities.map(([task, length]) => ({ task, slots: length })),
})
const judge = (...shifts: ActivityShift[]) => checkActivityRoster(INSTANCE, [shifts])
const plain = (day: number, slots = 0, length = 24) => shift(day, slots, [0, length])

test('boundary cases are legal', () => {
  // Shortest and longest shift; starts at the ends of every window; rest of exactly 14 hours; activities of one hour.
  expect(judge(shift(0, 0, [0, 4], [1, 20]), plain(1, 16, 40), plain(2, 16)).violations).toEqual([])
  expect(judge(plain(0, 32), plain(1, 48), plain(2, 56), plain(3, 71), plain(5, 18 * 4)).violations).toEqual([])
  expect(judge(plain(0, 0, 40), plain(1, 0, 40), plain(2, 0, 40), plain(3, 0)).violations).toEqual([])
})

test.each([
  ['shift-length', [plain(0, 0, 23), plain(2, 0, 40)]],
  ['shift-length', [plain(0, 0, 41), plain(2)]],
  ['activity-length', [shift(0, 0, [0, 3], [1, 21]), plain(2)]],
  ['unknown-task', [shift(0, 0, [2, 24]), plain(2)]],
  ['start-time', [plain(0, 17), plain(2)]],
  ['rest', [plain(0, 16, 40), plain(1, 15, 24)]],
  ['one-shift-a-day', [plain(0, 72), plain(1, 56, 24)]],
  ['least-minutes', [plain(0)]],
  ['most-minutes', [0, 1, 2, 3, 4].map((day) => plain(day, 0, day < 4 ? 40 : 24))],
  ['days-in-a-row', [0, 1, 2, 3, 4, 5].map((day) => plain(day))],
  ['outside-horizon', [plain(0), plain(6, 58, 40), plain(3)]],
] as const)('a roster against %s is told, and nothing else', (rule, shifts) => {
  expect(judge(...shifts).violations.map((violation) => violation.rule)).toEqual([rule])
})

test('a quarter-hour that lacks people is told, one with too many costs the square', () => {
  const least = INSTANCE.least.with(0, 2)
  const most = INSTANCE.most.with(2, 0).with(4, 0)
  const instance = {
    ...INSTANCE,
    least,
    most,
    people: [...INSTANCE.people, { id: 'B', leastMinutes: 0, mostMinutes: 600 }],
  }
  const both = checkActivityRoster(instance, [[plain(0), plain(2)], [plain(0)]])
  expect(both).toEqual({ violations: [], cost: 4 + 4 })
  const one = checkActivityRoster(instance, [[plain(0), plain(2)], []])
  expect(one).toEqual({ violations: [{ rule: 'cover', person: null, slot: 0, found: 1, allowed: 2 }], cost: 1 + 1 })
})
