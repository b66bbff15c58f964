import { describe, expect, test } from 'vitest'
import {
  decideLevel,
  type Evidence,
  failuresLeft,
  LOCK_MS,
  lockAfter,
  waysUp,
} from '#modules/customers/levels/level.ts'
import type { EvidenceKind } from '#modules/customers/levels-contract.ts'

const NOW = 1_000_000_000
const passed = (...kinds: EvidenceKind[]): Evidence[] => kinds.map((kind, at) => ({ kind, passed: true, at }))
const standing = { overAt: null, lockedUntil: null, isUnderDuress: false }
const level = (evidence: readonly Evidence[], change = {}) => decideLevel({ ...standing, evidence, ...change }, NOW)

describe('the level', () => {
  test.each<[number, EvidenceKind[]]>([
    [0, []],
    [0, ['caller-number']],
    [0, ['phone', 'fact-transaction']],
    [1, ['caller-number', 'phone']],
    [0, ['otp']],
    [0, ['name', 'id-document']],
    [0, ['name', 'id-document', 'phone']],
    [2, ['name', 'id-document', 'phone', 'fact-product']],
    [2, ['name', 'id-document', 'otp']],
    [1, ['caller-number', 'name', 'phone', 'fact-product']],
    [2, ['vouched-sign-in']],
    [0, ['query-pin', 'biometrics']],
    [1, ['caller-number', 'phone', 'app-approval']],
    [3, ['vouched-sign-in', 'app-approval']],
    [3, ['name', 'id-document', 'otp', 'query-pin']],
    [4, ['video']],
    [4, ['branch-visit']],
  ])('is L%i by %j', (expected, kinds) => {
    expect(level(passed(...kinds))).toBe(expected)
  })

  test('takes the latest try of each kind', () => {
    const failed = { kind: 'phone', passed: false, at: 9 } as const
    expect(level([...passed('caller-number', 'phone'), failed])).toBe(0)
    expect(level([...passed('caller-number', 'phone'), failed, { ...failed, passed: true, at: 10 }])).toBe(1)
  })

  test('ends with the contact, at that very instant', () => {
    expect(level(passed('vouched-sign-in'), { overAt: NOW + 1 })).toBe(2)
    expect(level(passed('vouched-sign-in'), { overAt: NOW })).toBe(0)
  })

  test('is none while locked, but for a visit to a branch, until the instant the lock ends', () => {
    expect(level(passed('vouched-sign-in'), { lockedUntil: NOW + 1 })).toBe(0)
    expect(level(passed('vouched-sign-in'), { lockedUntil: NOW })).toBe(2)
    expect(level(passed('branch-visit'), { lockedUntil: NOW + 1 })).toBe(4)
  })

  test('under duress reaches no further than what protects', () => {
    expect(level(passed('vouched-sign-in', 'app-approval'), { isUnderDuress: true })).toBe(1)
    expect(level(passed('branch-visit'), { isUnderDuress: true, lockedUntil: NOW + 1 })).toBe(0)
  })
})

test('the way up names what is missing, the shortest first', () => {
  const ways = waysUp(passed('name', 'phone'), 0)
  expect(ways.find((way) => way.level === 1)).toEqual({ level: 1, missing: ['caller-number'], facts: 0 })
  expect(ways.filter((way) => way.level === 2)).toEqual([
    { level: 2, missing: ['vouched-sign-in'], facts: 0 },
    { level: 2, missing: ['id-document', 'otp'], facts: 0 },
    { level: 2, missing: ['id-document'], facts: 1 },
  ])
  expect(ways.filter((way) => way.level === 3)[0]).toEqual({
    level: 3,
    missing: ['vouched-sign-in', 'query-pin'],
    facts: 0,
  })
  expect(waysUp(passed('vouched-sign-in'), 2)[0]).toEqual({ level: 3, missing: ['query-pin'], facts: 0 })
  expect(waysUp([], 4)).toEqual([])
})

test('the third failure within 24 hours locks for 24 hours; older ones are forgotten', () => {
  expect(lockAfter([NOW - 1], NOW)).toBeNull()
  expect(lockAfter([NOW - 2, NOW - 1], NOW)).toBe(NOW + LOCK_MS)
  expect(lockAfter([NOW - LOCK_MS, NOW - 1], NOW)).toBeNull()
  expect(failuresLeft([NOW - 1], NOW)).toBe(2)
})
