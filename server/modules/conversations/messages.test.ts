import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messagePage } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { signedInAs } from '../../../tests/support/people.ts'

let app: ContactsApplication
let mei: Awaited<ReturnType<typeof signedInAs>>
let bo: Awaited<ReturnType<typeof signedInAs>>

beforeAll(async () => {
  app = await startWithoutRouting()
  mei = await signedInAs(app, { roles: ['agent'], displayName: '许文静' })
  bo = await signedInAs(app, { roles: ['agent'] })
})
afterAll(() => app.stop())

/** A visitor whom Mei serves. */
async function served() {
  const visitor = await createVisitor(app)
  const contactId = await visitor.ask()
  await assign(app, contactId, mei.personId)
  return { visitor, contactId, conversationId: visitor.conversationId }
}

const send = (conversationId: string, words: string, more: object = {}, who = mei) =>
  who.api(`/api/conversations/${conversationId}/messages`, {
    method: 'POST',
    body: { clientId: newId(), body: { kind: 'text', text: words }, ...more },
  })
/** Said by nobody who could be warned: no person of the house may ask for a code. */
const asked = (conversationId: string, words: string) =>
  app.conversations.post({
    conversationId,
    clientId: newId(),
    author: { kind: 'system', id: 'test' },
    audience: 'everyone',
    body: { kind: 'text', text: words },
  })
const pageOf = async (conversationId: string, query = '', who = mei) => {
  const response = await who.api(`/api/conversations/${conversationId}/messages${query}`)
  expect(response.status).toBe(200)
  return messagePage.parse(await response.json())
}

