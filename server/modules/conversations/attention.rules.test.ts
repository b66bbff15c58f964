import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attentionMs, type Span } from './attention.ts'

const span = (from: number, to: number): Span => ({ from, to })

test.each<[string, Span, Span[], number]>([
  ['alone, a span is all attention', span(0, 60_000), [], 60_000],
  ['three side by side get a third each', span(0, 60_000), [span(0, 60_000), span(0, 60_000)], 20_000],
  ['an overlap of half is shared by halves', span(0, 100), [span(50, 150)], 75],
  ['a span that ends as this begins shares nothing', span(100, 200), [span(0, 100)], 100],
  ['a short span inside takes half of its own length', span(0, 100), [span(40, 60)], 90],
  ['an empty span has none', span(5, 5), [span(0, 10)], 0],
  ['a span that clocks made negative has none', span(9, 5), [], 0],
])('%s', (_claim, mine, others, expected) => {
  expect(attentionMs(mine, others)).toBe(expected)
})

test('attention over all of an agent’s spans is the time the agent worked', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 500 })).map(([from, length]) => span(from, from + length)),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(spans, (all) => {
      const attention = all.reduce(
        (sum, mine) =>
          sum +
          attentionMs(
            mine,
            all.filter((other) => other !== mine),
          ),
        0,
      )
      let worked = 0
      for (let t = 0; t < 1_600; t++) if (all.some((one) => one.from <= t && t < one.to)) worked += 1
      expect(Math.abs(attention - worked)).toBeLessThanOrEqual(all.length)
    }),
  )
})
