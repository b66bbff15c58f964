import { describe, expect, it } from 'vitest'
import { featureOf, fitFeatures, piecesOf, unknownShareOf, vectorOf } from './feature-space.ts'
import { eachGram, type GramSettings } from './grams.ts'

const plain: GramSettings = { words: 2, letters: [3, 4], characters: 2, edges: true, pairs: 0 }

function told(text: string, settings: GramSettings = plain): string[] {
  const pieces: string[] = []
  eachGram(text, settings, (_, kind, start, end) => pieces.push(`${kind} ${text.slice(start, end)}`))
  return pieces
}

describe('pieces of a text', () => {
  it('Latin words give words, pairs of words and runs of letters with their borders', () => {
    expect(told('my atm')).toEqual([
      'word my',
      'words my atm',
      'word atm',
      'letters my',
      'letters my',
      'letters my',
      'letters at',
      'letters atm',
      'letters atm',
      'letters atm',
      'letters tm',
    ])
    expect(told('a', { ...plain, words: 0 })).toEqual(['letters a'])
  })

  it('Chinese gives characters, neighbours and both ends; a Latin word between is one of them', () => {
    expect(told('补办卡', plain)).toEqual([
      'character 补',
      'characters 补办',
      'character 办',
      'characters 办卡',
      'character 卡',
      'edge 补',
      'edge 卡',
      'edge 补办',
      'edge 办卡',
    ])
    expect(told('办atm卡')).toEqual(
      expect.arrayContaining(['word atm', 'characters 办atm', 'characters atm卡', 'letters atm']),
    )
  })

  it('two words apart are a piece together, in either order', () => {
    expect(told('a b c', { ...plain, words: 0, letters: null, pairs: 2 })).toEqual(['pair a b c'])
    const pairs: GramSettings = { words: 0, letters: null, characters: 0, edges: false, pairs: 9 }
    expect(piecesOf('card my lost', pairs)).toEqual(piecesOf('lost the card', pairs))
    expect(piecesOf('丢了卡', pairs)).toEqual(piecesOf('卡被丢', pairs))
  })

  it('the same piece has the same hash wherever it stands, another piece another', () => {
    const hashesOf = (text: string) =>
      new Set(piecesOf(text, { words: 1, letters: null, characters: 1, edges: false, pairs: 0 }))
    expect([...hashesOf('card lost')].filter((hash) => hashesOf('lost card').has(hash))).toHaveLength(2)
    const words = Array.from({ length: 5000 }, (_, at) => String(at)).join(' ')
    expect(hashesOf(words).size).toBe(5000)
  })
})

describe('a space of features', () => {
  const texts = ['lost card', 'new card', '卡丢了', '换新卡']
  const space = fitFeatures(
    texts.map((text) => piecesOf(text, plain)),
    plain,
  )

  it('finds every piece it was shown and no other', () => {
    for (const text of texts) {
      for (const hash of piecesOf(text, plain)) expect(space.hashes[featureOf(space, hash)]).toBe(hash)
      expect(unknownShareOf(space, piecesOf(text, plain))).toBe(0)
    }
    expect(unknownShareOf(space, piecesOf('zzzz', plain))).toBe(1)
    expect(unknownShareOf(space, piecesOf('', plain))).toBe(1)
  })

  it('gives vectors of length 1, ascending, in which the rare weighs more', () => {
    const { indices, values } = vectorOf(space, 'lost card')
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6)
    expect([...indices]).toEqual([...indices].sort((a, b) => a - b))
    const oneWord = { ...plain, words: 1, letters: null }
    const words = fitFeatures(
      texts.map((text) => piecesOf(text, oneWord)),
      oneWord,
    )
    const [lost, card] = ['lost', 'card'].map((word) => words.idf[featureOf(words, piecesOf(word, oneWord)[0] ?? 0)])
    expect(lost).toBeGreaterThan(card ?? 0)
    expect(vectorOf(space, '').indices).toHaveLength(0)
  })
})