describe('posting', () => {
  test('a message is numbered, kept and read by its order', async () => {
    const { visitor, conversationId } = await served()
    const first = await visitor.say('卡找不到了')
    expect(first).toMatchObject({ ok: true, value: { seq: 2, isRepeat: false, text: '卡找不到了' } })
    const answer = await send(conversationId, '您别急，我先帮您锁住')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ seq: 3, isRepeat: false })
    const { messages, last } = await pageOf(conversationId)
    expect(last).toBe(3)
    expect(messages.map((m) => [m.seq, m.author.kind, m.author.name, m.body.kind])).toEqual([
      [1, 'system', null, 'notice'],
      [2, 'customer', null, 'text'],
      [3, 'agent', '许文静', 'text'],
    ])
  })

  test('card numbers are masked before the first write, in text and choices', async () => {
    const { visitor, conversationId } = await served()
    const said = await visitor.say('我的卡号是6217001234567890122')
    expect(said.ok && said.value.text).not.toContain('6217001234567890122')
    await send(conversationId, '请选', {
      body: { kind: 'text', text: '请选', choices: ['4111111111111111'] },
    })
    const { rows } = await app.platform.db.pool.query(
      `select string_agg(m::text, ' ') stored from conversations.message m where conversation_id = $1`,
      [conversationId],
    )
    expect(rows[0].stored).not.toMatch(/6217001234567890122|4111111111111111/)
  })

  test('the same client id with the same words gets the same answer; with other words it is refused', async () => {
    const { conversationId } = await served()
    const clientId = newId()
    const body = { kind: 'text', text: '您好' }
    const once = await send(conversationId, '', { clientId, body })
    const again = await send(conversationId, '', { clientId, body })
    const other = await send(conversationId, '', { clientId, body: { kind: 'text', text: '再见' } })
    const note = await send(conversationId, '', { clientId, audience: 'staff', body })
    const first = await once.json()
    expect(await again.json()).toEqual({ ...first, isRepeat: true })
    expect([other.status, note.status]).toEqual([409, 409])
    expect(await other.json()).toMatchObject({ refusal: 'client-id-reused' })
    expect((await pageOf(conversationId)).last).toBe(first.seq)
  })

  test('a repeat is answered also when its sender may no longer write', async () => {
    const { contactId, conversationId } = await served()
    const clientId = newId()
    const body = { kind: 'text', text: '您好' }
    const first = await (await send(conversationId, '', { clientId, body })).json()
    await assign(app, contactId, bo.personId)
    expect(await (await send(conversationId, '', { clientId, body })).json()).toEqual({ ...first, isRepeat: true })
  })

  test('after a transfer only the new owner speaks, and the old one does not even see the thread', async () => {
    const { contactId, conversationId } = await served()
    await assign(app, contactId, bo.personId)
    expect((await send(conversationId, '还在吗')).status).toBe(404)
    expect((await mei.api(`/api/conversations/${conversationId}/messages`)).status).toBe(404)
    expect((await send(conversationId, '您好，我是下一位', {}, bo)).status).toBe(200)
  })

  test.each([
    ['an empty text', { body: { kind: 'text', text: '' } }, 400],
    ['blanks', { body: { kind: 'text', text: ' \n ' } }, 400],
    ['4,001 characters', { body: { kind: 'text', text: 'x'.repeat(4_001) } }, 400],
    ['a client id with spaces', { clientId: 'a b c d e f' }, 400],
    ['no client id', { clientId: undefined }, 400],
    ['an unknown field', { owner: 'me' }, 400],
    ['a notice', { body: { kind: 'notice', code: 'agent-joined' } }, 400],
    ['a file that is not there', { body: { kind: 'file', fileId: crypto.randomUUID() } }, 404],
    ['an audience of its own', { audience: 'customer' }, 400],
  ])('refuses %s and writes nothing', async (_what, change, status) => {
    const { conversationId } = await served()
    const response = await send(conversationId, '您好', change)
    expect(response.status).toBe(status)
    expect((await pageOf(conversationId)).last).toBe(1)
  })

  test('NUL and broken characters do not fail the neighbours in one commit', async () => {
    const { visitor, conversationId } = await served()
    const words = ['一', '二\u0000三', '\ud800四', '五']
    const outcomes = await Promise.all(words.map((word) => visitor.say(word)))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    const { messages } = await pageOf(conversationId)
    expect(messages.slice(1).map((m) => m.body.kind === 'text' && m.body.text)).toEqual([
      '一',
      '二三',
      '\ufffd四',
      '五',
    ])
  })

  test('one message the database cannot take fails alone', async () => {
    const { visitor, conversationId } = await served()
    const broken = app.conversations.post({
      conversationId,
      clientId: newId(),
      author: { kind: 'customer', id: visitor.customerId },
      audience: 'everyone',
      body: { kind: 'file', fileId: 'no uuid at all' },
    })
    const [bad, good] = await Promise.allSettled([broken, visitor.say('您好')])
    expect(bad.status).toBe('rejected')
    expect(good).toMatchObject({ status: 'fulfilled', value: { ok: true } })
  })

  test('a customer writes only as themselves, only to everyone', async () => {
    const { visitor, conversationId } = await served()
    const stranger = await createVisitor(app)
    const message = {
      conversationId,
      clientId: newId(),
      audience: 'everyone',
      body: { kind: 'text', text: '?' },
    } as const
    const author = (id: string) => ({ kind: 'customer', id }) as const
    expect(await app.conversations.post({ ...message, author: author(stranger.customerId) })).toMatchObject({
      refusal: 'not-a-participant',
    })
    expect(
      await app.conversations.post({ ...message, audience: 'staff', author: author(visitor.customerId) }),
    ).toMatchObject({ refusal: 'not-a-participant' })
    expect(
      await app.conversations.post({ ...message, conversationId: newId(), author: author(visitor.customerId) }),
    ).toMatchObject({ refusal: 'conversation-not-found' })
  })
})

describe('pages', () => {
  test('run in both directions without gap or double', async () => {
    const { visitor, conversationId } = await served()
    for (let n = 2; n <= 10; n++) await visitor.say(`第${n}句`)
    const newest = await pageOf(conversationId, '?limit=4')
    expect(newest.messages.map((m) => m.seq)).toEqual([7, 8, 9, 10])
    expect([newest.hasEarlier, newest.hasLater]).toEqual([true, false])
    const earlier = await pageOf(conversationId, '?before=7&limit=4')
    expect(earlier.messages.map((m) => m.seq)).toEqual([3, 4, 5, 6])
    expect([earlier.hasEarlier, earlier.hasLater]).toEqual([true, true])
    const later = await pageOf(conversationId, '?after=0&limit=3')
    expect(later.messages.map((m) => m.seq)).toEqual([1, 2, 3])
    expect([later.hasEarlier, later.hasLater]).toEqual([false, true])
    expect((await mei.api(`/api/conversations/${conversationId}/messages?before=3&after=1`)).status).toBe(400)
  })
})

