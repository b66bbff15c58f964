import { describe, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { estimateWait, type WaitQuestion } from './wait-estimate.ts'

const minutes = (count: number) => count * 60_000

describe('estimated wait', () => {
  it('of the next in line is the mean time until one of the slots ends', () => {
    const estimate = estimateWait({ ahead: 0, slots: 10, meanHandleMs: minutes(5), meanPatienceMs: null })
    expect(estimate?.expectedMs).toBeCloseTo(minutes(0.5), 6)
  })

  it('grows by one slot ending for each ahead when nobody gives up', () => {
    const estimate = estimateWait({ ahead: 4, slots: 10, meanHandleMs: minutes(5), meanPatienceMs: null })
    expect(estimate?.expectedMs).toBeCloseTo(minutes(2.5), 6)
  })

  // Printed chi-square tables: the 10 % and 90 % points with 2, 4, 10, 20 and 40 degrees of freedom. Without leavers
  // the wait behind k others is half such a value, times the mean step.
  it.each([
    [0, 0.211, 4.605],
    [1, 1.064, 7.779],
    [4, 4.865, 15.987],
    [9, 12.443, 28.412],
    [19, 29.051, 51.805],
  ])(
    'with the chi-square table at hand: behind %i others the range is exact within 3 hundredths of the mean',
    (ahead, low, high) => {
      const stepMs = 1000
      const estimate = estimateWait({ ahead, slots: 3, meanHandleMs: 3 * stepMs, meanPatienceMs: null })!
      const tolerance = 0.03 * estimate.expectedMs
      expect(Math.abs(estimate.lowMs - (low / 2) * stepMs)).toBeLessThan(tolerance)
      expect(Math.abs(estimate.highMs - (high / 2) * stepMs)).toBeLessThan(tolerance)
    },
  )

  it('with leavers matches a simulation of the line: mean within 2 %, eight of ten inside the range', () => {
    const question = { ahead: 12, slots: 6, meanHandleMs: minutes(6), meanPatienceMs: minutes(4) }
    const { expectedMs, lowMs, highMs } = estimateWait(question)!
    const waits = simulateWaits(question, 20_000)
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
    expect(Math.abs(mean / expectedMs - 1)).toBeLessThan(0.02)
    const inside = waits.filter((wait) => lowMs <= wait && wait <= highMs).length / waits.length
    expect(inside).toBeGreaterThan(0.78)
    expect(inside).toBeLessThan(0.82)
  })

  it('is shorter when those ahead may give up', () => {
    const question = { ahead: 9, slots: 4, meanHandleMs: minutes(5) }
    const patient = estimateWait({ ...question, meanPatienceMs: null })!
    expect(estimateWait({ ...question, meanPatienceMs: minutes(3) })!.expectedMs).toBeLessThan(patient.expectedMs)
  })

  it('is not given when nobody serves', () => {
    expect(estimateWait({ ahead: 0, slots: 0, meanHandleMs: minutes(5), meanPatienceMs: null })).toBeNull()
  })
})

/** Customer by customer: each slot and each person ahead has an end of its own; the line moves at the earliest. */
function simulateWaits({ ahead, slots, meanHandleMs, meanPatienceMs }: WaitQuestion, runs: number): readonly number[] {
  const random = seededRandom(17)
  const exponential = (mean: number) => -mean * Math.log(1 - random())
  return Array.from({ length: runs }, () => {
    const ends = Array.from({ length: slots }, () => exponential(meanHandleMs))
    const line = Array.from({ length: ahead }, () => exponential(meanPatienceMs ?? Number.POSITIVE_INFINITY))
    for (const givesUpAt of line) {
      ends.sort((a, b) => a - b)
      const freeAt = ends[0]!
      // Whoever gives up before a slot reaches them takes none.
      if (givesUpAt > freeAt) ends[0] = freeAt + exponential(meanHandleMs)
    }
    return Math.min(...ends)
  })
}
