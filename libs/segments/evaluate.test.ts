import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, type CustomerFacts, evaluate } from './evaluate.ts'
import type { Group, Line, Rule } from './rule.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 23)
const atLeast = (value: number, field: Line['field'] = 'contacts-90d'): Line => ({ field, is: 'at-least', value })
const facts = (value: number): CustomerFacts => ({ 'contacts-90d': { value } })
const yes = atLeast(1)
const no = atLeast(100)
const unknown = atLeast(1, 'last-rating')
const group = (of: Group['of'], ...rules: Rule[]): Group => ({ of, rules })

describe('a line', () => {
  test.each<[string, Line, CustomerFacts, Answer]>([
    ['holds at its least', atLeast(2), facts(2), 'yes'],
    ['does not hold just under it', atLeast(2), facts(1), 'no'],
    ['below is without its bound', { field: 'contacts-90d', is: 'below', value: 2 }, facts(2), 'no'],
    ['between is with its first', { field: 'contacts-90d', is: 'between', value: 2, upTo: 4 }, facts(2), 'yes'],
    ['between is without its last', { field: 'contacts-90d', is: 'between', value: 2, upTo: 4 }, facts(4), 'no'],
    ['is unknown without the fact', atLeast(0), {}, 'unknown'],
    ['none-of is unknown without the fact', { field: 'needs', is: 'none-of', words: ['x'] }, {}, 'unknown'],
    [
      'finds a word in a title',
      { field: 'products', is: 'one-of', words: ['贷款'] },
      { products: { value: ['住房贷款'] } },
      'yes',
    ],
    [
      'compares a word whole',
      { field: 'feeling', is: 'one-of', words: ['calm'] },
      { feeling: { value: 'calmer' } },
      'no',
    ],
    [
      'leaves case and width aside',
      { field: 'feeling', is: 'one-of', words: ['Calm'] },
      { feeling: { value: 'ｃalm ' } },
      'yes',
    ],
    [
      'none-of holds for an empty list',
      { field: 'products', is: 'none-of', words: ['x'] },
      { products: { value: [] } },
      'yes',
    ],
  ])('%s', (_name, line, known, answer) => {
    expect(evaluate(line, known, NOW).answer).toBe(answer)
  })
})

test('a fact that is missing counts neither as yes nor as no', () => {
  expect(evaluate(unknown, {}, NOW).answer).toBe('unknown')
  expect(evaluate(group('none', unknown), {}, NOW).answer).toBe('unknown')
})

describe('a group', () => {
  test.each<[string, Group, Answer]>([
    ['all: one no decides, whatever is unknown', group('all', yes, no, unknown), 'no'],
    ['all: unknown when nothing says no', group('all', yes, unknown), 'unknown'],
    ['any: one yes decides, whatever is unknown', group('any', no, yes, unknown), 'yes'],
    ['any: unknown when nothing says yes', group('any', no, unknown), 'unknown'],
    ['none: unknown is not no', group('none', no, unknown), 'unknown'],
    ['none: one yes is enough to refuse', group('none', yes, unknown), 'no'],
    ['none: all no', group('none', no), 'yes'],
    ['at least two of three, one unknown', { ...group('at-least', yes, no, unknown), count: 2 }, 'unknown'],
    ['at least two of three, two no', { ...group('at-least', yes, no, no), count: 2 }, 'no'],
    ['at least two of three, two yes', { ...group('at-least', yes, yes, unknown), count: 2 }, 'yes'],
  ])('%s', (_name, rule, answer) => {
    expect(evaluate(rule, facts(5), NOW).answer).toBe(answer)
  })

  test('tells the lines that made it so, and no others', () => {
    const told = (rule: Rule) => evaluate(rule, facts(5), NOW).reasons.map(({ line }) => line)
    expect(told(group('any', no, yes))).toEqual([yes])
    expect(told(group('all', yes, no))).toEqual([no])
    expect(told(group('none', no))).toEqual([no])
  })
})

describe('time', () => {
  const since: CustomerFacts = { 'days-as-customer': { since: NOW - 30 * DAY } }
  const line: Line = { field: 'days-as-customer', is: 'at-least', value: 31 }
  test('tells when a threshold of days is crossed, and crosses it at that instant', () => {
    const { answer, until } = evaluate(line, since, NOW)
    expect({ answer, until }).toEqual({ answer: 'no', until: NOW + DAY })
    expect(evaluate(line, since, NOW + DAY - 1).answer).toBe('no')
    expect(evaluate(line, since, NOW + DAY)).toMatchObject({ answer: 'yes', until: null })
  })
})

const FIELDS = ['contacts-90d', 'complaints-365d', 'last-rating', 'activities-90d'] as const
const anyLine = fc.record({
  field: fc.constantFrom(...FIELDS),
  is: fc.constantFrom('at-least' as const, 'below' as const),
  value: fc.nat(9),
})
const { rule: anyRule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    anyLine,
    fc.record({
      of: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}))
const anyFacts = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.record({ value: fc.nat(9) }),
) as fc.Arbitrary<CustomerFacts>
const OPPOSITE: Record<Answer, Answer> = { yes: 'no', no: 'yes', unknown: 'unknown' }

describe('for every rule and customer', () => {
  test('none of it is the opposite, and unknown stays unknown', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, known) => {
        expect(evaluate(group('none', rule), known, NOW).answer).toBe(OPPOSITE[evaluate(rule, known, NOW).answer])
      }),
    )
  })
  test('what is decided stays decided when more becomes known', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, anyFacts, (rule, known, more) => {
        const before = evaluate(rule, known, NOW).answer
        if (before !== 'unknown') expect(evaluate(rule, { ...more, ...known }, NOW).answer).toBe(before)
      }),
    )
  })
  test('the reasons alone give the same answer', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (rule, known) => {
        const { answer, reasons } = evaluate(rule, known, NOW)
        if (answer === 'unknown') return
        const told = Object.fromEntries(
          reasons.flatMap(({ line }) => (known[line.field] ? [[line.field, known[line.field]]] : [])),
        )
        expect(evaluate(rule, told, NOW).answer).toBe(answer)
      }),
    )
  })
})
