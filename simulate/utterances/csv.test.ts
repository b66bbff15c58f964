import { describe, expect, test } from 'vitest'
import { readCsv } from './csv.ts'

const cellsOf = (text: string) => {
  const read = readCsv(text)
  return read.ok ? read.rows.map(({ cells }) => cells) : read.fault
}

describe('comma-separated values', () => {
  test.each([
    ['', []],
    ['a', [['a']]],
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,,b', [['a', '', 'b']]],
    [',a', [['', 'a']]],
    ['a,', [['a', '']]],
    ['a\n\n \nb', [['a'], ['b']]],
    ['"a,b",c', [['a,b', 'c']]],
    ['"she said ""no""",c', [['she said "no"', 'c']]],
    ['"two\nlines",c', [['two\nlines', 'c']]],
    ['"",a', [['', 'a']]],
    ['5" screen,b', [['5" screen', 'b']]],
  ])('%j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows)
  })

  test('rows know the line they begin on, also after cells of several lines', () => {
    const read = readCsv('a,b\n"x\ny",c\n\nd,e')
    expect(read.ok && read.rows.map(({ line }) => line)).toEqual([1, 2, 5])
  })

  test('a quote that is never closed is refused with its line', () => {
    expect(cellsOf('a,b\nc,"d\ne')).toMatch(/^line 2: /)
    expect(cellsOf('a,"b" c')).toMatch(/^line 1: /)
  })
})
