import { describe, expect, it } from 'vitest'
import { createComeBack } from './come-back.ts'

describe('the time to come back', () => {
  it('is one step after the one before, and never sooner than the first may be', () => {
    const comeBack = createComeBack(60_000)
    expect([0, 0, 0].map((now) => comeBack.next(now, 1_000, 20))).toEqual([1_000, 1_020, 1_040])
    expect(comeBack.next(500, 1_000, 20)).toBe(1_000)
    expect(comeBack.next(9_000, 1_000, 20)).toBe(1_000)
  })

  it('is never further away than the most', () => {
    const comeBack = createComeBack(50)
    expect([0, 0, 0, 0].map((now) => comeBack.next(now, 10, 30))).toEqual([10, 40, 50, 50])
    expect(comeBack.next(0, 10_000, 30)).toBe(50)
  })
})
