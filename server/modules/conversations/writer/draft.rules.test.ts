import { describe, expect, test } from 'vitest'
import { done } from '#libs/facts/decision.ts'
import type { NewMessage } from '#modules/conversations/questions.ts'
import { draftOf, noticeExtra } from '#modules/conversations/writer/draft.ts'

const CARD = '6217001234567890122'
const SHOWN = '621700*********0122'

describe('of everything that can be said', () => {
  const saying = (body: NewMessage['body']): NewMessage => ({
    conversationId: 'c',
    clientId: 'm',
    author: { kind: 'agent', id: 'a', name: 'Mei' },
    audience: 'everyone',
    body,
  })

  test.each<[string, NewMessage['body']]>([
    ['words', { kind: 'text', text: `my card ${CARD}` }],
    ['choices', { kind: 'text', text: 'which?', choices: [`my card ${CARD}`] }],
    ['a caption', { kind: 'file', fileId: 'f', caption: `my card ${CARD}` }],
    ['the values of a notice', { kind: 'notice', code: 'x', values: { name: `my card ${CARD}`, count: 3 } }],
  ])('%s are masked in the draft', (_what, body) => {
    const drafted = JSON.stringify(draftOf(saying(body), () => done(null)))
    expect(drafted).not.toContain(CARD)
    expect(drafted).toContain(`my card ${SHOWN}`)
  })

  test('the values of a notice are masked and numbers stay numbers', () => {
    expect(JSON.parse(noticeExtra('x', { name: CARD, count: 3 }))).toEqual({
      code: 'x',
      values: { name: SHOWN, count: 3 },
    })
  })
})
