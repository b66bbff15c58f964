import { expect, it } from 'vitest'
import { piecesOf } from './try-pieces.ts'

const feature = (weight: number, span: number[] | null) => ({ feature: '', weight, span })

it('the words that spoke for the intent are marked where they stand, those against it are not', () => {
  expect(piecesOf('信用卡年费多少', [feature(2, [3, 5]), feature(1, [4, 6]), feature(-1, [0, 2])])).toEqual([
    { from: 0, words: '信用卡', isFor: false },
    { from: 3, words: '年费多', isFor: true },
    { from: 6, words: '少', isFor: false },
  ])
})

it('a text without reasons is one run, and an empty one is none', () => {
  expect(piecesOf('hello', [feature(1, null)])).toEqual([{ from: 0, words: 'hello', isFor: false }])
  expect(piecesOf('', [])).toEqual([])
})
