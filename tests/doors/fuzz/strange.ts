import fc from 'fast-check'

/** A text nobody would type: of every kind that has broken a service before. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\udfff',
      '\u202e\u2066tac',
      '\u200b\u200d\ufeff',
      '👩‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿𠮷',
      'e\u0301'.repeat(500),
      '__proto__',
      'constructor',
      'toString',
      "'; drop table x; --",
      '$1 %s {{x}} ${x} #{x}',
      '../../../../etc/passwd',
      '%00%2e%2e%2f',
      'file:///etc/passwd',
      '<img src=x onerror=alert(1)>',
      '\r\nset-cookie: a=b',
      'NaN',
      '1e309',
      '0x10',
      '-0',
      '9'.repeat(400),
      '٣٢١',
      'İıſK',
      '=cmd|x!A1',
    ),
  },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 50_000, 200_000).map((length) => 'ａ'.repeat(length)) },
  { weight: 1, arbitrary: fc.constantFrom('1', ' ', 'a@', '6222 ', '((', '-').map((unit) => unit.repeat(20_000)) },
)

/** A value of any type, also of those JSON has no word for once it is read. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: strangeText },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      [],
      {},
      [[]],
      -1,
      0,
      1.5,
      2 ** 31,
      2 ** 53,
      -(2 ** 63),
      1e308,
      1e-320,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>({ $ne: 1 }, { $where: 'sleep(1)' }, { length: 1e9 }, { toString: 1 }),
  },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 800 }).map(nested) },
  { weight: 1, arbitrary: fc.array(fc.constant(1), { minLength: 1_000, maxLength: 3_000 }) },
  { weight: 2, arbitrary: fc.jsonValue() },
)

/** Lists in lists. */
function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

/** Text that is not JSON, or JSON that a careless reader takes for something else. */
export const brokenJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '{',
    '{"a":',
    '[1,]',
    '{"a":1,"a":2}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '\ufeff{}',
    '{}{}',
    'NaN',
    '1e999',
    '"\\ud800"',
    '{"a":"\u0001"}',
    '[',
    `${'['.repeat(100_000)}`,
    `{"a":${'{"a":'.repeat(20_000)}`,
    `"${'x'.repeat(1_000_000)}"`,
    `{"${'k'.repeat(100_000)}":1}`,
    ' '.repeat(200_000),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
