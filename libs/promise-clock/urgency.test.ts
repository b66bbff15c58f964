import { expect, test } from 'vitest'
import type { PromiseState } from './promise.ts'
import { byUrgency } from './urgency.ts'

const one = (state: PromiseState, dueAt: number | null) => ({ state, dueAt })

test('broken come first, then endangered, running, paused, kept', () => {
  const states: PromiseState[] = ['kept', 'paused', 'running', 'endangered', 'broken']
  const sorted = states.map((state, index) => one(state, index)).sort(byUrgency)
  expect(sorted.map(({ state }) => state)).toEqual(['broken', 'endangered', 'running', 'paused', 'kept'])
})

test('in each state the earliest due comes first, and never due last', () => {
  const sorted = [one('running', 30), one('running', null), one('running', 10), one('running', 20)].sort(byUrgency)
  expect(sorted.map(({ dueAt }) => dueAt)).toEqual([10, 20, 30, null])
})

test('equals keep the order in which they came', () => {
  const first = { ...one('running', null), name: 'first' }
  const second = { ...one('running', null), name: 'second' }
  expect([first, second].sort(byUrgency)).toEqual([first, second])
  expect(byUrgency(one('paused', 5), one('paused', 5))).toBe(0)
})
