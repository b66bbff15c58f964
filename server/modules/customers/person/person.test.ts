import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsentView } from '#modules/consent/contract.ts'
import { contactAsked } from '#modules/conversations/events.ts'
import { customersModule } from '#modules/customers/module.ts'
import type { PersonView } from '#modules/customers/person-contract.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { identityModule } from '#modules/identity/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import { newId } from '#platform/ids.ts'
import { startTestApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { knownCustomer, textFor } from '../../../../tests/support/consents.ts'
import { ok } from '../../../../tests/support/floor.ts'
import { signedInAs } from '../../../../tests/support/people.ts'

const cause = { kind: 'system', id: 'test' } as const
let app: TestApplication
let ask: CustomerQuestions
let lead: Awaited<ReturnType<typeof signedInAs>>
beforeAll(async () => {
  app = await startTestApplication({ env: { TIME_ZONE: 'Asia/Shanghai' } })
  const identity = identityModule(app.platform, { permissionTables: () => [] })
  const promises = promisesModule(app.platform, { identity: identity.questions })
  ask = customersModule(app.platform, { identity: identity.questions, promises: promises.questions }).questions
  lead = await signedInAs(app, { roles: ['supervisor'] })
})
afterAll(() => app.stop())

const arrive = (device: string, customerNo?: string) =>
  app.platform.db.transaction((tx) =>
    ask.customerForChannel(
      tx,
      cause,
      { channel: 'web', channelUserId: device, language: 'zh-CN', ...(customerNo && { claims: { customerNo } }) },
      Date.now(),
    ),
  )
/** A visitor of a new device. */
const visitor = () => arrive(newId())
const merge = (customerId: string, otherId: string, who: Pick<typeof lead, 'api'> = lead) =>
  who.api(`/api/customers/${customerId}/merges`, { method: 'POST', body: { otherId, reason: 'customer-said-so' } })
const undo = (mergeId: string) =>
  lead.api(`/api/customer-merges/${mergeId}/undoing`, { method: 'POST', body: { reason: 'wrong-person' } })
const person = (customerId: string) => ok<PersonView>(lead.api(`/api/customers/${customerId}/person`))
const membersOf = async (customerId: string) =>
  (await person(customerId)).members.map((member) => member.customerId).sort()

async function contact(customerId: string, agentId: string): Promise<string> {
  const contactId = newId()
  const now = Date.now()
  const asked = { contactId, reference: `S${contactId.slice(-8)}`, conversationId: newId(), customerId, channel: 'web' }
  const how = {
    language: 'zh-CN',
    topic: null,
    lane: 'ordinary',
    lastAgentId: null,
    managerId: null,
    isCallback: false,
  }
  await app.platform.db.transaction((tx) =>
    app.platform.log.announce(tx, cause, [
      contactAsked.of(contactId, now, { ...asked, ...how } as Parameters<typeof contactAsked.of>[2]),
      contactAssigned.of(contactId, now, { contactId, agentId, queueId: newId(), epoch: 1, waitedMs: 0 }),
    ]),
  )
  await app.settled()
  return contactId
}

describe('customers who are one person', () => {
  it('are seen as one with all channels, while nothing of either moves; undone, each has theirs and what came since', async () => {
    const wang = await knownCustomer(app.platform, '王小萍')
    const device = newId()
    const guest = await arrive(device)
    const before = await rowsOf([wang, guest])
    const merged = await ok<PersonView>(merge(guest, wang))
    expect(merged).toMatchObject({
      personId: wang,
      members: [
        { customerId: wang, isKnown: true, maskedName: '王**' },
        { customerId: guest, isKnown: false, channels: [{ channel: 'web', isVouched: false }] },
      ],
      merges: [
        { keptId: wang, joinedId: guest, reason: 'customer-said-so', by: { personId: lead.personId }, undone: null },
      ],
    })
    expect(await rowsOf([wang, guest])).toEqual(before)
    // The device goes on as who it was; what it brings from now on is its own.
    expect(await arrive(device)).toBe(guest)
    const [card] = await ask.cards(app.platform.db, [guest])
    expect(card).toMatchObject({ customerId: guest, maskedName: '王**', isKnown: true })
    const mergeId = merged.merges[0]?.mergeId ?? ''
    const parted = await ok<PersonView>(undo(mergeId))
    expect(parted.members.map(({ customerId }) => customerId)).toEqual([wang])
    expect(parted.merges).toMatchObject([{ undone: { reason: 'wrong-person', by: { personId: lead.personId } } }])
    expect(await membersOf(guest)).toEqual([guest])
    expect(await rowsOf([wang, guest])).toEqual(before)
    expect((await ask.cards(app.platform.db, [guest]))[0]).toMatchObject({ maskedName: '', isKnown: false })
    expect((await undo(mergeId)).status).toBe(409)
  })

  it('tell one story: the timeline of either is that of both, and says since when', async () => {
    const [wang, guest] = [await knownCustomer(app.platform, '王小萍'), await visitor()]
    await app.settled()
    const kinds = async (id: string) =>
      (await ok<{ entries: { kind: string }[] }>(lead.api(`/api/timeline/${id}`))).entries.map(({ kind }) => kind)
    expect(await kinds(wang)).toEqual([])
    const merged = await ok<PersonView>(merge(wang, guest))
    await app.settled()
    expect(await kinds(wang)).toEqual(['merged', 'arrived'])
    expect(await kinds(guest)).toEqual(['merged', 'arrived'])
    await ok(undo(merged.merges[0]?.mergeId ?? ''))
    await app.settled()
    expect(await kinds(wang)).toEqual(['parted', 'merged'])
    expect(await kinds(guest)).toEqual(['arrived'])
  })

  it('are refused when they are one already, or both have numbers of the bank, or for whoever may not', async () => {
    const [wang, li] = [await knownCustomer(app.platform, '王小萍'), await knownCustomer(app.platform, '李四')]
    const guest = await visitor()
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect((await merge(wang, guest, agent)).status).toBe(403)
    const refusal = async (reply: Promise<Response>) => ((await (await reply).json()) as { refusal: string }).refusal
    expect(await refusal(merge(wang, li))).toBe('two-bank-customers')
    await ok(merge(wang, guest))
    expect(await refusal(merge(guest, wang))).toBe('one-person-already')
    expect(await refusal(merge(guest, li))).toBe('two-bank-customers')
    expect(await refusal(merge(wang, newId()))).toBe('customer-not-found')
  })

  it('are merged once when two colleagues cross', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await visitor(), await visitor()]
      const statuses = await Promise.all(
        [merge(one, other), merge(other, one)].map(async (reply) => (await reply).status),
      )
      expect(statuses.sort()).toEqual([200, 409])
      expect(await membersOf(one)).toEqual([one, other].sort())
    }
  })

  it('after random merges and undoings at once are exactly those the standing merges connect', async () => {
    const everyone = [await knownCustomer(app.platform, '赵六'), ...(await Promise.all([1, 2, 3, 4].map(visitor)))]
    for (let round = 0; round < 8; round++) {
      const pairs = [0, 1, 2].map((step) => [everyone[(round + step) % 5], everyone[(round * 3 + step * 2 + 1) % 5]])
      await Promise.all(pairs.map(([one, other]) => merge(one ?? '', other ?? '')))
      const standing = (await person(everyone[round % 5] ?? '')).merges.filter(({ undone }) => undone === null)
      if (standing[round % 2]) await undo(standing[round % 2]?.mergeId ?? '')
      const { rows } = await app.platform.db.pool.query<{ kept_id: string; joined_id: string }>(
        'select kept_id, joined_id from customers.merge where undone_at is null and kept_id = any($1)',
        [everyone],
      )
      for (const id of everyone) {
        const reached = new Set([id])
        for (const seen of reached)
          for (const { kept_id, joined_id } of rows) {
            if (kept_id === seen) reached.add(joined_id)
            if (joined_id === seen) reached.add(kept_id)
          }
        expect(await membersOf(id)).toEqual([...reached].sort())
      }
    }
  })

  it('are served at the level of each contact: an unvouched device proves nothing of the customer it was found to be', async () => {
    const wang = await knownCustomer(app.platform, '王小萍')
    const { rows } = await app.platform.db.pool.query('select customer_no from customers.customer where id = $1', [
      wang,
    ])
    await arrive(newId(), rows[0].customer_no)
    const guest = await visitor()
    const mei = await signedInAs(app, { roles: ['agent'] })
    // The merge comes while the contact is open.
    const contactId = await contact(guest, mei.personId)
    expect((await mei.api(`/api/customers/${wang}`)).status).toBe(404)
    await ok(merge(wang, guest))
    expect(await ok(mei.api(`/api/customers/${wang}`))).toMatchObject({ isKnown: true })
    expect(await ok(mei.api(`/api/contacts/${contactId}/identity`))).toMatchObject({ level: 0 })
    for (const id of [wang, guest]) {
      const reveal = await mei.api(`/api/customers/${id}/reveals`, {
        method: 'POST',
        body: { field: 'name', purpose: 'callback' },
      })
      expect(await reveal.json()).toMatchObject({ refusal: 'identity-level-too-low' })
    }
    // What was said is compared with what the bank knows, and counts for this contact.
    const said = { field: 'name', said: '王小萍' }
    expect(await ok(mei.api(`/api/customers/${guest}/blind-checks`, { method: 'POST', body: said }))).toEqual({
      matches: true,
    })
    const signedIn = await contact(wang, mei.personId)
    expect(await ok(mei.api(`/api/contacts/${signedIn}/identity`))).toMatchObject({ level: 2 })
  })

  it('permit no more than each did: a refusal of one binds all, a consent of one only that one', async () => {
    const [writer, reviewer] = [
      await signedInAs(app, { roles: ['compliance'], displayName: '写文本的人' }),
      await signedInAs(app, { roles: ['compliance'], displayName: '复核的人' }),
    ]
    await textFor(writer, reviewer, 'marketing-own')
    const [wang, guest] = [await knownCustomer(app.platform, '王小萍'), await visitor()]
    const say = (id: string, says: 'yes' | 'no') =>
      ok<ConsentView>(
        lead.api(`/api/customers/${id}/consents`, {
          method: 'POST',
          body: {
            ...{ purpose: 'marketing-own', channel: 'sms', says, saidThrough: 'phone' },
            ...(says === 'yes' && { textVersion: 1, language: 'zh-CN' }),
          },
        }),
      )
    const reasonFor = async (id: string) => {
      const view = await ok<ConsentView>(lead.api(`/api/customers/${id}/consents`))
      const cell = view.cells.find(({ purpose, channel }) => purpose === 'marketing-own' && channel === 'sms')
      // Hours and holidays are another matter.
      const reason = cell?.now.may === false ? cell.now.reason : ''
      return ['no-consent', 'consent-refused'].includes(reason) ? reason : 'free'
    }
    await say(wang, 'yes')
    expect(await reasonFor(wang)).toBe('free')
    const merged = await ok<PersonView>(merge(wang, guest))
    expect(await reasonFor(guest)).toBe('no-consent')
    expect(await reasonFor(wang)).toBe('free')
    await say(guest, 'no')
    expect(await reasonFor(wang)).toBe('consent-refused')
    const view = await ok<ConsentView>(lead.api(`/api/customers/${wang}/consents`))
    const own = view.cells.find(({ purpose, channel }) => purpose === 'marketing-own' && channel === 'sms')
    expect([view.customers, own?.state, own?.decidedAs]).toMatchObject([
      2,
      'given',
      { customerId: guest, state: 'refused' },
    ])
    await ok(undo(merged.merges[0]?.mergeId ?? ''))
    expect(await reasonFor(wang)).toBe('free')
    expect(await reasonFor(guest)).toBe('consent-refused')
  })
})

async function rowsOf(ids: readonly string[]) {
  const { pool } = app.platform.db
  const of = async (table: string, column: string) =>
    (await pool.query(`select * from ${table} where ${column} = any($1) order by 1, 2`, [ids])).rows
  return [
    await of('customers.customer', 'id'),
    await of('customers.channel_identity', 'customer_id'),
    await of('customers.contact', 'customer_id'),
  ]
}
