import { describe, expect, it } from 'vitest'
import { byUrgency, type PromiseClock, readClock } from './read-clock.ts'

const clock: PromiseClock = { state: 'running', madeAt: 0, dueAt: 30_000, warnAt: 20_000, pausedRemainingMs: null }

describe('readClock', () => {
  it.each([
    ['runs before its warning', {}, 19_999, 'running'],
    ['is endangered from the instant of its warning', {}, 20_000, 'endangered'],
    ['can still be kept at the instant it is due', {}, 30_000, 'endangered'],
    ['is broken a moment later', {}, 30_001, 'broken'],
    ['stays broken whatever this clock says', { state: 'broken' }, 10_000, 'broken'],
    ['stays endangered when the server has said so', { state: 'endangered' }, 1_000, 'endangered'],
    ['without a warning runs until it is due', { warnAt: null }, 30_000, 'running'],
    ['does not run while paused', { state: 'paused', pausedRemainingMs: 12_000 }, 90_000, 'paused'],
    ['once kept is never broken', { state: 'kept' }, 90_000, 'kept'],
  ] as const)('a promise %s', (_claim, change, now, state) => {
    expect(readClock({ ...clock, ...change }, now).state).toBe(state)
  })

  it('tells what is left, also beyond the due instant', () => {
    expect(readClock(clock, 12_000)).toEqual({ state: 'running', leftMs: 18_000, shareLeft: 0.6 })
    expect(readClock(clock, 44_000)).toEqual({ state: 'broken', leftMs: -14_000, shareLeft: 0 })
    expect(readClock({ ...clock, state: 'paused', pausedRemainingMs: 15_000 }, 99_000)).toMatchObject({
      leftMs: 15_000,
      shareLeft: 0.5,
    })
  })

  it('a promise without any allowance does not divide by nothing', () => {
    expect(readClock({ ...clock, madeAt: 30_000 }, 30_000).shareLeft).toBe(0)
  })
})

it('what presses most comes first', () => {
  const promises: PromiseClock[] = [
    { ...clock, state: 'kept', dueAt: 1 },
    { ...clock, state: 'paused', dueAt: 2 },
    { ...clock, dueAt: 90_000, warnAt: null },
    { ...clock, dueAt: 60_000, warnAt: null },
    { ...clock, dueAt: 50_000, warnAt: 20_000 },
    { ...clock, dueAt: 24_000 },
  ]
  const sorted = promises.toSorted((a, b) => byUrgency(a, b, 25_000))
  expect(sorted.map(({ dueAt }) => dueAt)).toEqual([24_000, 50_000, 60_000, 90_000, 2, 1])
})
