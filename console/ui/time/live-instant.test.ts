import { expect, it } from 'vitest'
import { liveInstant } from './live-instant.ts'

it.each([
  ['what was computed just now counts as of its own instant', 10_000, 10_200, 100, 10_000],
  ['a state nobody had to change holds as long as the server is heard', 10_000, 70_000, 200, 68_800],
  ['in silence the label stands still', 10_000, 20_000, 9_500, 10_000],
  ['a clock set back shows nothing later than it is', 10_000, 9_000, -50, 10_000],
])('%s', (_claim, at, now, silentMs, expected) => {
  expect(liveInstant(at, now, silentMs)).toBe(expected)
})
