import { describe, expect, it } from 'vitest'
import { type FieldKind, keptValue, missingOf, typedValue } from '#modules/knowledge/form-contract.ts'

describe('a field of a form', () => {
  it.each<readonly [FieldKind, string, string | undefined]>([
    ['text', '', undefined],
    ['text', '   ', undefined],
    ['text', ' 昨天下午 ', '昨天下午'],
    ['text', 'x'.repeat(1_001), undefined],
    ['amount', '0', '0'],
    ['amount', '1234.5', '123450'],
    ['amount', '1,234.56', '123456'],
    ['amount', '1,23', undefined],
    ['amount', '0.005', undefined],
    ['amount', '-1', undefined],
    ['amount', '19.99', '1999'],
    ['amount', '1000000000000.01', undefined],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2027-02-29', undefined],
    ['date', '2027-2-1', undefined],
    ['card-tail', '0123', '0123'],
    ['card-tail', '123', undefined],
    ['card-tail', '6217000010000123', undefined],
    ['yes-no', 'yes', 'yes'],
    ['yes-no', '是', undefined],
    ['identity', '11010519491231002X', '1****************X'],
    ['identity', '1****************X', '1****************X'],
    ['identity', '12345', undefined],
  ])('of %s keeps %j as %j', (kind, typed, kept) => {
    expect(keptValue({ kind }, typed)).toBe(kept)
  })

  it('of choice keeps an option it has', () => {
    const field = { kind: 'choice', options: [{ option: 'bank' }, { option: 'police' }] } as const
    expect([keptValue(field, ' police '), keptValue(field, 'court'), keptValue({ kind: 'choice' }, 'bank')]).toEqual([
      'police',
      undefined,
      undefined,
    ])
  })

  it('keeps no card number in words', () => {
    expect(keptValue({ kind: 'text' }, '卡号 6222021234567890128 丢了')).not.toContain('6222021234567890128')
  })

  it.each([
    ['5', '0.05'],
    ['123450', '1234.50'],
    ['0', '0.00'],
  ])('shows %s minor units as %s, which reads as the same', (kept, typed) => {
    expect(typedValue('amount', kept)).toBe(typed)
    expect(keptValue({ kind: 'amount' }, typed)).toBe(kept)
  })
})

it('a form lacks what is required and holds nothing, in its order', () => {
  const fields = [
    { field: 'b', isRequired: true },
    { field: 'c', isRequired: false },
    { field: 'a', isRequired: true },
  ]
  expect(missingOf(fields, {})).toEqual([fields[0], fields[2]])
  expect(missingOf(fields, { b: 'x' })).toEqual([fields[2]])
})
