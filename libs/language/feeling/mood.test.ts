import { expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { compileLexicon } from './compile-lexicon.ts'
import { CALM_AT, calmMood, handOverCues, type MoodState, nextMood, UPSET_AT } from './mood.ts'
import { readFeeling } from './read-feeling.ts'

const lexicon = compileLexicon({
  cues: [
    { code: 'person', kind: 'person', zh: ['人工'], en: ['human'] },
    { code: 'swear', kind: 'profanity', zh: ['他妈的'], en: ['bullshit'] },
    { code: 'close', kind: 'churn', zh: ['销户'], en: ['close my account'] },
  ],
})
const moods = (messages: readonly string[]): readonly MoodState[] => {
  const states: MoodState[] = []
  for (const [n, text] of messages.entries())
    states.push(nextMood(states.at(-1) ?? null, readFeeling(text, lexicon), n + 1))
  return states
}

it('one unhappy word does not make upset, a second angry message does, and the reasons tell which words', () => {
  const [first, second] = moods(['又慢了', '你们他妈的什么态度，垃圾银行！！！'])
  expect(first?.isUpset).toBe(false)
  expect(second?.isUpset).toBe(true)
  expect(second?.reasons).toEqual(['swear', 'unhappy-words', 'exclamation-marks'])
  expect(second?.because.map(({ turn }) => turn)).toEqual([2, 2, 2, 1])
})

it('upset does not end with the first calm message', () => {
  const states = moods(['他妈的，气死我了，垃圾银行', '好的', '嗯', '明白', '谢谢'])
  expect(states.map(({ isUpset }) => isUpset)).toEqual([true, true, false, false, false])
})

it('answers that do not help and saying it again count without any angry word', () => {
  const reading = readFeeling('我的卡在哪里', lexicon)
  const once = nextMood(null, reading, 1, { failedAnswers: 2, isRepeated: true })
  const twice = nextMood(once, reading, 2, { failedAnswers: 3, isRepeated: true })
  expect(twice.isUpset).toBe(true)
  expect(twice.reasons).toEqual(['failed-answers', 'said-again'])
})

it('who asks for a person gets one, calm or not; leaving and swearing raise the mood only', () => {
  expect(handOverCues(readFeeling('人工，人工', lexicon)).map(({ code }) => code)).toEqual(['person'])
  expect(handOverCues(readFeeling('他妈的我要销户', lexicon))).toEqual([])
})

it('over 200 talks: levels stay in 0..1, nobody is upset without a reason, and the borders hold', () => {
  const random = seededRandom(5)
  const faults: unknown[] = []
  const parts = [
    '好',
    '不',
    '他妈的',
    '谢谢',
    '垃圾银行',
    'bullshit',
    '销户',
    '!!!',
    '，',
    'not ',
    'happy ',
    '但是',
    '慢',
    '“',
    '”',
    '人工',
  ]
  for (let talk = 0; talk < 200; talk += 1) {
    let state = calmMood()
    for (let turn = 1; turn <= 6; turn += 1) {
      const text = Array.from({ length: 5 }, () => parts[Math.floor(random() * parts.length)] ?? '').join('')
      const reading = readFeeling(text, lexicon)
      const next = nextMood(state, reading, turn, { failedAnswers: Math.floor(random() * 3) })
      const spans = [...reading.cues, ...reading.words, ...reading.signs].map(({ span }) => span)
      const isSound =
        Math.abs(reading.polarity) <= 1 &&
        spans.every(([from, to]) => 0 <= from && from < to && to <= text.length) &&
        next.level >= 0 &&
        next.level <= 1 &&
        (!next.isUpset || next.reasons.length > 0) &&
        (state.isUpset || !next.isUpset || next.level >= UPSET_AT) &&
        (!state.isUpset || next.isUpset || next.level <= CALM_AT)
      if (!isSound) faults.push({ text, state, next })
      state = next
    }
  }
  expect(faults).toEqual([])
})
