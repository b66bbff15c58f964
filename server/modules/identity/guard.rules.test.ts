import { describe, expect, it } from 'vitest'
import { addressKey } from './guard.ts'
import { ACCOUNT_RULE, afterWrong, forgottenAt, type Guard, isClosed } from './guard-rules.ts'

const RULE = { mostWrong: 3, withinMs: 1_000, closedMs: 500 }
const tries = (...at: number[]): Guard =>
  at.reduce<Guard | undefined>((guard, now) => afterWrong(guard, RULE, now), undefined) as Guard

describe('the guard of a door', () => {
  it('bears one wrong try less than its rule, and closes with the last', () => {
    expect(isClosed(tries(0, 1), 1)).toBe(false)
    expect(isClosed(tries(0, 1, 2), 2)).toBe(true)
  })

  it('is closed until the instant it opens', () => {
    const guard = tries(0, 1, 2)
    expect(isClosed(guard, 2 + 500 - 1)).toBe(true)
    expect(isClosed(guard, 2 + 500)).toBe(false)
  })

  it('begins afresh after a closing', () => {
    expect(afterWrong(tries(0, 1, 2), RULE, 502)).toEqual({ wrongCount: 1, countedSince: 502, closedUntil: null })
  })

  it('forgets tries from the instant they are as old as the rule says', () => {
    expect(afterWrong(tries(0, 1), RULE, 999).closedUntil).toBe(999 + 500)
    expect(afterWrong(tries(0, 1), RULE, 1_000)).toEqual({ wrongCount: 1, countedSince: 1_000, closedUntil: null })
  })

  it('may be thrown away when it is open again or its tries are too old', () => {
    expect(forgottenAt(tries(5), RULE)).toBe(1_005)
    expect(forgottenAt(tries(0, 1, 2), RULE)).toBe(502)
  })

  it('of an account closes at the tenth try for 30 minutes', () => {
    expect([ACCOUNT_RULE.mostWrong, ACCOUNT_RULE.closedMs]).toEqual([10, 30 * 60_000])
  })
})

describe('an address is counted', () => {
  it.each([
    ['203.0.113.7', 'address:203.0.113.7'],
    ['::ffff:203.0.113.7', 'address:203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', 'address:2001:db8:1:2'],
    ['2001:db8::1', 'address:2001:db8:0:0'],
    ['::1', 'address:0:0:0:0'],
  ])('%s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})
