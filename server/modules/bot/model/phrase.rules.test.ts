import { describe, expect, test } from 'vitest'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'
import { phraseRequest, readPhrase, type ToPhrase } from './phrase.ts'

const article: ArticleInForce = {
  articleId: 'a',
  code: 'card-fee',
  version: 1,
  topic: 'card',
  audience: 'customer',
  channels: [],
  products: [],
  unitIds: [],
  fileIds: [],
  words: {
    'zh-CN': { title: '信用卡年费', questions: [], answer: '年费为每年 2000 元，一年内消费满五次即可免去。' },
    en: { title: 'Annual fee', questions: [], answer: 'The annual fee is 2000 yuan. Five purchases a year waive it.' },
  },
  effectiveAt: 0,
  expiresAt: 100,
}
const zh: ToPhrase = { language: 'zh-CN', text: '年费多少', articles: [article] }
const { hidden } = phraseRequest(zh)
const read = (sentences: unknown, asked = zh, now = 50) =>
  readPhrase(typeof sentences === 'string' ? sentences : JSON.stringify({ sentences }), asked, hidden, now)

test('amounts of an article stay in the house and stand in the answer all the same', () => {
  const { messages } = phraseRequest(zh)
  expect(JSON.stringify(messages)).not.toContain('2000')
  expect(read([{ text: '年费为每年 ⟨N1⟩ 元', cites: ['1'] }])).toEqual({ ok: true, text: '年费为每年 2000 元。' })
})

test('what a customer writes is masked before it is asked about', () => {
  const { messages } = phraseRequest({ ...zh, text: '年费多少，回我 13812345678，卡 6200 0000 0000 0005' })
  const sent = JSON.stringify(messages)
  expect(sent).toContain('年费多少')
  for (const part of ['138', '5678', '6200', '0005']) expect(sent).not.toContain(part)
})

test('an answer in English is put together with blanks, and between backticks it is one too', () => {
  const asked = { ...zh, language: 'en' } as const
  const content = JSON.stringify({
    sentences: [
      { text: 'The annual fee is ⟨N1⟩ yuan.', cites: ['1'] },
      { text: 'Five purchases a year waive it.', cites: ['1'] },
    ],
  })
  const text = 'The annual fee is 2000 yuan. Five purchases a year waive it.'
  expect(read(content, asked)).toEqual({ ok: true, text })
  expect(read(`\`\`\`json\n${content}\n\`\`\``, asked)).toEqual({ ok: true, text })
})

describe('refused whole', () => {
  test.each([
    ['a number of its own', [{ text: '年费为每年 300 元。', cites: ['1'] }], 'number-not-in-article'],
    ['a number that was never hidden', [{ text: '年费为每年 ⟨N9⟩ 元。', cites: ['1'] }], 'number-not-in-article'],
    ['a citation left out', [{ text: '年费为每年 ⟨N1⟩ 元。', cites: [] }], 'no-json'],
    ['a forged citation', [{ text: '年费为每年 ⟨N1⟩ 元。', cites: ['2'] }], 'citation-unknown'],
    ['a mark inside the words', [{ text: '年费为每年 ⟨N1⟩ 元。[1]', cites: ['1'] }], 'no-json'],
    [
      'one good sentence and one with a promise',
      [
        { text: '一年内消费满五次即可免去。', cites: ['1'] },
        { text: '我们保证您一定能获批。', cites: ['1'] },
      ],
      'promise',
    ],
    [
      'a promise spread over two sentences',
      [
        { text: '年费为每年 ⟨N1⟩ 元，稳', cites: ['1'] },
        { text: '赚不赔。', cites: ['1'] },
      ],
      'promise',
    ],
    ['a short lie', [{ text: '不收。', cites: ['1'] }], 'words-not-in-article'],
    ['advice', [{ text: '建议您购买基金。', cites: ['1'] }], 'advice'],
    ['an act it claims', [{ text: '我已为您减免年费。', cites: ['1'] }], 'money-or-identity-step'],
    [
      'another language',
      [{ text: 'The fee can be waived by five purchases in a year.', cites: ['1'] }],
      'words-not-in-article',
    ],
    ['no sentence', [], 'no-json'],
    ['seven sentences', Array(7).fill({ text: '一年内消费满五次即可免去。', cites: ['1'] }), 'no-json'],
    ['prose', '年费为每年 2000 元。', 'no-json'],
    ['something more', '{"sentences":[{"text":"免去。","cites":["1"]}],"note":"hi"}', 'no-json'],
  ] as const)('%s', (_name, sentences, rule) => {
    const verdict = read(sentences)
    expect(verdict.ok).toBe(false)
    if (!verdict.ok) expect(verdict.why).toContain(rule)
  })

  test('an article that ended while the model wrote', () => {
    const sentences = [{ text: '一年内消费满五次即可免去。', cites: ['1'] }]
    expect(read(sentences, zh, 99).ok).toBe(true)
    expect(read(sentences, zh, 100)).toEqual({ ok: false, why: ['article-not-in-date'] })
  })
})
