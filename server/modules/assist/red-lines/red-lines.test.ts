import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { OverruledEntry, overruledList } from '#modules/assist/red-lines-contract.ts'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { newId } from '#platform/ids.ts'
import { openStaffSocket } from '../../../../tests/support/contacts.ts'
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
} from '../../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

type Person = SignedInPerson & { readonly personId: string }
let app: FloorApplication
let mei: Desk
let leader: Person
let elsewhere: Person
let compliance: Person

beforeAll(async () => {
  app = await startFloor()
  const north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { unit: north, displayName: '许文静', queues: [queueId] }, admin)
  const capacity = { points: 50, channels: { web: { cost: 1, most: 50 } } }
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  ;[leader, elsewhere, compliance] = await Promise.all([
    signedInAs(app, { roles: ['supervisor'], unit: north }),
    signedInAs(app, { roles: ['supervisor'], unit: south }),
    signedInAs(app, { roles: ['compliance'] }),
  ])
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

/** A visitor whom Mei serves, and has answered. */
async function served() {
  const { contactId, visitor } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  await visitor.say('有什么理财')
  return { visitor, contactId, conversationId: visitor.conversationId }
}

const send = (conversationId: string, text: string, more: object = {}) =>
  mei.api(`/api/conversations/${conversationId}/messages`, {
    method: 'POST',
    body: { clientId: newId(), body: { kind: 'text', text }, ...more },
  })
const listed = (who: Person, query = '') => ok<z.infer<typeof overruledList>>(who.api(`/api/assist/red-lines${query}`))
/** The entry of a message, as soon as the fact has been heard. */
const entryOf = (who: Person, conversationId: string): Promise<OverruledEntry> =>
  until(async () => (await listed(who)).entries.find((entry) => entry.conversationId === conversationId))

const CROSSING = '这款产品保本保息，您放心'
const REASON = { redLineReason: '引用客户原话' }

describe('posting', () => {
  test('words that cross a red line are refused on the post as long as the warning is not answered', async () => {
    const { conversationId } = await served()
    expect(await refusalOf(send(conversationId, CROSSING))).toEqual({ status: 422, refusal: 'red-line-crossed' })
    expect((await send(conversationId, CROSSING, REASON)).status).toBe(200)
  })

  test('nothing was written by the refused post, and its client id is free for the answer', async () => {
    const { conversationId } = await served()
    const clientId = newId()
    await send(conversationId, CROSSING, { clientId })
    const first = await ok<{ seq: number }>(send(conversationId, CROSSING, { clientId, ...REASON }))
    const again = await ok<object>(send(conversationId, CROSSING, { clientId, ...REASON }))
    expect(again).toEqual({ ...first, isRepeat: true })
    const { rows } = await app.platform.db.pool.query(
      `select data from platform.log where type = 'conversations.red-line-overruled' and data->>'conversationId' = $1
       union all select data from platform.outbox where type = 'conversations.red-line-overruled' and data->>'conversationId' = $1`,
      [conversationId],
    )
    expect(rows.map(({ data }) => data)).toMatchObject([
      { seq: first.seq, reason: '引用客户原话', agentId: mei.personId },
    ])
  })

  test('no reason sends words that ask for a code', async () => {
    const { conversationId } = await served()
    const refusal = await refusalOf(send(conversationId, '请把短信验证码告诉我', REASON))
    expect(refusal).toEqual({ status: 422, refusal: 'red-line-never-sent' })
  })

  test('the socket refuses the same', async () => {
    const { conversationId } = await served()
    const socket = await openStaffSocket(app.url, mei.cookie)
    const body = { conversationId, clientId: newId(), audience: 'everyone', body: { kind: 'text', text: CROSSING } }
    expect(await socket.command('post-message', body)).toMatchObject({ refusal: 'red-line-crossed' })
    socket.cut()
  })

  test('a card number in the reason is masked before the first write', async () => {
    const { conversationId } = await served()
    await ok(send(conversationId, CROSSING, { redLineReason: '客户卡 6217001234567890122 问的' }))
    expect((await entryOf(compliance, conversationId)).reason).not.toContain('6217001234567890122')
  })

  test('it stands among the facts of its contact', async () => {
    const { contactId, conversationId } = await served()
    await ok(send(conversationId, CROSSING, REASON))
    await entryOf(compliance, conversationId)
    const { facts } = await ok<ContactDetail>(mei.api(`/api/contacts/${contactId}`))
    expect(facts.map(({ type }) => type)).toContain('conversations.red-line-overruled')
  })
})

describe('the list', () => {
  test('tells who, when, the words, the rule and the reason, and opens the contact', async () => {
    const { contactId, conversationId } = await served()
    await ok(send(conversationId, CROSSING, REASON))
    const entry = await entryOf(leader, conversationId)
    expect(entry).toMatchObject({
      contactId,
      person: { personId: mei.personId, name: '许文静' },
      crossings: [{ code: 'guaranteed-return', severity: 'fatal' }],
      text: CROSSING,
      reason: '引用客户原话',
      lookedAt: null,
    })
    const [from, to] = entry.crossings[0]?.span ?? []
    expect(entry.text?.slice(from, to)).toBe('保本保息')
  })

  test('a branch sees its own people, the house all, an agent nothing', async () => {
    const { conversationId } = await served()
    await ok(send(conversationId, CROSSING, REASON))
    await entryOf(compliance, conversationId)
    expect((await listed(elsewhere)).entries).toEqual([])
    expect((await refusalOf(mei.api('/api/assist/red-lines'))).status).toBe(403)
  })

  test('filters by rule, person and time, page by page', async () => {
    const { conversationId } = await served()
    await ok(send(conversationId, '這檔基金零風險', REASON))
    const { at } = await entryOf(compliance, conversationId)
    const rules = (await listed(compliance, '?rule=no-risk')).entries
    expect(rules.map((entry) => entry.conversationId)).toEqual([conversationId])
    expect((await listed(compliance, `?personId=${leader.personId}`)).entries).toEqual([])
    expect((await listed(compliance, `?from=${at}&before=${at + 1}`)).entries).toHaveLength(1)
    const first = await listed(compliance, '?limit=1')
    const second = await listed(compliance, `?limit=1&cursor=${first.next}`)
    expect(first.entries[0]?.entryId).not.toBe(second.entries[0]?.entryId)
    expect((await refusalOf(compliance.api('/api/assist/red-lines?cursor=x'))).status).toBe(400)
  })

  test('is marked as looked at once, by whoever may see it', async () => {
    const { conversationId } = await served()
    await ok(send(conversationId, CROSSING, REASON))
    const { entryId } = await entryOf(leader, conversationId)
    const look = (who: Person) => who.api(`/api/assist/red-lines/${entryId}/looked-at`, { method: 'POST' })
    expect((await refusalOf(look(elsewhere))).status).toBe(404)
    const looked = await ok<OverruledEntry>(look(leader))
    expect(looked.lookedAt?.by?.personId).toBe(leader.personId)
    expect(await ok<OverruledEntry>(look(compliance))).toEqual(looked)
    expect((await listed(leader, '?state=open')).entries.map((entry) => entry.entryId)).not.toContain(entryId)
  })
})
