import { describe, expect, test } from 'vitest'
import { adjustedRand, mutualInformation } from '../evaluation/groups.ts'
import { findThemes } from './find-themes.ts'
import { singularRows } from './singular.ts'

const ABOUT = {
  card: ['my card is lost', 'card lost yesterday', 'block the lost card', 'the card got lost', 'lost my bank card'],
  rate: [
    'mortgage rate today',
    'what is the mortgage rate',
    'rate of the mortgage',
    'mortgage rate please',
    'new mortgage rate',
  ],
  转账: ['转账没有到账', '转账还没到账', '昨天转账没到账', '转账怎么没到账', '转账一直没到账'],
}
const TEXTS = Object.values(ABOUT).flat()
const GIVEN = Object.entries(ABOUT).flatMap(([about, texts]) => texts.map(() => about))

describe('themes', () => {
  test('texts about one matter are together, in both languages, and told by its words', () => {
    const { groups, themes } = findThemes(TEXTS, { k: 3, seed: 1 })
    expect(mutualInformation([...groups], GIVEN)).toBeCloseTo(1, 9)
    expect(themes.map(({ size }) => size)).toEqual([5, 5, 5])
    const terms = themes.flatMap((theme) => theme.terms)
    for (const word of ['lost', 'mortgage', '转账']) expect(terms).toContain(word)
    for (const [group, { central }] of themes.entries())
      expect(central.every((text) => groups[text] === group)).toBe(true)
  })

  test('the same seed gives the same themes, and too many or too few are refused with words', () => {
    const one = findThemes(TEXTS, { k: 3, seed: 5 })
    expect(findThemes(TEXTS, { k: 3, seed: 5 })).toEqual(one)
    for (const k of [1, 2.5, 16]) expect(() => findThemes(TEXTS, { k, seed: 1 })).toThrow('from 2 to 15')
  })

  test('texts without a word in common, or without any, end in some group', () => {
    const { groups } = findThemes(['', '??', 'one', '二', 'three'], { k: 2, seed: 1 })
    expect(groups).toHaveLength(5)
  })
})

test('singular values and rows are those of the table', () => {
  // [[3, 0], [0, 2], [0, 0]]
  const table = {
    starts: Uint32Array.from([0, 1, 2, 2]),
    indices: Uint32Array.from([0, 1]),
    values: Float32Array.from([3, 2]),
    width: 2,
  }
  const { rows, singular } = singularRows(table, 2, 1)
  expect([...singular].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([3, 2])
  expect([...rows.values].map((each) => Math.round(Math.abs(each) * 1e9) / 1e9)).toEqual([3, 0, 0, 2, 0, 0])
})

test('mutual information and the adjusted Rand index are those of the textbooks', () => {
  expect(mutualInformation([0, 0, 1, 1], ['a', 'a', 'b', 'b'])).toBeCloseTo(1, 12)
  expect(mutualInformation([0, 1, 0, 1], ['a', 'a', 'b', 'b'])).toBeCloseTo(0, 12)
  expect(adjustedRand([0, 0, 1, 1], ['b', 'b', 'a', 'a'])).toBe(1)
  // By hand: 6 elements, cells 2 1 / 0 1 2: see Hubert and Arabie; together 2, a 6, b 3, all 15.
  expect(adjustedRand([0, 0, 0, 1, 1, 1], ['a', 'a', 'b', 'b', 'c', 'c'])).toBeCloseTo(
    (2 - (6 * 3) / 15) / (4.5 - (6 * 3) / 15),
    12,
  )
})
