import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ScriptForm, scriptFormList } from '#modules/assist/script-form-contract.ts'
import type { scriptWalkList } from '#modules/assist/script-walk-contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  startFloor,
  until,
} from '../../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
let north: string
let queueId: string
let mei: Desk
let leader: SignedInPerson
let elsewhere: SignedInPerson
let quality: SignedInPerson
let script: Script
beforeAll(async () => {
  app = await startFloor()
  north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  queueId = (await queueAt(admin)).queueId
  mei = await agentAt(app, { unit: north, displayName: '许文静', queues: [queueId] }, admin)
  const compliance = await signedInAs(app, { roles: ['compliance'] })
  ;[leader, elsewhere, quality] = await Promise.all([
    signedInAs(app, { roles: ['supervisor'], unit: north }),
    signedInAs(app, { roles: ['supervisor'], unit: south }),
    signedInAs(app, { roles: ['quality-inspector'] }),
  ])
  script = await ok<Script>(admin.api('/api/scripts', { method: 'POST', body: body() }))
  const approval = { version: 1, decision: 'approve', note: null }
  await ok(compliance.api(`/api/scripts/${script.scriptId}/review`, { method: 'POST', body: approval }))
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

function body() {
  const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
  const field = (name: string, kind: string, isRequired: boolean) => ({
    field: name,
    name: words(name),
    kind,
    isRequired,
  })
  return {
    ...{ code: 'card-loss', basedOnVersion: 0, name: words('挂失'), minIdentityLevel: 1, topics: [] },
    steps: [{ stepId: 'block', isMandatory: false, title: words('block'), say: null }],
    handOff: words('x'),
    formFields: [
      field('tail', 'card-tail', true),
      field('amount', 'amount', true),
      field('story', 'text', false),
      field('paper', 'identity', false),
    ],
  }
}

async function inHand(): Promise<string> {
  const { contactId } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  return contactId
}
const wrapUp = async (contactId: string) => {
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const form = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: form }))
  await app.settled()
}
const put = (who: SignedInPerson | Desk, contactId: string, revision: number, field: string, value: string) =>
  who.api(`/api/assist/contacts/${contactId}/script-forms/${script.scriptId}`, {
    method: 'PUT',
    body: { scriptVersion: 1, revision, field, value },
  })
const fill = (contactId: string, revision: number, field: string, value: string) =>
  ok<ScriptForm>(put(mei, contactId, revision, field, value))
const formsSeenBy = async (who: SignedInPerson | Desk, contactId: string) =>
  (await ok<z.infer<typeof scriptFormList>>(who.api(`/api/assist/contacts/${contactId}/script-forms`))).forms
const refusalOf = async (reply: Promise<Response>) => {
  const answer = await reply
  return [answer.status, ((await answer.json()) as { refusal?: string }).refusal]
}

test('a field is kept as it is left, and the others with it', async () => {
  const contactId = await inHand()
  await fill(contactId, 0, 'tail', '0123')
  await fill(contactId, 1, 'amount', '1,234.5')
  const form = await fill(contactId, 2, 'story', '昨天')
  expect(form).toMatchObject({ revision: 3, values: { tail: '0123', amount: '123450', story: '昨天' } })
  const emptied = await fill(contactId, 3, 'story', ' ')
  expect(emptied.values).toEqual({ tail: '0123', amount: '123450' })
  expect(await formsSeenBy(leader, contactId)).toMatchObject([{ revision: 4, savedBy: { name: '许文静' } }])
  await wrapUp(contactId)
})

test('of two who fill in the same form the second does not overwrite the first unseen', async () => {
  const contactId = await inHand()
  const both = await Promise.all([put(mei, contactId, 0, 'tail', '1111'), put(mei, contactId, 0, 'tail', '2222')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await refusalOf(put(mei, contactId, 0, 'amount', '1'))).toEqual([409, 'edited-meanwhile'])
  expect(await formsSeenBy(mei, contactId)).toMatchObject([{ revision: 1 }])
  await wrapUp(contactId)
})

test('what does not fit its kind is refused, and no number reaches the table whole', async () => {
  const contactId = await inHand()
  expect(await refusalOf(put(mei, contactId, 0, 'tail', '6222021234567890128'))).toEqual([422, 'value-not-fitting'])
  expect(await refusalOf(put(mei, contactId, 0, 'other', 'x'))).toEqual([404, 'field-not-found'])
  await fill(contactId, 0, 'story', '卡号 6222021234567890128 丢了')
  await fill(contactId, 1, 'paper', '11010519491231002X')
  const { rows } = await app.platform.db.pool.query(
    'select "values"::text kept from assist.script_form where contact_id = $1',
    [contactId],
  )
  expect(rows[0].kept).not.toMatch(/6222021234567890128|11010519491231002X/)
  await wrapUp(contactId)
})

test('only the owner fills it in, until the contact is wrapped up; who may not see the contact finds none', async () => {
  const contactId = await inHand()
  expect(await refusalOf(put(leader, contactId, 0, 'tail', '0123'))).toEqual([403, 'not-the-owner'])
  expect((await put(elsewhere, contactId, 0, 'tail', '0123')).status).toBe(404)
  expect((await elsewhere.api(`/api/assist/contacts/${contactId}/script-forms`)).status).toBe(404)
  await wrapUp(contactId)
  expect(await refusalOf(put(mei, contactId, 0, 'tail', '0123'))).toEqual([409, 'wrap-up-finished'])
})

test('after a transfer whoever took it goes on where the first stopped, and the first writes no more', async () => {
  const contactId = await inHand()
  await fill(contactId, 0, 'tail', '0123')
  const bo = await agentAt(app, { unit: north, displayName: '周波', queues: [queueId] }, admin)
  const to = { to: { kind: 'agent', agentId: bo.personId }, reason: 'other' }
  await ok(mei.api(`/api/routing/contacts/${contactId}/transfer`, { method: 'POST', body: to }))
  const offer = await until(async () => (await bo.desk()).offers.find((one) => one.contactId === contactId))
  await ok(bo.accept(offer.offerId))
  expect(await formsSeenBy(bo, contactId)).toMatchObject([{ values: { tail: '0123' }, savedBy: { name: '许文静' } }])
  const form = await ok<ScriptForm>(put(bo, contactId, 1, 'amount', '50'))
  expect(form).toMatchObject({ revision: 2, values: { tail: '0123', amount: '5000' }, savedBy: { name: '周波' } })
  expect((await put(mei, contactId, 2, 'tail', '9999')).status).toBe(404)
  await ok(bo.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const wrap = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(bo.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: wrap }))
  bo.vanish()
})

test('it is handed in with the contact, and quality sees what is required and was left empty', async () => {
  const contactId = await inHand()
  await fill(contactId, 0, 'tail', '0123')
  await wrapUp(contactId)
  const walks = (await ok<z.infer<typeof scriptWalkList>>(quality.api('/api/assist/script-walks'))).walks
  expect(walks.find((one) => one.contactId === contactId)).toMatchObject({
    ...{ ticked: 0, skipped: [] },
    form: { filled: 1, fields: 4, missing: [{ field: 'amount' }] },
  })
  const [form] = await formsSeenBy(quality, contactId)
  expect(form?.handedInAt).not.toBeNull()
  const { facts } = await ok<{ facts: { type: string; data: unknown }[] }>(quality.api(`/api/contacts/${contactId}`))
  expect(facts.find(({ type }) => type === 'assist.script-form-handed-in')?.data).toMatchObject({
    ...{ code: 'card-loss', filled: 1, missing: ['amount'] },
  })
})
