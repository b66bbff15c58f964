import { expect, it } from 'vitest'
import type { StaffingView } from '#modules/workforce/contract.ts'
import { loadOf, needSteps } from './need-steps.ts'

const staffing = (atOnce = 1): StaffingView => ({
  settings: {
    handleSeconds: 180,
    patienceSeconds: 120,
    plannedShrinkage: 0.2,
    unplannedShrinkage: 0.1,
    atOnce,
    minimumAgents: 1,
    leastExperts: null,
    mostTrainees: null,
  },
  handle: { seconds: 180, from: 'setting' },
  patience: { seconds: 120, from: 'setting' },
  targetShare: 0.8,
  thresholdSeconds: 20,
})

it('load is the work of an interval over its length and the contacts held at once', () => {
  expect(loadOf(100, 30, staffing())).toBe(10)
  expect(loadOf(100, 30, staffing(2))).toBe(5)
})

it('one agent fewer keeps less of the target, one more keeps more', () => {
  const [fewer, enough, more] = needSteps(100, 30, 11, staffing())
  expect([fewer?.agents, enough?.agents, more?.agents]).toEqual([10, 11, 12])
  expect(fewer?.serviceLevel).toBeLessThan(enough?.serviceLevel ?? 0)
  expect(enough?.serviceLevel).toBeLessThan(more?.serviceLevel ?? 0)
  expect(needSteps(100, 30, 0, staffing()).map(({ agents }) => agents)).toEqual([0, 1])
})

it('agents who hold two at once are two places each', () => {
  expect(needSteps(100, 30, 6, staffing(2))[1]?.serviceLevel).toBe(needSteps(100, 30, 12, staffing())[1]?.serviceLevel)
})
