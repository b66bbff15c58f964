import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
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
let mei: Desk
let leader: SignedInPerson
let elsewhere: SignedInPerson
let script: Script
beforeAll(async () => {
  app = await startFloor()
  const north = await createUnit(app.platform, { name: 'North', kind: 'branch' })
  const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { unit: north, displayName: '许文静', queues: [queueId] }, admin)
  const compliance = await signedInAs(app, { roles: ['compliance'] })
  ;[leader, elsewhere] = await Promise.all([
    signedInAs(app, { roles: ['supervisor'], unit: north }),
    signedInAs(app, { roles: ['supervisor'], unit: south }),
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
  const step = (stepId: string, isMandatory: boolean) => ({ stepId, isMandatory, title: words(stepId), say: null })
  return {
    ...{ code: 'card-loss', basedOnVersion: 0, name: words('挂失'), minIdentityLevel: 1, topics: [] },
    steps: [step('block', true), step('calm', false), step('tell', true)],
    ...{ handOff: words('x'), formFields: [] },
  }
}

test('what was left out of a script that was begun is listed for those who look after quality, by scope', async () => {
  const { contactId } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  const tick = (stepId: string, ticked = true) => {
    const { scriptId, version } = script
    const step = { scriptId, version, stepId, ticked }
    return ok(mei.api(`/api/contacts/${contactId}/script-ticks`, { method: 'PUT', body: step }))
  }
  await tick('block')
  await tick('tell')
  await tick('tell', false)
  await app.settled()
  const walks = async (who: SignedInPerson | Desk, query = '') =>
    (await ok<z.infer<typeof scriptWalkList>>(who.api(`/api/assist/script-walks${query}`))).walks
  expect(await walks(leader)).toEqual([])
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const form = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: form }))
  await app.settled()
  const [walk, ...others] = await walks(leader)
  expect(others).toEqual([])
  expect(walk).toMatchObject({
    ...{ contactId, code: 'card-loss', version: 1, ticked: 1, steps: 3, person: { name: '许文静' } },
    skipped: [{ stepId: 'tell', title: { en: 'tell' } }],
  })
  expect(await walks(elsewhere)).toEqual([])
  expect(await walks(mei)).toHaveLength(1)
  expect(await walks(leader, '?skipped=none')).toEqual([])
})
