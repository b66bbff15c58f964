import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RefusalList } from '#modules/assist/refusals-contract.ts'
import type { ConsentView } from '#modules/consent/contract.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import { answersAt, botLines, SMALL_ARTICLES, sessionsOf, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import { knownCustomer, textFor } from '../../../tests/support/consents.ts'
import {
  agentAt,
  type Desk,
  type FloorApplication,
  type FloorNode,
  ok,
  queueAt,
  refusalOf,
  startFloor,
  until,
} from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

/** A Wednesday, ten o'clock in Shanghai. */
const clock = settableClock(Date.parse('2026-11-25T10:00:00+08:00'))
let app: FloorApplication
let other: FloorNode
let admin: SignedInPerson
let compliance: SignedInPerson
let queueId: string
let secret: string
const gates: ConsentQuestions[] = []
let desks: Desk[] = []

beforeAll(async () => {
  app = await startFloor({ clock, env: { TIME_ZONE: 'Asia/Shanghai' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
  compliance = await signedInAs(app, { roles: ['compliance'] })
  const reviewer = await signedInAs(app, { roles: ['compliance'] })
  await createEntrance(admin)
  type Secret = { secret: string }
  secret = (await ok<Secret>(admin.api('/api/web-channels/main/identity-secret', { method: 'POST' }))).secret
  queueId = (await queueAt(admin)).queueId
  const by = (await createPerson(app.platform, { roles: ['trainer'] })).personId
  const approvedBy = (await createPerson(app.platform, { roles: ['trainer'] })).personId
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, { by, approvedBy }))
  for (const purpose of ['marketing-own', 'profiling-marketing', 'survey'] as const)
    await textFor(compliance, reviewer, purpose)
  await startSmallBot(app)
  await answersAt(app.url)
  other = await app.anotherNode()
  for (const house of app.houses) {
    const consent = house.modules.find(({ name }) => name === 'consent') as unknown as { questions: ConsentQuestions }
    gates.push(consent.questions)
  }
})
afterAll(() => app.stop())
afterEach(() => {
  for (const desk of desks) desk.vanish()
  desks = []
})

const write = (visit: TestVisit, text: string, clientId?: string) =>
  ok(visit.api('/chat/messages', { method: 'POST', body: say(text, clientId) }))
const said = async (visit: TestVisit, count: number) =>
  (await botLines(app, visit, count)).map(({ text }) => text).join('\n')
const consents = (customerId: string) => `/api/customers/${customerId}/consents`
const viewOf = (customerId: string) => ok<ConsentView>(compliance.api(consents(customerId)))
const cellOf = (view: ConsentView, purpose = 'marketing-own', channel = 'sms') =>
  view.cells.find((cell) => cell.purpose === purpose && cell.channel === channel)!
const agree = (customerId: string, purpose = 'marketing-own', channel = 'sms') =>
  ok<ConsentView>(
    compliance.api(consents(customerId), {
      method: 'POST',
      body: { purpose, channel, says: 'yes', saidThrough: 'phone', textVersion: 1, language: 'zh-CN' },
    }),
  )
const allow = (gate: ConsentQuestions, customerId: string) =>
  app.platform.db.transaction((tx) =>
    gate.allowOutreach(
      tx,
      { kind: 'system', id: 'test' },
      { customerId, purpose: 'marketing-own', channel: 'sms', at: clock.now() },
    ),
  )

/** A customer whom the bank's page vouches for. */
async function knownVisit(name: string, language = 'zh-CN'): Promise<{ visit: TestVisit; customerId: string }> {
  const customerId = await knownCustomer(app.platform, name)
  const seconds = Math.floor(clock.now() / 1000)
  const identityToken = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('yinuo-chat')
    .setSubject(`C${customerId.slice(-10)}`)
    .setJti(newId())
    .setExpirationTime(seconds + 300)
    .sign(new TextEncoder().encode(secret))
  return { visit: await beginVisit(app.url, { identityToken, language }), customerId }
}
const decisionsOf = (customerId: string) =>
  app.platform.db.rows<{ state: string; seq: number | null }>(sql`select state, message_seq seq from consent.decision
    where customer_id = ${customerId} order by id`)

describe('a customer who tells the bot to stop', () => {
  it('is obeyed in that turn, told what has stopped, and their message is the proof', async () => {
    const { visit, customerId } = await knownVisit('王小萍')
    await agree(customerId)
    await write(visit, '别再给我打推销电话')
    const words = await said(visit, 2)
    expect(words).toContain('已停止向您营销')
    expect(words).toContain('以后想重新同意')
    expect(words).not.toMatch(/确定|吗？/)
    const view = await viewOf(customerId)
    expect(cellOf(view)).toMatchObject({
      state: 'withdrawn',
      proof: {
        textVersion: 1,
        language: 'zh-CN',
        saidThrough: 'web',
        by: { kind: 'customer' },
        message: { conversationId: visit.conversationId, seq: 1 },
      },
    })
    expect(cellOf(view, 'marketing-own', 'call').state).toBe('refused')
    expect(cellOf(view, 'contract-service', 'sms').now.may).toBe(true)
    expect((await sessionsOf(app, visit))[0]).toMatchObject({ outcome: null, contactId: null })
  })

  it.each([
    ['zh-TW', '請不要用我的資料做畫像', '已停止用您的資料做側寫', 'profiling-marketing', 'any'],
    ['en', 'I withdraw my consent', 'Every consent you gave of your free choice is withdrawn', 'survey', 'sms'],
  ] as const)('is answered in their own language: %s', async (language, text, expected, purpose, channel) => {
    const { visit, customerId } = await knownVisit('林青', language)
    await agree(customerId, purpose, channel)
    await write(visit, text)
    expect(await said(visit, 2)).toContain(expected)
    expect(cellOf(await viewOf(customerId), purpose, channel).state).toBe('withdrawn')
  })

  it('is taken at their word once: what they agree to afterwards stands, though the message comes again', async () => {
    const { visit, customerId } = await knownVisit('周明')
    const clientId = newId()
    await write(visit, '停止营销', clientId)
    await botLines(app, visit, 2)
    const before = (await decisionsOf(customerId)).length
    clock.advance(1000)
    await agree(customerId)
    await write(visit, '停止营销', clientId)
    const message = { conversationId: visit.conversationId, seq: 1 }
    const again = await app.platform.db.transaction((tx) =>
      gates[1]!.refuseSpoken(tx, {
        ...{ customerId, cause: { kind: 'customer', id: customerId }, message, stops: ['marketing'] },
        ...{ saidThrough: 'web', language: 'zh-CN' },
      }),
    )
    expect(again).toEqual({ isNew: false, count: 0 })
    expect(cellOf(await viewOf(customerId)).state).toBe('given')
    expect(await decisionsOf(customerId)).toHaveLength(before + 1)
  })

  it('stops nothing by what they deny or quote', async () => {
    const { visit, customerId } = await knownVisit('陈大')
    await agree(customerId)
    await write(visit, '我没有说不要推销')
    await botLines(app, visit, 1)
    await write(visit, '「撤回我的同意」是什么意思')
    await until(async () => (await sessionsOf(app, visit))[0]?.turnCount === 2)
    expect(cellOf(await viewOf(customerId)).state).toBe('given')
    expect(await decisionsOf(customerId)).toHaveLength(1)
    await ok(visit.api('/chat/visits/end', { method: 'POST' }))
  })

  it('stops a send that runs on another node with the very next customer', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, n) => knownVisit(`客户${n}`)))
    for (const { customerId } of people) await agree(customerId)
    const leaving = people.filter((_, n) => n % 2 === 1)
    const answered = new Set<string>()
    const sending = (async () => {
      const sent: string[] = []
      for (let round = 0; round < 4; round++) {
        for (const { customerId } of people) {
          const isLate = answered.has(customerId)
          const answer = await allow(gates[1]!, customerId)
          if (answer.may) sent.push(customerId)
          if (isLate) expect(answer.may).toBe(false)
        }
      }
      return sent
    })()
    for (const { visit, customerId } of leaving) {
      await write(visit, '不要再给我发广告了')
      await botLines(app, visit, 2)
      answered.add(customerId)
    }
    const sent = await sending
    for (const { customerId } of leaving)
      expect(await allow(gates[1]!, customerId)).toMatchObject({ may: false, reason: 'consent-withdrawn' })
    expect(new Set(sent).size).toBe(sent.length)
    await other.settled()
  })

  it('goes to a person where nobody knows who they are, and it is noted for that visitor meanwhile', async () => {
    const visit = await beginVisit(app.url)
    await write(visit, '别再推销了')
    await until(async () => (await sessionsOf(app, visit))[0]?.outcome === 'handed-over')
    expect(await said(visit, 2)).toContain('同事会确认您的身份')
    const [session] = await app.platform.db.rows<{ customerId: string }>(
      sql`select customer_id "customerId" from bot.session where conversation_id = ${visit.conversationId}`,
    )
    expect(cellOf(await viewOf(session!.customerId), 'marketing-own', 'call')).toMatchObject({
      state: 'refused',
      proof: { message: { seq: 1 } },
    })
    await ok(visit.api('/chat/visits/end', { method: 'POST' }))
  })
})

