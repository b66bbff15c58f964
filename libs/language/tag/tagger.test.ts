import { describe, expect, test } from 'vitest'
import { entitiesOf, isLegal, kindsOf, readTags } from './bio.ts'
import { entityF1 } from './entity-f1.ts'
import { tagText, trainTagger } from './tagger.ts'

const BANKS = ['工商银行', '招商银行', '农业银行', '建设银行', '交通银行', '中国银行']
const THINGS = ['信用卡', '储蓄卡', '房贷', '积分']
const FRAMES = ['我的%B的%T怎么办', '%B客服说%T可以', '去%B办了%T', '%T还是%B好', '今天天气不错', '问一下%T']

/** Sentences with their tags, from a frame, a bank and a thing. */
function examples(banks: readonly string[]) {
  return banks.flatMap((bank) =>
    THINGS.flatMap((thing) =>
      FRAMES.map((frame) => {
        const parts = frame.split(/(%B|%T)/).map((part) => (part === '%B' ? bank : part === '%T' ? thing : part))
        const kinds = frame.split(/(%B|%T)/).map((part) => (part === '%B' ? 'BANK' : part === '%T' ? 'PRODUCT' : ''))
        const tags = parts.flatMap((part, at) =>
          Array.from(part, (_, place) => (kinds[at] === '' ? 'O' : `${place === 0 ? 'B' : 'I'}-${kinds[at]}`)),
        )
        return { text: parts.join(''), tags }
      }),
    ),
  )
}

describe('a tagger', () => {
  const tagger = trainTagger(examples(BANKS), { seed: 1 })
  const found = (text: string) => tagText(tagger, text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

  test('finds what it was shown in sentences it was not shown', () => {
    expect(found('昨天去招商银行办了房贷')).toEqual(['BANK 招商银行', 'PRODUCT 房贷'])
  })

  test('finds a bank it never saw by where it stands', () => {
    expect(found('我的平安银行的信用卡怎么办')).toEqual(['BANK 平安银行', 'PRODUCT 信用卡'])
  })

  test('nothing to find gives nothing, nor does an empty text', () => {
    expect(found('今天天气不错')).toEqual([])
    expect(found('')).toEqual([])
  })

  test('places count characters of two units as the text does', () => {
    expect(found('😀招商银行')).toEqual(['BANK 招商银行'])
  })

  test('the same examples and seed give the same tagger', () => {
    expect(trainTagger(examples(BANKS), { seed: 1 }).chain).toEqual(tagger.chain)
  })
})

describe('tags', () => {
  test('a further character follows only its own kind', () => {
    expect([isLegal(0, 2), isLegal(1, 2), isLegal(2, 2), isLegal(3, 2), isLegal(1, 3), isLegal(2, 0)]).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
    ])
  })

  test('written tags become entities; a stray I begins one', () => {
    const kinds = kindsOf(['O', 'B-X', 'I-Y'])
    expect(kinds).toEqual(['X', 'Y'])
    const tags = readTags(['B-X', 'I-X', 'I-Y', 'I-Y', 'O', 'B-X', 'B-X'], kinds)
    expect(entitiesOf(tags, kinds, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual([
      { kind: 'X', from: 0, to: 2 },
      { kind: 'Y', from: 2, to: 4 },
      { kind: 'X', from: 5, to: 6 },
      { kind: 'X', from: 6, to: 7 },
    ])
  })

  test('F1 counts an entity only with kind and borders right', () => {
    const entity = (kind: string, from: number, to: number) => ({ kind, from, to })
    const truth = [[entity('X', 0, 2), entity('Y', 3, 4)], [entity('X', 0, 1)]]
    const told = [[entity('X', 0, 2), entity('X', 3, 4)], []]
    expect(entityF1(truth, told)).toBeCloseTo(2 / 5)
    expect(entityF1([[]], [[]])).toBe(0)
  })
})
