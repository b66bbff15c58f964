import { describe, expect, it } from 'vitest'
import type { Act } from '#libs/dialogue/dialogue.ts'
import { LOCALES, type Words } from '#libs/dialogue/flow.ts'
import { HAND_OVER_REASONS } from '#libs/dialogue/hand-over.ts'
import { SUMMARY_WORDS, TO_THE_AGENT, TO_THE_CUSTOMER } from '#libs/dialogue/words/hand-over-words.ts'
import { BUTTON_WORDS, fillWords, TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'

const ALL: readonly [string, Words][] = [
  TURN_WORDS,
  BUTTON_WORDS,
  TO_THE_CUSTOMER,
  TO_THE_AGENT,
  SUMMARY_WORDS,
].flatMap((words) => Object.entries<Words>(words))
const placesIn = (text: string) => [...text.matchAll(/\{([^}]+)\}/g)].map(([, place]) => place).sort()

describe('the words of the bot', () => {
  it.each(ALL)('%s are there in three languages, with the same places', (_, words) => {
    for (const locale of LOCALES) expect(words[locale].trim()).not.toBe('')
    expect(placesIn(words['zh-TW'])).toEqual(placesIn(words['zh-CN']))
    expect(placesIn(words.en)).toEqual(placesIn(words['zh-CN']))
  })

  it('on buttons are at most sixty characters', () => {
    for (const words of Object.values(BUTTON_WORDS))
      for (const locale of LOCALES) expect(words[locale].length).toBeLessThanOrEqual(60)
  })

  it('in Taiwan are written in traditional characters', () => {
    const onlySimplified = /[们说请问这为会对转账户号码网银间办续马书车门开关]/
    const wrong = ALL.filter(([, words]) => onlySimplified.test(words['zh-TW']))
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  it('take values literally: a value that looks like a place pulls in nothing', () => {
    const same = (text: string): Words => ({ 'zh-CN': text, 'zh-TW': text, en: text })
    expect(fillWords(same('{a}-{b}-{c}'), { a: same('{b}'), b: same('x') }).en).toBe('{b}-x-{c}')
  })
})

describe('the vocabulary of acts', () => {
  it('has none that moves money, decides a complaint or sets a penalty', () => {
    // A record of every act: a new one does not compile until it stands here, under these eyes.
    const acts: Readonly<Record<Act['act'], 'talks' | 'asks' | 'gives to a person' | 'notes what the customer said'>> =
      {
        introduce: 'talks',
        'small-talk': 'talks',
        answer: 'talks',
        'begin-flow': 'talks',
        'end-flow': 'talks',
        resume: 'talks',
        cancel: 'talks',
        'tell-identity': 'talks',
        'stay-silent': 'talks',
        'call-back-stands': 'talks',
        ask: 'asks',
        confirm: 'asks',
        clarify: 'asks',
        rephrase: 'asks',
        'ask-if-helped': 'asks',
        'ask-phone': 'asks',
        correct: 'notes what the customer said',
        resolved: 'notes what the customer said',
        'not-resolved': 'notes what the customer said',
        'carry-out': 'notes what the customer said',
        'decline-call-back': 'notes what the customer said',
        'hand-over': 'gives to a person',
        'offer-call-back': 'gives to a person',
        'promise-call-back': 'gives to a person',
      }
    expect(
      Object.keys(acts).filter((act) => /pay|refund|approve|reject|waive|charge|penal|grant|decide/.test(act)),
    ).toEqual([])
  })

  it('has a reason in words, to customer and agent, for every hand-over', () => {
    expect(HAND_OVER_REASONS.filter((why) => !(why in TO_THE_CUSTOMER) || !(why in TO_THE_AGENT))).toEqual([])
  })
})
