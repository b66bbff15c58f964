import { expect, test } from 'vitest'
import type { SegmentRule } from '#modules/segments/contract.ts'
import { fromFields, NEW_GROUP, toFields } from './draft-rule.ts'

const rule: SegmentRule = {
  of: 'all',
  rules: [
    { of: 'all', rules: [{ field: 'assets-month-average', is: 'between', value: 5_000_050, upTo: 9_999_999 }] },
    { of: 'at-least', count: 2, rules: [{ field: 'contacts-90d', is: 'below', value: 3 }] },
    { of: 'none', rules: [{ field: 'products', is: 'one-of', words: ['贷款'] }] },
  ],
}

test('a rule comes back from its fields as it was, to the cent', () => {
  expect(fromFields(toFields(rule))).toEqual(rule)
  expect(toFields(rule)[0]?.rules?.[0]).toMatchObject({ value: 50_000.5, upTo: 99_999.99 })
})

test('what another comparison or field left behind is not part of the rule', () => {
  const left = { field: 'language', is: 'between', value: 3, upTo: 4, words: ['en'] } as const
  expect(fromFields([{ of: 'any', count: 2, rules: [left] }]).rules[0]).toEqual({
    of: 'any',
    rules: [{ field: 'language', is: 'one-of', words: ['en'] }],
  })
})

test('a new group is one line of money', () => {
  expect(fromFields([NEW_GROUP]).rules[0]?.rules).toEqual([{ field: 'assets-month-average', is: 'at-least', value: 0 }])
})
