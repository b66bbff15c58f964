import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AboutReply, DraftReply, FeelingReply, upsetList } from '#modules/assist/help-contract.ts'
import { putPackIn } from '#modules/bot/seed.ts'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import { SMALL_BOT } from '../../../tests/support/bot.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

let app: FloorApplication
let mei: Desk
let leader: SignedInPerson
let elsewhere: SignedInPerson
let stranger: SignedInPerson

beforeAll(async () => {
  app = await startFloor()
  const north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { unit: north, displayName: '许文静', queues: [queueId] }, admin)
  const capacity = { points: 50, channels: { web: { cost: 1, most: 50 } } }
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  ;[leader, elsewhere, stranger] = await Promise.all([
    signedInAs(app, { roles: ['supervisor'], unit: north }),
    signedInAs(app, { roles: ['supervisor'], unit: south }),
    signedInAs(app, { roles: ['agent'], unit: north }),
  ])
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

async function served(...said: readonly string[]) {
  const { contactId, visitor } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  for (const text of said) await visitor.say(text)
  return { contactId, visitor }
}
const reply = (conversationId: string, text: string) =>
  ok(
    mei.api(`/api/conversations/${conversationId}/messages`, {
      method: 'POST',
      body: { clientId: newId(), body: { kind: 'text', text } },
    }),
  )
const help = <T>(who: SignedInPerson, contactId: string, what: string) =>
  ok<T>(who.api(`/api/assist/contacts/${contactId}/${what}`))

describe('feeling', () => {
  test('is told to whoever may open the contact, with the words that tell it, and to nobody else', async () => {
    const { contactId } = await served('气死我了，垃圾银行', '我要投诉你们！！')
    const feeling = await help<FeelingReply>(mei, contactId, 'feeling')
    expect(feeling.isUpset).toBe(true)
    expect(feeling.reasons).toContainEqual(expect.objectContaining({ why: 'complaint', words: '我要投诉' }))
    expect((await refusalOf(stranger.api(`/api/assist/contacts/${contactId}/feeling`))).status).toBe(404)
  })

  test('supervisors see who is upset now in their branch; it is read again as the talk goes on', async () => {
    const { contactId, visitor } = await served('气死我了，垃圾银行', '我要投诉你们！！')
    const calm = await served('请问几点开门')
    const upset = async (who: SignedInPerson) =>
      (await ok<z.infer<typeof upsetList>>(who.api('/api/assist/upset'))).contacts
    const found = (await upset(leader)).find((one) => one.contactId === contactId)
    expect(found).toMatchObject({ owner: { name: '许文静' }, reasons: expect.any(Array) })
    expect(found?.reasons.length).toBeGreaterThan(0)
    expect((await upset(leader)).map((one) => one.contactId)).not.toContain(calm.contactId)
    expect(await upset(elsewhere)).toEqual([])
    for (const text of ['嗯', '知道了', '明白', '好', '可以']) await visitor.say(text)
    expect((await upset(leader)).map((one) => one.contactId)).not.toContain(contactId)
    expect((await refusalOf(mei.api('/api/assist/upset'))).status).toBe(403)
  })
})

describe('the draft', () => {
  test('is stored by nobody until its owner takes it, and what became of it is a fact', async () => {
    const { contactId, visitor } = await served('我昨天转了3000元没到账，怎么回事？')
    await reply(visitor.conversationId, '已经帮您登记了查询。我们会在2个工作日内给您回电。')
    const draft = await help<DraftReply>(mei, contactId, 'draft?locale=zh-CN')
    expect(draft).toMatchObject({
      isTaken: false,
      summary: { text: expect.stringContaining('已答应：我们会在2个工作日内') },
    })
    const take = (who: SignedInPerson) =>
      who.api(`/api/assist/contacts/${contactId}/draft`, { method: 'POST', body: { locale: 'zh-CN' } })
    expect(await refusalOf(take(mei))).toEqual({ status: 409, refusal: 'contact-not-ended' })
    await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
    expect((await refusalOf(take(leader))).status).toBe(403)
    expect((await refusalOf(take(stranger))).status).toBe(404)
    const taken = await ok<DraftReply>(take(mei))
    expect((await ok<ContactDetail>(mei.api(`/api/contacts/${contactId}`))).wrapUp.summary).toBe('')
    const body = { reasonCode: 'payment.not-arrived', dispositionCode: 'resolved', summary: taken.summary?.text }
    await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
    const fact = await until(async () => {
      const { facts } = await ok<ContactDetail>(mei.api(`/api/contacts/${contactId}`))
      return facts.find(({ type }) => type === 'assist.draft-confirmed')
    })
    expect(fact.data).toMatchObject({ personId: mei.personId, summary: 'as-drafted', reason: 'none-drafted' })
  })

  test('that was not taken leaves no fact', async () => {
    const { contactId } = await served('怎么还款？')
    await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
    const body = { reasonCode: 'payment', dispositionCode: 'resolved', summary: '自己写的' }
    await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
    await app.settled()
    const { facts } = await ok<ContactDetail>(mei.api(`/api/contacts/${contactId}`))
    expect(facts.map(({ type }) => type)).not.toContain('assist.draft-confirmed')
  })
})

describe('what a contact is about', () => {
  beforeAll(async () => {
    const [first, ...others] = SMALL_BOT.intents
    const withReason = first && { ...first, topic: 'card', reason: 'credit-card.annual-fee' }
    const content = { ...SMALL_BOT, intents: withReason ? [withReason, ...others] : others }
    await app.platform.db.transaction((tx) => putPackIn(app.platform, tx, content, []))
    await until(async () => {
      const { contactId } = await served('信用卡年费多少')
      return (await help<AboutReply>(mei, contactId, 'about')).about
    })
  }, 60_000)

  test('is read in the customer’s latest sure words, and proposes the reason with the words that decided', async () => {
    const { contactId } = await served('信用卡年费多少', '嗯嗯')
    const { about } = await help<AboutReply>(mei, contactId, 'about')
    expect(about).toMatchObject({ intent: 'card-fee', topic: 'card', seq: expect.any(Number) })
    expect(about?.words.length).toBeGreaterThan(0)
    const { reason } = await help<DraftReply>(mei, contactId, 'draft')
    expect(reason).toMatchObject({ code: 'credit-card.annual-fee', by: 'words' })
  })

  test('nothing is proposed where the words are not sure', async () => {
    const { contactId } = await served('今天天气怎么样')
    expect((await help<AboutReply>(mei, contactId, 'about')).about).toBeNull()
  })
})