describe('internal notes', () => {
  test('never reach the customer: not in history, nor as a fresh line', async () => {
    const { visitor, conversationId } = await served()
    const heard: (string | null)[] = []
    app.conversations.onPosted((fresh) => {
      for (const one of fresh.filter((f) => f.conversationId === conversationId)) {
        heard.push(one.forCustomer && JSON.stringify(one.forCustomer))
      }
    })
    await visitor.say('在吗')
    await send(conversationId, 'CANARY 疑似诈骗', { audience: 'staff' })
    await send(conversationId, '在的')
    const after = await app.conversations.customerThread(app.platform.db, conversationId, 0, 200)
    const before = await app.conversations.customerThreadBefore(app.platform.db, conversationId, 100, 200)
    expect(after.messages.map((m) => m.seq)).toEqual([1, 2, 4])
    expect(after.last).toBe(4)
    expect(before.messages).toEqual(after.messages)
    expect(JSON.stringify([after, heard])).not.toContain('CANARY')
    expect(heard.filter((line) => line === null)).toHaveLength(1)
    expect(JSON.stringify(after)).not.toContain(mei.personId)
  })
})

describe('what only shows beside its neighbours', () => {
  const storedOf = async (conversationId: string) => {
    const { messages } = await pageOf(conversationId)
    return messages.flatMap((m) => (m.body.kind === 'text' ? [m.body.text] : []))
  }

  test('a card number sent in pieces is masked, the earlier pieces too', async () => {
    const { visitor, conversationId } = await served()
    for (const piece of ['6217 0012', '3456 7890', '122']) await visitor.say(piece)
    const stored = (await storedOf(conversationId)).join('')
    expect(stored.replace(/\D/g, '').length).toBeLessThanOrEqual(10)
    expect(stored).toMatch(/\*/)
  })

  test('pieces in one commit are masked as well', async () => {
    const { visitor, conversationId } = await served()
    await Promise.all(['6217 0012', '3456 7890', '122'].map((piece) => visitor.say(piece)))
    expect((await storedOf(conversationId)).join('').replace(/\D/g, '').length).toBeLessThanOrEqual(10)
  })

  test('a code sent alone in answer to a question for it is masked; the same digits otherwise are not', async () => {
    const { visitor, conversationId } = await served()
    await visitor.say('482913')
    await asked(conversationId, '请告诉我短信验证码')
    await visitor.say('482913')
    expect(await storedOf(conversationId)).toEqual(['482913', '请告诉我短信验证码', '******'])
  })

  test('a question stands until something like an answer was said', async () => {
    const { visitor, conversationId } = await served()
    await asked(conversationId, '请告诉我短信验证码')
    for (const text of ['好的', '稍等一下', '482913', '3286']) await visitor.say(text)
    expect((await storedOf(conversationId)).slice(1)).toEqual(['好的', '稍等一下', '******', '3286'])
  })

  test('sending such a message again is still the same message, and another one is not', async () => {
    const { visitor, conversationId } = await served()
    const ids = [newId(), newId(), newId()]
    const pieces = ['6217 0012', '3456 7890', '122']
    for (const [n, piece] of pieces.entries()) await visitor.say(piece, ids[n])
    for (const [n, piece] of pieces.entries()) {
      expect(await visitor.say(piece, ids[n])).toMatchObject({ ok: true, value: { isRepeat: true } })
      expect(await visitor.say(`${piece}0`, ids[n])).toMatchObject({ refusal: 'client-id-reused' })
    }
    expect((await pageOf(conversationId)).last).toBe(4)
    const { rows } = await app.platform.db.pool.query(
      'select said from conversations.message where conversation_id = $1',
      [conversationId],
    )
    expect(JSON.stringify(rows)).not.toContain('6217')
  })
})
