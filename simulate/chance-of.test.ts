import { describe, expect, test } from 'vitest'
import { chanceOf } from './chance-of.ts'

const first = (seed: number, who: string) => chanceOf(seed, who)()

describe('numbers of one’s own', () => {
  test('are the same for the same seed and name, and others for another seed or name', () => {
    expect(first(7, 'customer 1')).toBe(first(7, 'customer 1'))
    expect(first(7, 'customer 1')).not.toBe(first(8, 'customer 1'))
    expect(first(7, 'customer 1')).not.toBe(first(7, 'customer 2'))
  })

  test('are spread evenly over names that follow each other', () => {
    const tenths = Array<number>(10).fill(0)
    for (let count = 0; count < 20_000; count++) {
      const tenth = Math.floor(first(7, `customer ${count}`) * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    expect(Math.min(...tenths)).toBeGreaterThan(1_850)
    expect(Math.max(...tenths)).toBeLessThan(2_150)
  })
})
