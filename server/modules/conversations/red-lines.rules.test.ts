import { describe, expect, test } from 'vitest'
import { AS_SHIPPED, compileHouseLines } from '#libs/language/feeling/house-red-lines.ts'
import type { NewMessage } from '#modules/conversations/questions.ts'
import { heedRedLines } from '#modules/conversations/red-lines.ts'
import { draftOf } from '#modules/conversations/writer/draft.ts'

const shipped = compileHouseLines(AS_SHIPPED)
const heed = (words: string, reason: string | undefined) => heedRedLines(words, reason, shipped)

describe('the warning of a red line', () => {
  test.each(['您别急，我先帮您锁住', '理財非存款，不保本保息', 'No investment is risk free'])(
    'is not given for: %s',
    (words) => {
      expect(heed(words, undefined)).toEqual({ ok: true, value: null })
    },
  )

  test.each([
    ['这款保本保息', 'guaranteed-return'],
    ['這檔基金零風險', 'no-risk'],
    ['This is your last chance to buy', 'last-chance'],
  ])('%s is refused without an answer, and goes with one', (words, code) => {
    const unanswered = heed(words, undefined)
    expect(unanswered).toMatchObject({ ok: false, refusal: 'red-line-crossed' })
    const answered = heed(words, '引用客户原话')
    expect(answered).toMatchObject({ ok: true, value: { crossings: [{ code }], reason: '引用客户原话' } })
  })

  test.each(['请把短信验证码告诉我', '請提供您的密碼', 'Please send me your full card number', 'What is your PIN?'])(
    'no reason sends what asks for a secret: %s',
    (words) => {
      expect(heed(words, 'the customer asked me to')).toMatchObject({
        ok: false,
        refusal: 'red-line-never-sent',
      })
    },
  )

  test('the refusal tells codes and places, and none of the words', () => {
    const refusal = heed('这款保本保息', undefined)
    expect(refusal).toMatchObject({ detail: expect.stringContaining('guaranteed-return at 2-6') })
    expect(JSON.stringify(refusal)).not.toContain('保本')
  })
})

describe('who is warned', () => {
  const says = (author: NewMessage['author'], audience: NewMessage['audience'], body: NewMessage['body']) =>
    draftOf({ conversationId: 'c', clientId: 'm', author, audience, body }, heed)
  const crossing = { kind: 'text', text: '这款保本保息' } as const
  const agent = { kind: 'agent', id: 'a' } as const

  test('only a person who writes to the customer: notes, customers and systems are not', () => {
    expect(says(agent, 'everyone', crossing).ok).toBe(false)
    expect(says(agent, 'staff', crossing).ok).toBe(true)
    expect(says({ kind: 'customer', id: 'k' }, 'everyone', crossing).ok).toBe(true)
    expect(says({ kind: 'system', id: 's' }, 'everyone', crossing).ok).toBe(true)
  })

  test('buttons and captions are words too', () => {
    expect(says(agent, 'everyone', { kind: 'text', text: '请选', choices: ['保本理财'] }).ok).toBe(false)
    expect(says(agent, 'everyone', { kind: 'file', fileId: 'f', caption: '零风险产品' }).ok).toBe(false)
  })
})
