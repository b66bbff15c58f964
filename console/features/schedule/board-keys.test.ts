import { expect, it } from 'vitest'
import { deedOf } from './board-keys.ts'

const size = { rows: 30, columns: 7 }
const key = (name: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
})
const alt = { altKey: true }

it.each([
  ['an arrow leads to the next cell', key('ArrowDown'), { row: 5, column: 2 }],
  ['Home leads to the first day', key('Home'), { row: 4, column: 0 }],
  ['with Control to the last person', key('ArrowDown', { ctrlKey: true }), { row: 29, column: 2 }],
  ['a page is ten people, and the edge stops', key('PageUp'), { row: 0, column: 2 }],
])('%s', (_claim, pressed, to) => {
  expect(deedOf(pressed, { row: 4, column: 2 }, size)).toEqual({ kind: 'go', to })
})

it.each([
  ['Alt with right begins a slot later', key('ArrowRight', alt), { kind: 'move-start', slots: 1 }],
  ['Alt with left begins a slot earlier', key('ArrowLeft', alt), { kind: 'move-start', slots: -1 }],
  ['Alt with up gives the shift to the person above', key('ArrowUp', alt), { kind: 'give', rows: -1, columns: 0 }],
  [
    'Alt with Shift and right moves the shift to the next day',
    key('ArrowRight', { altKey: true, shiftKey: true }),
    { kind: 'give', rows: 0, columns: 1 },
  ],
  ['Delete makes a day off', key('Delete'), { kind: 'day-off' }],
  ['Enter opens the editor', key('Enter'), { kind: 'edit' }],
])('%s', (_claim, pressed, deed) => {
  expect(deedOf(pressed, { row: 4, column: 2 }, size)).toEqual(deed)
})

it.each([
  ['a letter', key('a')],
  ['Alt with Control', key('ArrowRight', { altKey: true, ctrlKey: true })],
  ['Shift with an arrow', key('ArrowRight', { shiftKey: true })],
  ['Tab', key('Tab')],
])('%s is left to others', (_claim, pressed) => {
  expect(deedOf(pressed, { row: 4, column: 2 }, size)).toBeNull()
})
