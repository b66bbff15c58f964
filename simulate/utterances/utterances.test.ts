import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { RED_LINES } from '#libs/language/feeling/red-line-phrases.ts'
import { compileRedLines, findCrossings } from '#libs/language/feeling/red-lines.ts'
import { maskMessage } from '#libs/masking/mask-message.ts'
import { TOPICS } from '../../seed/bank/topics.ts'
import { CHAINS } from './all-chains.ts'
import { asksBack, conversationsOf, isOnlyCourtesy, languageOf } from './conversations.ts'
import { COURTESIES } from './courtesies.ts'
import { readUtterances } from './read-utterances.ts'

const says = CHAINS.flatMap((chain) => chain.turns.map((turn) => turn.say))
const replies = CHAINS.flatMap((chain) => chain.turns.map((turn) => turn.reply ?? ''))

describe('what the simulated people say', () => {
  test('is more than 300 different things of customers, each with a fitting answer', () => {
    expect(new Set(says).size).toBe(says.length)
    expect(says.length).toBeGreaterThan(300)
    expect(replies.every((reply) => reply.length > 0)).toBe(true)
  })

  test('crosses no red line where agents say it', () => {
    const lines = compileRedLines(RED_LINES)
    const courtesies = Object.values(COURTESIES).flatMap(({ greetings, holding, transferring }) => [
      ...greetings,
      ...holding,
      ...transferring,
    ])
    for (const text of [...replies, ...courtesies]) expect(findCrossings(text, lines), text).toEqual([])
  })

  test('covers every topic in every language', () => {
    for (const topic of TOPICS)
      for (const language of ['zh-CN', 'zh-TW', 'en'])
        expect(
          CHAINS.filter((chain) => chain.topic === topic && chain.language === language).length,
          `${topic} ${language}`,
        ).toBeGreaterThanOrEqual(1)
  })

  test('is written in the language it says', () => {
    for (const { language, turns } of CHAINS)
      for (const { say, reply } of turns)
        for (const text of [say, reply ?? '']) {
          const isHan = /\p{Script=Han}/u.test(text)
          expect(isHan, text).toBe(language !== 'en')
          if (language === 'zh-CN') expect(languageOf(text), text).toBe('zh-CN')
        }
  })

  test('holds nothing that the house would mask, so that an agent reads what the customer wrote', () => {
    for (const text of [...says, ...replies]) expect(maskMessage(text)).toMatchObject({ text })
  })
})

describe('an agent who reads', () => {
  const conversations = conversationsOf(CHAINS)

  test('knows what each thing is about and what fits, however it is spaced', () => {
    for (const { topic, turns } of CHAINS)
      turns.forEach(({ say, reply }, place) => {
        expect(conversations.understand([` ${say}\n`]), say).toMatchObject({
          topic,
          reply,
          isLast: place === turns.length - 1,
        })
      })
  })

  test('answers the question, not the impatience that follows it', () => {
    const question = says[0] ?? ''
    expect(conversations.understand([question, '还在吗'])).toMatchObject({ reply: replies[0] })
  })

  test('takes thanks for the end, and unknown words for a question', () => {
    expect(conversations.understand(['好的，谢谢'])).toMatchObject({ isLast: true, reply: null })
    expect(conversations.understand(['something nobody foresaw'])).toMatchObject({
      isLast: false,
      reply: null,
      language: 'en',
    })
  })

  test('tells a greeting from an answer', () => {
    for (const { greetings } of Object.values(COURTESIES))
      for (const line of greetings) expect(isOnlyCourtesy(line)).toBe(true)
    for (const reply of replies) expect(isOnlyCourtesy(reply)).toBe(false)
  })

  test('finds words for every topic and language', () => {
    const chance = seededRandom(1)
    for (const topic of TOPICS)
      expect(conversations.chainFor(chance, topic, 'zh-TW')).toMatchObject({ topic, language: 'zh-TW' })
  })
})

