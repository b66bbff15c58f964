import { describe, expect, it } from 'vitest'
import { languageOf } from './language-of.ts'
import { normalise, normaliseWithOffsets } from './normalise.ts'
import { tokensOf } from './tokens.ts'
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts'

describe('normalise', () => {
  it.each([
    ['  Hello,   World ', 'hello, world'],
    ['ＡＴＭ　１２３', 'atm 123'],
    ['信用卡帳單遺失了', '信用卡账单遗失了'],
    ['网银帐户', '网银账户'],
    ['行動銀行登入', '手机银行登录'],
    ['I’m\tlost\n', "i'm lost"],
    ['zero\u200bwidth', 'zerowidth'],
    ['e\u0301', 'é'],
    ['①', '1'],
    ['', ''],
    ['   ', ''],
  ])('%j becomes %j', (text, normal) => {
    expect(normalise(text)).toBe(normal)
  })

  it('what is normal stays as it is, and both ways agree', () => {
    for (const text of ['我的card被swallow了', ' Ｆull 帳戶 ①　x ', 'e\u0301a ﬁn', '行動電話', '👨‍👩‍👧 卡'])
      for (const normal of [normalise(text), normaliseWithOffsets(text).text]) {
        expect(normal).toBe(normalise(text))
        expect(normalise(normal)).toBe(normal)
      }
  })

  it('the short way for common texts and the long way agree on every unit', () => {
    for (let unit = 0; unit < 0x10000; unit += unit > 0xa000 && unit < 0xf900 ? 61 : 1) {
      const text = `A ${String.fromCharCode(unit)}b 網路${String.fromCharCode(unit)}`
      if (normalise(text) !== normaliseWithOffsets(text).text) expect([unit, normalise(text)]).toEqual([])
    }
  })

  it('tells where in the original each unit came from', () => {
    const text = '  Ｘ  帳戶ﬁ.'
    const { text: normal, offsets } = normaliseWithOffsets(text)
    expect(normal).toBe('x 账户fi.')
    expect(offsets).toEqual([2, 3, 5, 6, 7, 7, 8, text.length])
  })

  it('the table of characters pairs one with one', () => {
    expect(TRADITIONAL.length).toBe(SIMPLIFIED.length)
    expect(new Set(TRADITIONAL).size).toBe(TRADITIONAL.length)
  })
})

describe('tokens', () => {
  it('are words, characters and numbers with their places', () => {
    expect(tokensOf("don't 用atm2次 x-y 3.5").map(({ text, script }) => `${text}/${script}`)).toEqual([
      "don't/latin",
      '用/han',
      'atm/latin',
      '2/digit',
      '次/han',
      'x/latin',
      'y/latin',
      '3/digit',
      '5/digit',
    ])
    expect(tokensOf('a 卡')).toEqual([
      { text: 'a', start: 0, end: 1, script: 'latin' },
      { text: '卡', start: 2, end: 3, script: 'han' },
    ])
  })

  it('the short way for common texts and the long way agree on every unit', () => {
    for (let unit = 0; unit < 0x10000; unit += unit > 0xa000 && unit < 0xf900 ? 61 : 1) {
      const one = String.fromCharCode(unit)
      const text = `a'b${one}c' 1${one}2卡${one}`
      // A letter of another alphabet sends the whole text the long way and is one token at the end.
      const long = tokensOf(`${text} Ж`).slice(0, -1)
      const short = tokensOf(text)
      if (JSON.stringify(short) !== JSON.stringify(long)) expect([unit, short]).toEqual([unit, long])
    }
  })
})

describe('the language of a text', () => {
  it.each([
    ['我的卡丢了', 'zh-Hans'],
    ['我的卡丟了', 'zh-Hant'],
    ['信用卡', 'zh-Hans'],
    ['I lost my card', 'en'],
    ['我的card被swallow了', 'mixed'],
    ['我想用ATM取钱', 'zh-Hans'],
    ['12345 ?!', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
