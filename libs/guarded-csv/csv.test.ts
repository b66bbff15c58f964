import { expect, it } from 'vitest'
import { csv } from './csv.ts'

it('the example of the README is true', () => {
  expect(csv(['Name', 'Hours'], [['=1+1', 7.5]])).toBe("\uFEFFName,Hours\r\n'=1+1,7.5\r\n")
})

it.each([
  ['plain', 'plain'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '"\'\t\'=1"'],
  ['\u200b=1', "'\u200b=1"],
  ['＝１', "'＝１"],
  ['a;=1', '"a;\'=1"'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  [null, ''],
  [undefined, ''],
  [-12.5, '-12.5'],
])('%j becomes %j', (value, written) => {
  expect(csv(['h'], [[value]])).toBe(`\uFEFFh\r\n${written}\r\n`)
})

it('whoever cuts at commas, semicolons, tabs or line ends, quotes or not, finds no formula at the start of a piece', () => {
  for (const before of [
    '',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '"',
    ';',
    'x;',
    'x\t',
    'x\n',
    'x"',
  ]) {
    for (const formula of ['=1+1', '+1', '-1', '@x', "=cmd|' /C calc'!A0", '=1;2', '="a\tb"', '＝1']) {
      const pieces = csv(['h'], [['a', `${before}${formula}`]]).split(/[;\t\r\n]|,(?=[^"])/)
      expect(pieces.filter((piece) => /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝]/u.test(piece))).toEqual([])
    }
  }
})
