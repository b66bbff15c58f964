import { expect, it } from 'vitest'
import { edgeStep } from './edge-scroll.ts'

it.each([
  ['stands still in the middle', 300, 0],
  ['stands still just outside the edge’s reach', 48, 0],
  ['goes back slowly near the beginning', 24, -9],
  ['goes back at full speed beyond it', -20, -18],
  ['goes on slowly near the end', 576, 9],
  ['goes on at full speed at the end', 600, 18],
])('the board %s', (_claim, at, step) => {
  expect(edgeStep(at, 0, 600) + 0).toBe(step)
})

it('a board too small to have a middle never moves by itself', () => {
  expect(edgeStep(10, 0, 90)).toBe(0)
})
