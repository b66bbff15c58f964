import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ToolActsReply, ToolUseReply } from '#modules/assist/tool-use-contract.ts'
import type { CannedReply } from '#modules/knowledge/contract.ts'
import { newId } from '#platform/ids.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
} from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

const WORDS = '{{customer.name}}您好，换卡不收费，七个工作日寄到您留的地址。'

let app: FloorApplication
let admin: SignedInPerson
let mei: Desk
let reply: CannedReply
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { displayName: '坐席梅', queues: [queueId] }, admin)
  const text = { 'zh-CN': WORDS, 'zh-TW': WORDS, en: 'A new card is free and comes in seven working days.' }
  const body = { shortcut: 'newcard', title: text, text, topic: null, audience: 'everyone', unitId: null }
  reply = await ok<CannedReply>(admin.api('/api/canned-replies', { method: 'POST', body }))
})
afterAll(() => app?.stop())

async function served() {
  const { contactId, visitor } = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  return { contactId, conversationId: visitor.conversationId }
}
const putIn = (contactId: string, who: Pick<SignedInPerson, 'api'> = mei, replyId = reply.replyId) =>
  who.api(`/api/assist/contacts/${contactId}/reply-put-in`, { method: 'POST', body: { replyId, locale: 'zh-CN' } })
async function send(conversationId: string, text: string, audience = 'everyone') {
  const body = { clientId: newId(), audience, body: { kind: 'text', text } }
  await ok(mei.api(`/api/conversations/${conversationId}/messages`, { method: 'POST', body }))
}
const acts = async () => {
  await app.settled()
  const reply = await ok<ToolActsReply>(mei.api(`/api/assist/tool-use/acts?personId=${mei.personId}`))
  return reply.acts.map(({ act, subject }) => `${act} ${subject}`)
}

it('a canned reply counts when a message to the customer holds it, once, and not for standing in the composer', async () => {
  const { contactId, conversationId } = await served()
  expect((await putIn(contactId)).status).toBe(204)
  await send(conversationId, '您好，我看一下。')
  await send(conversationId, WORDS.replace('{{customer.name}}', '王女士'), 'staff')
  expect(await acts()).toEqual([])
  await send(conversationId, WORDS.replace('{{customer.name}}', '王女士'))
  await send(conversationId, WORDS.replace('{{customer.name}}', '王女士'))
  expect(await acts()).toEqual(['reply-sent newcard'])
})

it('is noted by whoever serves the contact alone, and of a reply that is theirs to use', async () => {
  const { contactId } = await served()
  const stranger = await signedInAs(app, { roles: ['agent'] })
  expect(await refusalOf(putIn(contactId, stranger))).toEqual({ status: 404, refusal: 'contact-not-found' })
  expect(await refusalOf(putIn(contactId, mei, newId()))).toEqual({ status: 404, refusal: 'reply-not-found' })
  expect(await refusalOf(putIn(contactId, admin))).toEqual({ status: 403, refusal: 'not-a-participant' })
})

it('a script counts while a step of it is ticked', async () => {
  const { contactId } = await served()
  const scriptId = newId()
  const tick = (stepId: string, ticked: boolean) =>
    ok(
      mei.api(`/api/contacts/${contactId}/script-ticks`, {
        method: 'PUT',
        body: { scriptId, version: 1, stepId, ticked },
      }),
    )
  const before = await acts()
  await tick('greet', true)
  await tick('greet', true)
  await tick('verify', true)
  expect(await acts()).toEqual([...before, `script-followed ${scriptId}`])
  await tick('greet', false)
  expect(await acts()).toEqual([...before, `script-followed ${scriptId}`])
  await tick('verify', false)
  expect(await acts()).toEqual(before)
})

it('the goal set among the figures is the goal of tool use', async () => {
  const use = () => ok<ToolUseReply>(mei.api('/api/assist/tool-use'))
  expect((await use()).goal).toBe(0.7)
  const body = { direction: 'at-least', target: 0.8, near: 0.85, baseline: null, dueOn: null }
  await ok(admin.api('/api/goals/tool_adoption', { method: 'PUT', body }))
  await app.settled()
  expect((await use()).goal).toBe(0.8)
})
