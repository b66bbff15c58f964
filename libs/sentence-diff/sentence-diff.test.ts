import { describe, expect, it } from 'vitest'
import { cut, sentenceDiff } from './sentence-diff.ts'

const told = (older: string, newer: string) =>
  sentenceDiff(older, newer).map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`)

describe('sentences', () => {
  it.each([
    ['每笔两元。次日到账！真的吗？', ['每笔两元。', '次日到账！', '真的吗？']],
    ['The fee is 2.50 yuan. It arrives next day.', ['The fee is 2.50 yuan. ', 'It arrives next day.']],
    ['一、先挂失\n二、再补办', ['一、先挂失\n', '二、再补办']],
    ['他说：“可以。”然后走了。', ['他说：“可以。”', '然后走了。']],
    ['', []],
  ])('of %j end where readers end them', (text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })
})

describe('a comparison', () => {
  it('keeps what stayed, and shows the old sentence before the one in its place', () => {
    expect(told('每笔两元。次日到账。', '每笔二十元。次日到账。')).toEqual([
      '-每笔两元。',
      '+每笔二十元。',
      '=次日到账。',
    ])
  })
  it('finds a sentence put in between, and one left out', () => {
    expect(told('甲。丙。', '甲。乙。丙。')).toEqual(['=甲。', '+乙。', '=丙。'])
    expect(told('甲。乙。丙。', '甲。丙。')).toEqual(['=甲。', '-乙。', '=丙。'])
  })
  it('of a text with nothing is all of it, and of nothing with nothing is nothing', () => {
    expect(told('', '甲。乙。')).toEqual(['+甲。', '+乙。'])
    expect(told('', '')).toEqual([])
  })

  it('gives both texts back to the letter, whatever they are', () => {
    const alphabet = ['甲。', '乙！ ', 'A b. ', '3.5', '\n\n', '“丙。”', '…', '']
    let seed = 7
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return alphabet[seed % alphabet.length] ?? ''
    }
    for (let round = 0; round < 300; round += 1) {
      const [older, newer] = [0, 0].map(() => Array.from({ length: 1 + (round % 12) }, next).join(''))
      const pieces = sentenceDiff(older ?? '', newer ?? '')
      const all = (left: string) =>
        pieces
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join('')
      expect(all('added')).toBe(older)
      expect(all('removed')).toBe(newer)
    }
  })

  it('of a very long text stays quick by comparing paragraphs', () => {
    const long = Array.from({ length: 2_000 }, (_, n) => `第${n}句。${n % 50 === 49 ? '\n' : ''}`).join('')
    expect(sentenceDiff(long, long.replace('第77句', '另一句')).filter(({ kind }) => kind !== 'same')).toHaveLength(2)
  })
})
