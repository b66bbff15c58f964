import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { HOSTILE_TEXTS } from './bench.ts'
import { foldToDigitsAndLetters } from './characters.ts'
import { DISGUISES, disguise } from './disguises.ts'
import { findSensitive } from './find-sensitive.ts'
import { sampleCard, sampleCardText, sampleIdentityText, sampleSensitive } from './generate.ts'
import { ISSUERS } from './issuers.ts'
import { maskMessage } from './mask-message.ts'
import { ORDINARY_TEXTS, sampleReferenceText } from './ordinary-texts.ts'
import { ORDINARY_EN } from './ordinary-texts-en.ts'
import { ORDINARY_ZH } from './ordinary-texts-zh.ts'
import { sampleOrdinaryValue } from './ordinary-values.ts'

const seed = 20261121

describe('misses', () => {
  test('none of 4,000 secrets in sentences is left raw, whatever its kind and disguise', () => {
    const random = seededRandom(seed)
    const samples = Array.from({ length: 4000 }, () => sampleSensitive(random))
    const missed = samples.filter(({ text, raw }) => isRaw(maskMessage(text).text, raw))
    expect(missed).toEqual([])
    expect(new Set(samples.map(({ kind }) => kind)).size).toBe(5)
    expect(new Set(samples.map(({ disguise }) => disguise)).size).toBe(DISGUISES.length)
  })

  test.each(DISGUISES)('none of 100 cards and 100 identity numbers written as %s is left raw', (style) => {
    const random = seededRandom(seed)
    const samples = Array.from({ length: 100 }, () => [
      sampleCardText(random, style),
      sampleIdentityText(random),
    ]).flat()
    expect(samples.filter(({ text, raw }) => isRaw(maskMessage(text).text, raw))).toEqual([])
  })

  test.each([...new Set(ISSUERS.map(({ name }) => name))])('a card of %s shows six digits and four', (issuer) => {
    const random = seededRandom(seed)
    const cards = Array.from({ length: 100 }, () => sampleCard(random, issuer)).filter((card) => card.length !== 15)
    for (const card of cards)
      expect(shownOf(maskMessage(`卡${card}。`).text), card).toBe(shownOf(card.replace(/^(.{6}).*(.{4})$/, '$1$2')))
  })

  test('no card shows more than ten digits in any disguise', () => {
    const random = seededRandom(seed)
    for (const style of DISGUISES)
      for (let round = 0; round < 50; round++) {
        const { text } = maskMessage(disguise(random, sampleCard(random), style))
        expect(shownOf(text).length, text).toBeLessThanOrEqual(10)
      }
  })
})

describe('false alarms', () => {
  test('fewer than 1 % of ordinary Chinese and English messages lose a character', () => {
    expect(ORDINARY_ZH.length).toBeGreaterThanOrEqual(400)
    expect(ORDINARY_EN.length).toBeGreaterThanOrEqual(300)
    const alarms = ORDINARY_TEXTS.filter((text) => maskMessage(text).text !== text)
    expect(alarms.length / ORDINARY_TEXTS.length, alarms.join('\n')).toBeLessThan(0.01)
  })

  test('fewer than 1 % of messages around long reference numbers lose a character', () => {
    const random = seededRandom(seed)
    const texts = Array.from({ length: 5000 }, () => sampleReferenceText(random))
    const alarms = texts.filter((text) => maskMessage(text).text !== text)
    expect(alarms.length / texts.length).toBeLessThan(0.01)
  })

  test('fewer than 1 % of 4,000 ordinary sentences and values lose a character', () => {
    const random = seededRandom(seed)
    const texts = new Set([...ORDINARY_TEXTS, ...Array.from({ length: 3_500 }, () => sampleOrdinaryValue(random))])
    const alarms = [...texts].filter((text) => maskMessage(text).text !== text)
    console.info(`masking: ${alarms.length} false alarms in ${texts.size} ordinary texts`)
    expect(texts.size).toBeGreaterThan(4_000)
    expect(alarms.length / texts.size, alarms.join('\n')).toBeLessThan(0.01)
  })
})

describe('laws', () => {
  test('masking twice is masking once', () => {
    const random = seededRandom(seed)
    const piece = fc.oneof(
      fc.constantFrom(
        ...' ,.-*:：()（）',
        '***',
        '\n',
        '卡号',
        '身份证',
        '验证码',
        '密码是',
        'CVV',
        ' is my PIN',
        'X',
        'A',
        '一',
        '\u200b',
      ),
      fc.stringMatching(/^[0-9]{1,6}$/),
      fc.constant(0).map(() => sampleSensitive(random).text),
      fc.constant(0).map(() => sampleCard(random)),
      fc.constantFrom(...ORDINARY_TEXTS),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = maskMessage(pieces.join('')).text
        expect(maskMessage(once)).toEqual({ text: once, findings: [] })
      }),
      { numRuns: 1000, seed },
    )
  })

  test('any text at all is masked without an error and never grows by more than a code', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 200 }),
        (text) => {
          const { text: masked, findings } = maskMessage(text)
          expect(masked.length).toBeLessThanOrEqual(
            text.length + 6 * findings.reduce((sum, { count }) => sum + count, 0),
          )
        },
      ),
      { numRuns: 500, seed },
    )
  })

  test.each(Object.entries(HOSTILE_TEXTS))('the work on %s grows with its length, not faster', (_, make) => {
    const short = findSensitive(make(10_000)).steps
    const long = findSensitive(make(100_000)).steps
    expect(long / short).toBeLessThan(12)
    expect(long).toBeLessThan(100 * 100_000)
  })
})

/** True when the secret can still be read, in any script and with any separators. */
function isRaw(masked: string, raw: string): boolean {
  return masked !== '' && foldToDigitsAndLetters(masked).includes(raw)
}

function shownOf(text: string): string {
  return foldToDigitsAndLetters(text).replace(/[A-Z]/g, '')
}
