import { describe, expect, it } from 'vitest'
import type { Place, Pressed } from '../../ui/table/walk-cells.ts'
import { type CellNow, type Deed, deedOf } from './matrix-keys.ts'

const size = { rows: 30, columns: 5 }
const bare: Pressed = { key: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const held: CellNow = {
  held: { level: 3, expiresOn: '2026-12-31', state: 'valid' },
  mayGrant: true,
  isOffered: true,
}
const empty: CellNow = { ...held, held: null }
const expired: CellNow = { ...held, held: { level: 3, expiresOn: '2026-01-01', state: 'expired' } }
const press = (key: string, cell: CellNow = held, at: Place = { row: 12, column: 2 }, change: Partial<Pressed> = {}) =>
  deedOf({ ...bare, key, ...change }, at, size, cell)
const to = (row: number, column: number): Deed => ({ kind: 'move', to: { row, column } })

describe('moving', () => {
  it.each<[string, Partial<Pressed>, Deed]>([
    ['ArrowUp', {}, to(11, 2)],
    ['ArrowDown', {}, to(13, 2)],
    ['ArrowLeft', {}, to(12, 1)],
    ['ArrowRight', {}, to(12, 3)],
    ['Home', {}, to(12, 0)],
    ['End', {}, to(12, 4)],
    ['PageUp', {}, to(2, 2)],
    ['PageDown', {}, to(22, 2)],
    ['Home', { ctrlKey: true }, to(0, 0)],
    ['End', { ctrlKey: true }, to(29, 4)],
    ['ArrowDown', { metaKey: true }, to(29, 2)],
    ['ArrowRight', { ctrlKey: true }, to(12, 4)],
  ])('%s with %j', (key, change, expected) => {
    expect(press(key, held, undefined, change)).toEqual(expected)
  })

  it('stops at the edges and does not let the page scroll away', () => {
    expect(press('ArrowUp', held, { row: 0, column: 0 })).toEqual(to(0, 0))
    expect(press('ArrowRight', held, { row: 29, column: 4 })).toEqual(to(29, 4))
    expect(press('PageDown', held, { row: 25, column: 1 })).toEqual(to(29, 1))
  })
})

describe('digits', () => {
  it('set the level and leave the last day as it is', () => {
    expect(press('5')).toEqual({ kind: 'set', level: 5, expiresOn: '2026-12-31' })
    expect(press('1', empty)).toEqual({ kind: 'set', level: 1, expiresOn: null })
  })

  it('the level that is held already changes nothing', () => {
    expect(press('3')).toEqual({ kind: 'rest' })
  })

  it('a skill that has ended is not renewed by a digit alone', () => {
    expect(press('3', expired)).toEqual({ kind: 'renew', level: 3 })
    expect(press('4', expired)).toEqual({ kind: 'renew', level: 4 })
  })

  it.each(['0', '6', 'a', 'Tab', 'Escape'])('%s is not ours', (key) => {
    expect(press(key)).toBeNull()
  })

  it('combinations belong to the page and the browser', () => {
    expect(press('1', held, undefined, { ctrlKey: true })).toBeNull()
    expect(press('3', held, undefined, { altKey: true })).toBeNull()
    expect(press('ArrowLeft', held, undefined, { altKey: true })).toBeNull()
  })
})

describe('taking and editing', () => {
  it('Delete takes what can be given back, and asks about what cannot', () => {
    expect(press('Delete')).toEqual({ kind: 'take' })
    expect(press('Backspace')).toEqual({ kind: 'take' })
    expect(press('Delete', expired)).toEqual({ kind: 'edit' })
    expect(press('Delete', empty)).toEqual({ kind: 'rest' })
  })

  it('Enter opens the line', () => {
    expect(press('Enter')).toEqual({ kind: 'edit' })
    expect(press('F2', empty)).toEqual({ kind: 'edit' })
  })
})

describe('what may not be changed', () => {
  const foreign = { ...held, mayGrant: false }
  it.each(['4', 'Delete', 'Enter'])('someone else’s reach: %s says so', (key) => {
    expect(press(key, foreign)).toEqual({ kind: 'refuse', refusal: 'not-yours-to-grant' })
  })

  it('a retired skill is granted to nobody new, and changed for those who hold it', () => {
    expect(press('4', { ...empty, isOffered: false })).toEqual({ kind: 'refuse', refusal: 'skill-not-offered' })
    expect(press('4', { ...held, isOffered: false })).toMatchObject({ kind: 'set', level: 4 })
  })
})
