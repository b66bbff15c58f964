import { describe, expect, test } from 'vitest'
import {
  AS_SHIPPED,
  compileHouseLines,
  exampleFaults,
  findHouseCrossings,
  type HouseLine,
  isUsablePhrase,
} from './house-red-lines.ts'

const line = (change: Partial<HouseLine> = {}): HouseLine => ({
  code: 'bank-1',
  severity: 'serious',
  zh: ['刷单返利', '内部…名额'],
  en: ['insider allotment'],
  mustFire: ['这是刷单返利'],
  mustNotFire: ['这不是刷单返利'],
  ...change,
})
const codes = (text: string, lines: Parameters<typeof compileHouseLines>[0]) =>
  findHouseCrossings(text, compileHouseLines(lines)).map(({ code }) => code)

describe('lines of a bank', () => {
  test.each([
    ['这是刷单返利，放心', ['bank-1']],
    ['這是刷單返利，放心', ['bank-1']],
    ['还有内部专属名额', ['bank-1']],
    ['There is an insider allotment for you', ['bank-1']],
    ['这不是刷单返利', []],
    ['这款保本，还有刷单返利', ['guaranteed-return', 'bank-1']],
  ])('are looked for beside the shipped ones: %s', (text, found) => {
    expect(codes(text, { off: [], own: [line()] })).toEqual(found)
  })

  test('a shipped line that is off is not looked for; as shipped, all are', () => {
    expect(codes('这款保本，零风险', { off: ['no-risk'], own: [] })).toEqual(['guaranteed-return'])
    expect(codes('这款保本，零风险', AS_SHIPPED)).toEqual(['guaranteed-return', 'no-risk'])
  })

  test('an own line never hides a shipped one that it holds', () => {
    const wide = line({ zh: ['麻烦请把短信验证码告诉我一下'] })
    expect(codes('麻烦请把短信验证码告诉我一下', { off: [], own: [wide] })).toEqual(['secret-asked'])
  })
})

describe('examples', () => {
  test('that do what they are there for are no fault', () => {
    expect(exampleFaults([line()])).toEqual([])
  })

  test('are faults when they stay silent, or fire, each by its own line', () => {
    const wrong = line({ mustFire: ['这款保本'], mustNotFire: ['这是刷单返利'] })
    expect(exampleFaults([wrong])).toEqual([
      { code: 'bank-1', fault: 'silent', text: '这款保本' },
      { code: 'bank-1', fault: 'fires', text: '这是刷单返利' },
    ])
  })
})

test.each([
  ['刷单', true],
  ['insider*', true],
  ['内部…名额', true],
  ['的', false],
  ['…名额', false],
  ['名额…', false],
  ['！！', false],
  ['一…二…三…四', false],
])('a phrase that can be looked for: %s is %s', (phrase, usable) => {
  expect(isUsablePhrase(phrase)).toBe(usable)
})
