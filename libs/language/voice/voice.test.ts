import { describe, expect, test } from 'vitest'
import { compileLexicon } from '../feeling/compile-lexicon.ts'
import { trainVoice, type VoiceExample } from './train-voice.ts'
import { wishesIn } from './voice-figures.ts'
import { readVoice, type Voice } from './voice-model.ts'

const lexicon = compileLexicon({ cues: [] })
const THINGS = ['客服', '手机银行', '网点', '信用卡', '贷款', '理财']
const ENGLISH = ['the app', 'your branch', 'my card', 'the loan desk', 'phone support', 'the website']
const SAID: Readonly<Record<Voice, readonly [zh: (of: string) => string, en: (of: string) => string]>> = {
  praise: [(of) => `${of}很好，谢谢`, (of) => `${of} is excellent, thank you`],
  problem: [(of) => `${of}太差了，等了很久`, (of) => `${of} never works and nobody answers`],
  suggestion: [(of) => `建议${of}增加英文服务`, (of) => `please add more languages to ${of}`],
}
const EXAMPLES: readonly VoiceExample[] = (['praise', 'problem', 'suggestion'] as const).flatMap((voice) => [
  ...THINGS.map((thing) => ({ voice, text: SAID[voice][0](thing) })),
  ...ENGLISH.map((thing) => ({ voice, text: SAID[voice][1](thing) })),
])
const model = trainVoice(EXAMPLES, lexicon, { seed: 1 })

describe('voice', () => {
  test.each([
    ['praise', '大堂经理很好'],
    ['praise', 'the teller was excellent'],
    ['problem', '排队等了两小时，太差'],
    ['problem', 'nobody answers the phone'],
    ['suggestion', '希望周末也能办业务'],
    ['suggestion', 'could you add a night mode'],
    ['suggestion', '建議分行假日也有營業'],
  ] as const)('%s: %s', (voice, text) => {
    const { ranked } = readVoice(model, text, lexicon)
    expect(ranked[0]?.voice).toBe(voice)
    expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
  })

  test('a wish is told with its place in what was typed', () => {
    const text = 'Nice app. Could you add dark mode?'
    expect(wishesIn(text).map(({ way, span }) => [way, text.slice(...span)])).toEqual([['asks-for', 'Could you']])
    expect(wishesIn('Show the fee first')).toEqual([{ way: 'tells-to', span: [0, 4] }])
    expect(wishesIn('they show the fee too late')).toEqual([])
    expect(readVoice(model, '要是能夜里办就好了', lexicon).wishes.map(({ way }) => way)).toContain('would-be-better')
  })

  test('the same examples and seed give the same model; a voice without examples is refused', () => {
    expect(trainVoice(EXAMPLES, lexicon, { seed: 1 })).toEqual(model)
    expect(() => trainVoice(EXAMPLES.slice(0, 12), lexicon)).toThrow('problem has fewer than two examples')
  })
})
