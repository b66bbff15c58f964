import { expect, test } from 'vitest'
import { createStrandWatch, STRANDED_MS } from './stranded.ts'

/** Looks every half second for so long; what each look shows, and whether it was calm. */
function look(forMs: number, pairs: (at: number) => readonly string[], isCalm: (at: number) => boolean = () => true) {
  const watch = createStrandWatch()
  for (let at = 0; at <= forMs; at += 500) {
    const found = watch.observe(pairs(at), at, isCalm(at))
    if (found.length > 0) return { at, found }
  }
  return undefined
}

test('someone who waits beside someone free is stranded once it has lasted, and not before', () => {
  expect(look(STRANDED_MS - 500, () => ['a x'])).toBeUndefined()
  expect(look(STRANDED_MS, () => ['a x'])).toEqual({ at: STRANDED_MS, found: ['a x'] })
})

test('a wait that something was done about begins anew', () => {
  const half = STRANDED_MS - 5_000
  expect(look(2 * half, (at) => (at === half ? [] : ['a x']))).toBeUndefined()
  expect(look(2 * half, (at) => [at < half ? 'a x offer 1' : 'a x offer 2'])).toBeUndefined()
})

test('while something is broken time does not count, and what was counted before is kept', () => {
  expect(
    look(
      100_000,
      () => ['a x'],
      () => false,
    ),
  ).toBeUndefined()
  const found = look(
    2 * STRANDED_MS,
    () => ['a x'],
    (at) => at <= 10_000 || at > 20_000,
  )
  expect(found).toEqual({ at: STRANDED_MS + 10_000, found: ['a x'] })
})

test('a look that came late counts nothing', () => {
  const watch = createStrandWatch()
  for (let at = 0; at <= 100_000; at += 2_000) expect(watch.observe(['a x'], at, true)).toEqual([])
})
