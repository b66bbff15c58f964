import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { serverNow } from '../time/server-clock.ts'
import { PromiseRing, ringFigure } from './PromiseRing.tsx'
import type { PromiseClock } from './read-clock.ts'

it.each([
  ['running', 20_400, '21'],
  ['running', 99_000, '99'],
  ['running', 100_000, '1′'],
  ['running', 5_999_000, '99′'],
  ['running', 6_000_000, '1h'],
  ['running', 500 * 3_600_000, '20d'],
  ['endangered', 0, '0'],
  ['broken', -14_900, '+14'],
  ['broken', -100_000, '+1′'],
] as const)('%s with %i ms left reads %s', (state, leftMs, figure) => {
  expect(ringFigure({ state, leftMs })).toBe(figure)
})

it('a ring says in words what it shows by shape and colour', () => {
  const now = serverNow()
  const clock: PromiseClock = { state: 'broken', madeAt: now - 60_000, dueAt: now - 30_000, warnAt: null }
  const drawn = renderToStaticMarkup(createElement(PromiseRing, { clock }))
  expect(drawn).toMatch(/role="img"/)
  expect(drawn).toMatch(/aria-label="超时 \d+ 秒，承诺 30 秒"/)
  expect(drawn).toMatch(/class="ring broken"/)
})
