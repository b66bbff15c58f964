import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactList } from '#modules/conversations/contract.ts'
import { settableClock } from '../../../tests/support/application.ts'
import { type ContactsApplication, startWithoutRouting, type TestVisitor } from '../../../tests/support/contacts.ts'
import { deskOfAgent, type TestAgent } from '../../../tests/support/desk.ts'
import { createUnit, signedInAs } from '../../../tests/support/people.ts'

const HOUR = 3_600_000
const clock = settableClock(Date.now())
let app: ContactsApplication
let mei: TestAgent
let bo: TestAgent
let at: ReturnType<typeof deskOfAgent>

beforeAll(async () => {
  app = await startWithoutRouting({ clock, env: { SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' } })
  mei = await signedInAs(app, { roles: ['agent'], displayName: '许文静' })
  bo = await signedInAs(app, { roles: ['agent'] })
  at = deskOfAgent(app, clock, mei)
})
afterAll(() => app.stop())

/** A contact that Mei has served to its end. */
async function over(): Promise<{ contactId: string; visitor: TestVisitor }> {
  const { contactId, visitor } = await at.served()
  await at.act(contactId, 'end')
  return { contactId, visitor }
}

const rate = (visitor: TestVisitor, contactId: string, score: number, comment?: string) =>
  app.platform.db.transaction((tx) =>
    app.conversations.rate(tx, visitor.cause, {
      conversationId: visitor.conversationId,
      contactId,
      score,
      comment,
      at: clock.now(),
    }),
  )

async function ratingFacts(contactId: string) {
  await app.settled()
  const { rows } = await app.platform.db.pool.query<{
    type: string
    by: string
    data: Record<string, unknown>
  }>(
    `select type, cause->>'kind' as by, data from platform.log where about = $1 and type ~ 'rating-invited|contact-rated'
     order by position`,
    [contactId],
  )
  return rows
}

describe('the invitation', () => {
  test('is the system’s, one for each contact that a person served, whoever ends it', async () => {
    const { contactId, visitor } = await at.served()
    expect(await app.conversations.ratingOf(app.platform.db, contactId, clock.now())).toBeUndefined()
    await at.end(contactId, 'customer-ended')
    const dueAt = clock.now() + 24 * HOUR
    expect(await app.conversations.ratingOf(app.platform.db, contactId, clock.now())).toEqual({
      dueAt,
      score: null,
      comment: null,
      changeableUntil: null,
    })
    expect(await ratingFacts(contactId)).toEqual([
      {
        type: 'conversations.rating-invited',
        by: 'system',
        data: { contactId, conversationId: visitor.conversationId, agentId: mei.personId, dueAt },
      },
    ])
    expect(await app.conversations.ratingOf(app.platform.db, contactId, dueAt)).toBeUndefined()
  })

  test('is not made to who left unanswered, and no rating of it is taken', async () => {
    const { contactId, visitor } = await at.served()
    await at.end(contactId, 'customer-ended')
    const unanswered = await visitor.ask()
    expect(await rate(visitor, unanswered, 5)).toMatchObject({ refusal: 'contact-not-ended' })
    await at.end(unanswered, 'abandoned')
    expect(await rate(visitor, unanswered, 5)).toMatchObject({ refusal: 'not-served' })
    expect(await ratingFacts(unanswered)).toEqual([])
    expect((await at.detailOf(contactId)).rating).toMatchObject({ score: null, hasComment: false })
  })

  test('stays open as long as the house says, and is not made where it says not at all', async () => {
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const settings = '/api/settings/conversations'
    const set = async (ratingHours: number) => {
      const now = (await (await administrator.api(settings)).json()) as object
      return administrator.api(settings, { method: 'PUT', body: { ...now, ratingHours } })
    }
    expect((await set(721)).status).toBe(400)
    expect((await set(2)).status).toBe(200)
    const short = await over()
    clock.advance(2 * HOUR)
    expect(await rate(short.visitor, short.contactId, 4)).toMatchObject({ refusal: 'rating-too-late' })
    await set(0)
    const never = await over()
    expect(await rate(never.visitor, never.contactId, 4)).toMatchObject({ refusal: 'not-served' })
    await set(24)
  })
})

describe('a rating', () => {
  test('counts once, is masked, may be another for ten minutes, and then stands', async () => {
    const { contactId, visitor } = await over()
    const first = await rate(visitor, contactId, 4, ' 卡号6217001234567890122\u0000，很快 ')
    expect(first).toMatchObject({
      ok: true,
      value: { score: 4, isRepeat: false, changeableUntil: clock.now() + 600_000 },
    })
    const comment = first.ok ? first.value.comment : null
    expect(comment).not.toContain('6217001234567890122')
    expect(comment).toMatch(/，很快$/)
    clock.advance(60_000)
    expect(await rate(visitor, contactId, 4, ' 卡号6217001234567890122\u0000，很快 ')).toMatchObject({
      value: { isRepeat: true },
    })
    expect(await rate(visitor, contactId, 2)).toMatchObject({ value: { score: 2, comment: null, isRepeat: false } })
    clock.advance(540_000)
    expect(await rate(visitor, contactId, 5)).toMatchObject({ refusal: 'already-rated' })
    expect(await rate(visitor, contactId, 2)).toMatchObject({ value: { score: 2, isRepeat: true } })
    const facts = (await ratingFacts(contactId)).filter(({ type }) => type === 'conversations.contact-rated')
    expect(facts.map(({ data }) => [data.score, data.hasComment, data.isChange])).toEqual([
      [4, true, false],
      [2, false, true],
    ])
    expect(facts.map(({ by }) => by)).toEqual(['customer', 'customer'])
  })

  test('is one, however many hands race for it', async () => {
    const { contactId, visitor } = await over()
    const answers = await Promise.all(Array.from({ length: 8 }, () => rate(visitor, contactId, 5, '谢谢')))
    expect(answers.map((answer) => answer.ok && answer.value.isRepeat).filter((isRepeat) => !isRepeat)).toHaveLength(1)
    expect((await ratingFacts(contactId)).map(({ type }) => type)).toEqual([
      'conversations.rating-invited',
      'conversations.contact-rated',
    ])
  })

  test('is not taken from anybody else', async () => {
    const { contactId } = await over()
    const { visitor: stranger } = await over()
    expect(await rate(stranger, contactId, 1)).toMatchObject({ refusal: 'contact-not-yours' })
    expect(await rate(stranger, crypto.randomUUID(), 1)).toMatchObject({ refusal: 'contact-not-yours' })
  })
})

describe('who sees it', () => {
  test('its agent the rating, who answers for the service the comment as well, in their reach', async () => {
    const { contactId, visitor } = await over()
    await rate(visitor, contactId, 1, '一直让我等')
    expect((await at.detailOf(contactId)).rating).toMatchObject({ score: 1, hasComment: true, comment: null })
    expect((await bo.api(`/api/contacts/${contactId}`)).status).toBe(404)
    for (const role of ['quality-inspector', 'supervisor'] as const) {
      const reader = await signedInAs(app, { roles: [role], unit: mei.unitId })
      expect((await at.detailOf(contactId, reader)).rating).toMatchObject({ score: 1, comment: '一直让我等' })
    }
    const elsewhere = await signedInAs(app, {
      roles: ['supervisor'],
      unit: await createUnit(app.platform, { name: '乙组' }),
    })
    expect((await elsewhere.api(`/api/contacts/${contactId}`)).status).toBe(404)
  })

  test('a low one makes its contact worth reading', async () => {
    const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
    const [low, fair] = [await over(), await over()]
    await rate(low.visitor, low.contactId, 2)
    await rate(fair.visitor, fair.contactId, 3)
    const list = contactList.parse(await (await inspector.api('/api/contacts?marks=rated-low')).json()).contacts
    expect(list.every(({ score, marks }) => score !== null && score <= 2 && marks.includes('rated-low'))).toBe(true)
    expect(list[0]).toMatchObject({ contactId: low.contactId, score: 2 })
    const own = contactList.parse(await (await mei.api(`/api/contacts?ids=${fair.contactId}`)).json()).contacts
    expect(own).toMatchObject([{ score: 3, marks: expect.not.arrayContaining(['rated-low']) }])
  })
})