describe('a customer who tells a person to stop', () => {
  it('is read for the agent, who carries it out in one step; their message is the proof', async () => {
    const { visit, customerId } = await knownVisit('吴刚')
    await agree(customerId)
    await write(visit, '转人工')
    await until(async () => (await sessionsOf(app, visit))[0]?.outcome === 'handed-over')
    const desk = await agentAt(app, { queues: [queueId] }, admin)
    desks.push(desk)
    const offer = await desk.rings()
    await ok(desk.accept(offer.offerId))
    await app.settled()
    const [contact] = await app.platform.db.rows<{ id: string }>(
      sql`select id from conversations.contact where conversation_id = ${visit.conversationId}`,
    )
    const path = `/api/assist/contacts/${contact!.id}/refusals`
    expect((await ok<RefusalList>(desk.api(path))).refusals).toEqual([])
    await write(visit, '以后不要再给我推销理财')
    const { refusals } = await ok<RefusalList>(desk.api(path))
    expect(refusals).toMatchObject([{ stops: ['marketing'], isCarriedOut: false }])
    const { seq } = refusals[0]!
    expect(await refusalOf(desk.api(path, { method: 'PUT', body: { seq: 1 } }))).toEqual({
      status: 404,
      refusal: 'no-refusal-there',
    })
    const put = () => desk.api(path, { method: 'PUT', body: { seq } })
    expect((await ok<RefusalList>(put())).refusals).toEqual([{ seq, stops: ['marketing'], isCarriedOut: true }])
    await ok(put())
    expect(cellOf(await viewOf(customerId))).toMatchObject({
      state: 'withdrawn',
      proof: {
        contactId: contact!.id,
        by: { kind: 'person' },
        message: { conversationId: visit.conversationId, seq },
      },
    })
    const stranger = await signedInAs(app, { roles: ['agent'] })
    expect((await stranger.api(path)).status).toBe(404)
    expect((await stranger.api(path, { method: 'PUT', body: { seq } })).status).toBe(404)
    // Whoever may write down consents, and does not serve this customer.
    expect((await compliance.api(path, { method: 'PUT', body: { seq } })).status).toBe(403)
  })
})
