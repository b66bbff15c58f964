import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { csv } from '#libs/guarded-csv/csv.ts'
import { cellsOf, isFormula } from '../../../tests/support/csv-cells.ts'

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

it('nothing else in the console writes such a file', () => {
  const console = join(import.meta.dirname, '../..')
  const writers = readdirSync(console, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules') && !file.endsWith('.test.ts'))
    .filter((file) => /type: 'text\/csv|createObjectURL\(new Blob/.test(readFileSync(join(console, file), 'utf8')))
  expect(writers).toEqual(['ui/table/csv.ts'])
})
