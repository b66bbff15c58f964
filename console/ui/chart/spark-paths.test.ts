import { expect, it } from 'vitest'
import { sparkPaths } from './spark-paths.ts'

it('the oldest stands left, the newest right, the highest on top', () => {
  const { paths, last } = sparkPaths([0.5, 1])
  expect(paths).toEqual(['M2 18L70 2'])
  expect(last).toEqual({ x: 70, y: 2 })
})

it('what was not measured is a gap, not a fall to zero', () => {
  expect(sparkPaths([0.9, 0.9, null, 0.9]).paths).toHaveLength(2)
  expect(sparkPaths([null, null])).toEqual({ paths: [], last: null, targetY: null })
})

it('a small wobble stays small', () => {
  const [path] = sparkPaths([0.9, 0.91]).paths
  const [, first, second] = /M2 ([\d.]+)L70 ([\d.]+)/.exec(path ?? '') ?? []
  expect(Math.abs(Number(first) - Number(second))).toBeLessThan(2)
})

it('the target has its height among the values', () => {
  expect(sparkPaths([1, 1], 0.8).targetY).toBe(18)
})
