import { expect, it } from 'vitest'
import { seededRandom } from './seeded-random.ts'

it('a seed gives the same numbers for ever: seeds written down elsewhere stay good', () => {
  const random = seededRandom(7)
  expect([random(), random(), random()]).toEqual([0.011704753153026104, 0.06195825757458806, 0.97690763277933])
})

it('numbers fill 0 to 1 evenly, without 1', () => {
  const random = seededRandom(20261122)
  const counts = new Array<number>(10).fill(0)
  for (let n = 0; n < 10_000; n += 1) {
    const part = Math.floor(random() * 10)
    counts[part] = (counts[part] ?? 0) + 1
  }
  expect(counts).toHaveLength(10)
  expect(Math.min(...counts)).toBeGreaterThan(900)
  expect(Math.max(...counts)).toBeLessThan(1_100)
})
