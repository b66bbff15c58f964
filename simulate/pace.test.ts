import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { exponential, logNormal, patienceSeconds, thinkSeconds, workSeconds, wrapUpSeconds } from './pace.ts'

const draws = (draw: () => number): number[] => Array.from({ length: 50_000 }, draw)
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

describe('how long people take', () => {
  test('a log-normal draw has the mean and the coefficient of variation it was asked for', () => {
    const chance = seededRandom(1)
    const values = draws(() => logNormal(chance, 200, 0.8))
    expect(mean(values)).toBeGreaterThan(196)
    expect(mean(values)).toBeLessThan(204)
    expect(deviation(values) / mean(values)).toBeGreaterThan(0.76)
    expect(deviation(values) / mean(values)).toBeLessThan(0.84)
  })

  test('an exponential draw has the mean it was asked for, and outlives it in 37 of 100', () => {
    const chance = seededRandom(2)
    const values = draws(() => exponential(chance, 360))
    expect(mean(values)).toBeGreaterThan(350)
    expect(mean(values)).toBeLessThan(370)
    const longer = values.filter((value) => value > 360).length / values.length
    expect(longer).toBeGreaterThan(0.36)
    expect(longer).toBeLessThan(0.375)
  })

  test('no draw leaves its bounds', () => {
    const chance = seededRandom(3)
    for (let i = 0; i < 20_000; i++) {
      expect(patienceSeconds(chance)).toBeGreaterThanOrEqual(0)
      expect(workSeconds(chance, 'bereavement')).toBeLessThanOrEqual(1_800)
      expect(workSeconds(chance, null)).toBeGreaterThanOrEqual(10)
      expect(thinkSeconds(chance)).toBeGreaterThanOrEqual(4)
      expect(wrapUpSeconds(chance)).toBeLessThan(60)
    }
  })

  test('hard matters take longer than easy ones', () => {
    const chance = seededRandom(4)
    const usual = (topic: 'digital' | 'bereavement') => mean(draws(() => workSeconds(chance, topic)))
    expect(usual('bereavement')).toBeGreaterThan(2 * usual('digital'))
  })
})