describe('a customer who reads', () => {
  test.each([
    ['请问具体是什么情况？', true],
    ['Which day was it sent, and in which currency? ', true],
    ['好的，已经登记。', false],
    ['请问还有其他可以帮您的吗？', false],
    ['請問還有其他需要協助的嗎？', false],
    ['Is there anything else?', false],
  ])('%s asks back: %s', (line, asks) => {
    expect(asksBack(line)).toBe(asks)
  })
})

describe('a file of utterances', () => {
  const read = (text: string, name = 'utterances.txt') => readUtterances(text, name)
  const faultsOf = (text: string, name?: string) => {
    const result = read(text, name)
    return result.ok ? [] : result.faults
  }
  const one = (say: string, change: object = {}) => ({
    topic: null,
    language: 'zh-CN',
    mood: 'calm',
    turns: [{ say, reply: null }],
    ...change,
  })
  const payment = {
    topic: 'payment',
    language: 'zh-TW',
    turns: [
      { say: '轉帳沒到', reply: null },
      { say: '多久', reply: '兩小時' },
    ],
  }
  const paymentJson = '{"topic":"payment","turns":["轉帳沒到",{"say":"多久","reply":"兩小時"}]}'

  test('may be plain lines, JSON lines or both, with a mark at its beginning as some editors leave', () => {
    expect(read(`\uFEFF我的卡丢了\r\n\nWhere is my card?\n${paymentJson}`)).toEqual({
      ok: true,
      chains: [one('我的卡丢了'), one('Where is my card?', { language: 'en' }), one('', payment)],
    })
  })

  test('may be a JSON list of words and records', () => {
    expect(read(`[\n  "我的卡丢了",\n  ${paymentJson}\n]`, 'x.json')).toEqual({
      ok: true,
      chains: [one('我的卡丢了'), one('', payment)],
    })
  })

  test('may be a set made for training: other fields than ours are passed over', () => {
    expect(read('{"text":"How do i set up auto top-up?","label":"automatic_top_up"}')).toEqual({
      ok: true,
      chains: [one('How do i set up auto top-up?', { language: 'en' })],
    })
  })

  test('may be comma-separated values with the names of the columns', () => {
    expect(
      read('text,category,topic,mood,reply\n"你好，在吗",x,,,\n卡丢了,y,card-loss,worried,马上\n', 'x.CSV'),
    ).toEqual({
      ok: true,
      chains: [
        one('你好，在吗'),
        one('', { topic: 'card-loss', mood: 'worried', turns: [{ say: '卡丢了', reply: '马上' }] }),
      ],
    })
  })

  test('is refused with every faulty line named', () => {
    const faults = faultsOf('{"turns":[]}\nfine\n{not json\n{"turns":["x"],"topic":"weather"}\n{"say":"x"}')
    expect(faults.map((fault) => fault.slice(0, 6))).toEqual(['line 1', 'line 3', 'line 4', 'line 5'])
    expect(faults[1]).toBe('line 3: begins like JSON and is none')
    expect(faults[2]).toContain('topic')
    expect(faults[3]).toContain('text')
    expect(faultsOf('["fine", 5, ""]').map((fault) => fault.slice(0, 7))).toEqual(['entry 2', 'entry 3'])
    expect(faultsOf('x'.repeat(4_001))).toHaveLength(1)
  })

  test.each([
    ['\n \n', 'u.txt', 'no utterance in it'],
    ['', 'u.txt', 'no utterance in it'],
    ['["one", ', 'u.json', 'it begins like a JSON list and is none'],
    ['question,answer\na,b', 'u.csv', 'its first line has to name the columns, and one of them has to be text'],
    ['text\n"open', 'u.csv', 'line 2: a quote is not closed, or something follows it'],
    ['PK\u0003\u0004\0\0', 'u.txt', 'it is no text in UTF-8'],
  ])('%j is refused as a whole', (text, name, fault) => {
    expect(faultsOf(text, name)).toEqual([fault])
  })

  test('plays to every customer, whatever their topic', () => {
    const file = read('hello there')
    const { chainFor } = conversationsOf(file.ok ? file.chains : [])
    expect(chainFor(seededRandom(1), 'loan', 'zh-CN').turns[0]?.say).toBe('hello there')
  })
})
