import { expect, it } from 'vitest'
import { cellsOf, isFormula } from '../../tests/support/csv-cells.ts'
import { csv } from './csv.ts'

it('the example of the README is true', () => {
  expect(csv(['Name', 'Hours'], [['=1+1', 7.5]])).toBe("\uFEFFName,Hours\r\n'=1+1,7.5\r\n")
})

it.each([
  ['plain', 'plain'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+86 138', "'+86 138"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '"\'\t\'=1"'],
  ['\u200b=1', "'\u200b=1"],
  ['\u0000=1', "'\u0000=1"],
  ['﹦1', "'﹦1"],
  ['a;=1', '"a;\'=1"'],
  ['a\t=1', '"a\t\'=1"'],
  ['a;b', '"a;b"'],
  ['a,=1', '"a,=1"'],
  ['  =1', "'  =1"],
  ['＝１', "'＝１"],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
  [null, ''],
  [-12.5, '-12.5'],
  [0, '0'],
])('%j becomes %j', (value, written) => {
  expect(csv(['h'], [[value]])).toBe(`\uFEFFh\r\n${written}\r\n`)
})

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x","y")',
  '=1,2',
  '=1;2',
  '="a\tb"',
  '＝1',
]
const BEFORE = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0000',
  '"',
  ',',
  ';',
  'x,',
  'x;',
  'x\t',
  'x\n',
  'x"',
]

it.each([',', ';', '\t'])('no cell begins a formula for a reader that parts columns by %j', (separator) => {
  const texts = BEFORE.flatMap((before) => FORMULAS.map((formula) => before + formula))
  for (const text of texts) {
    const cells = cellsOf(csv([text, text], [[text, text, 'end']]).slice(1), separator)
    expect(cells.filter(isFormula), JSON.stringify(text)).toEqual([])
  }
})
