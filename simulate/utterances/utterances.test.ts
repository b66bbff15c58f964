import { describe, expect, test } from 'vitest'
import { maskMessage } from '#libs/masking/mask-message.ts'
import { TOPICS } from '../../seed/bank/topics.ts'
import { chanceFrom } from '../../seed/chance.ts'
import { CHAINS } from './all-chains.ts'
import { conversationsOf, isOnlyCourtesy, languageOf } from './conversations.ts'
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
    const chance = chanceFrom(1)
    for (const topic of TOPICS)
      expect(conversations.chainFor(chance, topic, 'zh-TW')).toMatchObject({ topic, language: 'zh-TW' })
  })
})

describe('a file of utterances', () => {
  test('may be plain lines, JSON lines or both', () => {
    const read = readUtterances(
      [
        '我的卡丢了',
        '',
        'Where is my card?',
        '{"topic":"payment","turns":["轉帳沒到",{"say":"多久","reply":"兩小時"}]}',
      ].join('\n'),
    )
    expect(read).toEqual({
      ok: true,
      chains: [
        { topic: null, language: 'zh-CN', mood: 'calm', turns: [{ say: '我的卡丢了', reply: null }] },
        { topic: null, language: 'en', mood: 'calm', turns: [{ say: 'Where is my card?', reply: null }] },
        {
          topic: 'payment',
          language: 'zh-TW',
          mood: 'calm',
          turns: [
            { say: '轉帳沒到', reply: null },
            { say: '多久', reply: '兩小時' },
          ],
        },
      ],
    })
  })

  test('is refused with every faulty line named', () => {
    const read = readUtterances('{"turns":[]}\nfine\n{not json\n{"turns":["x"],"topic":"weather"}')
    expect(read.ok).toBe(false)
    expect(!read.ok && read.faults.map((fault) => fault.slice(0, 6))).toEqual(['line 1', 'line 3', 'line 4'])
  })

  test('without an utterance is refused', () => {
    expect(readUtterances('\n \n')).toEqual({ ok: false, faults: ['no utterance in it'] })
  })

  test('plays to every customer, whatever their topic', () => {
    const read = readUtterances('hello there')
    const { chainFor } = conversationsOf(read.ok ? read.chains : [])
    expect(chainFor(chanceFrom(1), 'loan', 'zh-CN').turns[0]?.say).toBe('hello there')
  })
})
