import { describe, expect, it } from 'vitest'
import { combinationWords, isPressed } from './combination.ts'

const nothing = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

describe('isPressed', () => {
  it.each([
    ['Alt+W', { key: 'w', code: 'KeyW', altKey: true }, true],
    ['Alt+W', { key: '∑', code: 'KeyW', altKey: true }, true],
    ['Alt+W', { key: 'w', code: 'KeyW' }, false],
    ['Alt+W', { key: 'w', code: 'KeyW', altKey: true, ctrlKey: true }, false],
    ['Control+Enter', { key: 'Enter', code: 'Enter', metaKey: true }, true],
    ['Control+Enter', { key: 'Enter', code: 'Enter', ctrlKey: true, shiftKey: true }, false],
    ['?', { key: '?', code: 'Slash', shiftKey: true }, true],
    ['?', { key: '?', code: 'Minus' }, true],
    ['Alt+ArrowDown', { key: 'ArrowDown', code: 'ArrowDown', altKey: true }, true],
    ['Control+1', { key: '!', code: 'Digit1', ctrlKey: true }, true],
    ['Escape', { key: 'Escape', code: 'Escape' }, true],
  ])('%s with %j: %s', (combination, pressed, expected) => {
    expect(isPressed({ ...nothing, ...pressed }, combination)).toBe(expected)
  })
})

it('people read Ctrl ↵', () => {
  expect(combinationWords('Control+Enter')).toBe('Ctrl ↵')
  expect(combinationWords('Alt+ArrowDown')).toBe('Alt ↓')
})
