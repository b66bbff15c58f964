import { expect, it } from 'vitest'
import { createPace } from '#platform/http/pace.ts'

it('grants so many at once and then evenly, each key its own, and says when the next comes', () => {
  const ask = createPace(60)
  const granted = (key: string, at: number, times: number) =>
    Array.from({ length: times }, () => ask(key, at)).filter((afterSeconds) => afterSeconds === 0).length
  expect(granted('a', 0, 100)).toBe(60)
  expect(ask('a', 0)).toBe(1)
  expect(granted('b', 0, 100)).toBe(60)
  expect(granted('a', 5_000, 100)).toBe(5)
  expect(granted('a', 600_000, 100)).toBe(60)
  expect(createPace(1)('c', 0)).toBe(0)
})

it('says a slow pace in whole seconds', () => {
  const ask = createPace(1)
  ask('a', 0)
  expect(ask('a', 15_000)).toBe(45)
})
