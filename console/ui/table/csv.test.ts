import { expect, it } from 'vitest'
import { csv } from './csv.ts'

it.each([
  ['plain', 'plain'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+86 138', "'+86 138"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
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
