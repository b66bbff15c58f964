import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Script } from '#modules/knowledge/contract.ts'
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
import { type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

let app: FloorApplication
let admin: SignedInPerson
let mei: Desk
let script: Script
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { queues: [queueId] }, admin)
  const compliance = await signedInAs(app, { roles: ['compliance'] })
  script = await ok<Script>(admin.api('/api/scripts', { method: 'POST', body: body(2) }))
  const approval = { version: 1, decision: 'approve', note: null }
  await ok(compliance.api(`/api/scripts/${script.scriptId}/review`, { method: 'POST', body: approval }))
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const step = (stepId: string) => ({ stepId, isMandatory: true, title: words(stepId), say: null })
const body = (level: number, basedOnVersion = 0) => ({
  ...{ code: 'card-loss', basedOnVersion, name: words('挂失'), minIdentityLevel: 1, topics: [] },
  steps: [step('block'), { ...step('amounts'), minIdentityLevel: level }],
  ...{ handOff: words('x'), formFields: [] },
})

/** A contact that Mei serves, of somebody the bank knows or of a visitor. */
async function served(isKnown: boolean): Promise<string> {
  const { contactId } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  await app.settled()
  if (isKnown)
    await app.platform.db.pool.query(
      `update customers.customer set customer_no = $2, name_sealed = $3, name_masked = '王*萍'
       where id = (select customer_id from customers.contact where contact_id = $1)`,
      [contactId, `62${contactId.slice(-8)}`, app.platform.cipher.seal('王小萍')],
    )
  return contactId
}
const tick = (contactId: string, stepId: string) => {
  const { scriptId, version } = script
  const sent = { scriptId, version, stepId, ticked: true }
  return mei.api(`/api/contacts/${contactId}/script-ticks`, { method: 'PUT', body: sent })
}
async function reachTwo(contactId: string): Promise<void> {
  const { customerId } = (
    await app.platform.db.pool.query<{ customerId: string }>(
      `select customer_id "customerId" from customers.contact where contact_id = $1`,
      [contactId],
    )
  ).rows[0]!
  const checks = `/api/customers/${customerId}/blind-checks`
  await ok(mei.api(checks, { method: 'POST', body: { field: 'name', said: '王小萍' } }))
  for (const kind of ['id-document', 'otp'])
    await ok(mei.api(`/api/contacts/${contactId}/identity/evidence`, { method: 'POST', body: { kind, passed: true } }))
}
const end = (contactId: string) => ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
const finish = (contactId: string) => {
  const form = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  return ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: form }))
}

test('a step that needs a level is refused below it with the way up, and ticked once it is reached', async () => {
  expect(script.steps.map(({ minIdentityLevel }) => minIdentityLevel)).toEqual([0, 2])
  const contactId = await served(true)
  await ok(tick(contactId, 'block'))
  const refused = await tick(contactId, 'amounts')
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({
    refusal: 'identity-level-too-low',
    detail: expect.stringMatching(/^L2 is needed, L0 was reached.*Still missing: /),
  })
  await reachTwo(contactId)
  await ok(tick(contactId, 'amounts'))
  await end(contactId)
  await finish(contactId)
})

test('naming a version or step there is none of, or an older one that asked for less, gets round nothing', async () => {
  const contactId = await served(true)
  const { pool } = app.platform.db
  const send = (version: number, stepId: string, ticked = true) => {
    const sent = { scriptId: script.scriptId, version, stepId, ticked }
    return mei.api(`/api/contacts/${contactId}/script-ticks`, { method: 'PUT', body: sent })
  }
  expect(await refusalOf(send(999, 'amounts'))).toEqual({ status: 404, refusal: 'step-not-found' })
  expect(await refusalOf(send(1, 'nothing'))).toEqual({ status: 404, refusal: 'step-not-found' })
  // A version of before steps had levels asks for none, until a later one in use does.
  await pool.query(`update knowledge.script_version set step_levels = '{}'`)
  await ok(send(1, 'amounts'))
  await ok(send(1, 'amounts', false))
  await pool.query(`insert into knowledge.script_version (script_id, version, name, min_identity_level, topics, steps,
      step_levels, hand_off, form_fields, made_by, made_at, state, writers)
    select script_id, 2, name, min_identity_level, topics, steps, '{"amounts": 2}', hand_off, form_fields, made_by, made_at,
      'approved', writers from knowledge.script_version`)
  expect(await refusalOf(send(1, 'amounts'))).toEqual({ status: 403, refusal: 'identity-level-too-low' })
  await pool.query('delete from knowledge.script_version where version = 2')
  await pool.query(`update knowledge.script_version set step_levels = '{"amounts": 2}'`)
  await end(contactId)
  await finish(contactId)
})

test('while the contact is wrapped up, what had been reached when it ended counts, and no more', async () => {
  const contactId = await served(true)
  await end(contactId)
  await app.settled()
  expect(await refusalOf(tick(contactId, 'amounts'))).toEqual({ status: 403, refusal: 'identity-level-too-low' })
  await finish(contactId)
  const proved = await served(true)
  await reachTwo(proved)
  await end(proved)
  await app.settled()
  await ok(tick(proved, 'amounts'))
  await finish(proved)
})

test('a visitor has nothing to protect; another version may ask for another level', async () => {
  const contactId = await served(false)
  await ok(tick(contactId, 'amounts'))
  await end(contactId)
  await finish(contactId)
  const next = await ok<Script>(admin.api('/api/scripts', { method: 'POST', body: body(3, 1) }))
  expect(next.steps.map(({ minIdentityLevel }) => minIdentityLevel)).toEqual([0, 3])
  const first = await ok<Script>(admin.api(`/api/scripts/${script.scriptId}?version=1`))
  expect(first.steps.map(({ minIdentityLevel }) => minIdentityLevel)).toEqual([0, 2])
})
