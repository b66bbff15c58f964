import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnLine, RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
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
  until,
} from '../../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'

let app: FloorApplication
let elsewhere: Awaited<ReturnType<FloorApplication['anotherNode']>>
let mei: Desk
let writer: SignedInPerson
let second: SignedInPerson
let conversationId: string

beforeAll(async () => {
  app = await startFloor()
  elsewhere = await app.anotherNode()
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  const { queueId } = await queueAt(admin)
  mei = await agentAt(app, { queues: [queueId] }, admin)
  ;[writer, second] = await Promise.all([
    signedInAs(app, { roles: ['quality-inspector'] }),
    signedInAs(app, { roles: ['compliance'] }),
  ])
  const { contactId, visitor } = await customerAsks(app)
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  conversationId = visitor.conversationId
})
afterAll(async () => {
  mei?.vanish()
  await elsewhere?.stop()
  await app?.stop()
})

const name = { 'zh-CN': '刷单', 'zh-TW': '刷單', en: 'Paid orders' }
const line = (change: Partial<OwnLine> = {}): OwnLine => ({
  ...{ code: 'bank-1', severity: 'serious', name, instead: name, zh: ['刷单返利'], en: [] },
  ...{ mustFire: ['这是刷单返利'], mustNotFire: ['这不是刷单返利'] },
  ...change,
})
const at = (who: SignedInPerson, path: string, body?: object, method = 'POST') =>
  who.api(`/api/red-line-sets${path}`, body === undefined ? {} : { method, body })
const list = () => ok<RedLineSetList>(at(writer, ''))
const open = async () => (await list()).sets.find(({ state }) => state !== 'approved')
const write = async (own: readonly OwnLine[], off: readonly string[] = []) =>
  at(writer, '/draft', { own, off, why: '新骗术', revision: (await open())?.revision ?? 0 }, 'PUT')
const submit = async () => at(writer, '/draft/submission', { revision: (await open())?.revision ?? 1 })
const review = async (who: SignedInPerson, decision: 'approve' | 'return', note = '') =>
  at(who, '/draft/review', { revision: (await open())?.revision ?? 1, decision, note })
async function letIn(own: readonly OwnLine[], off: readonly string[] = []) {
  await ok(write(own, off))
  await ok(submit())
  return ok<RedLineSetList>(review(second, 'approve'))
}
const back = async (who: SignedInPerson, toVersion: number) =>
  at(who, '/return', { toVersion, insteadOf: (await list()).inForce })
const say = (text: string, url = app.url) =>
  fetch(`${url}/api/conversations/${conversationId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${mei.token}` },
    body: JSON.stringify({ clientId: newId(), body: { kind: 'text', text } }),
  })

describe('the bank’s own red lines', () => {
  test('are looked for once a second person let them in, and not before', async () => {
    await ok(write([line()]))
    expect((await say('这是刷单返利活动')).status).toBe(200)
    await ok(submit())
    expect(await refusalOf(review(writer, 'approve'))).toEqual({ status: 403, refusal: 'own-text' })
    expect((await say('这是刷单返利活动')).status).toBe(200)
    await ok(review(second, 'approve'))
    expect(await refusalOf(say('这是刷单返利活动'))).toEqual({ status: 422, refusal: 'red-line-crossed' })
    expect((await say('这不是刷单返利')).status).toBe(200)
  })

  test('hold on every other node as soon as it hears of them', async () => {
    await letIn([line({ zh: ['内部配额'], mustFire: ['还有内部配额'], mustNotFire: ['没有内部配额'] })])
    const heard = await until(async () => {
      const { status } = await say('还有内部配额', elsewhere.url)
      return status === 422 ? status : undefined
    })
    expect(heard).toBe(422)
  })

  test('cannot be handed in while an example does not do what it is there for', async () => {
    await ok(write([line({ mustFire: ['您好'] })]))
    expect((await open())?.faults).toEqual([{ code: 'bank-1', fault: 'silent', text: '您好' }])
    expect(await refusalOf(submit())).toEqual({ status: 422, refusal: 'examples-fail' })
    await ok(write([line()]))
    await ok(submit())
    expect(await refusalOf(write([line()]))).toEqual({ status: 409, refusal: 'not-a-draft' })
    expect(await refusalOf(review(second, 'return'))).toEqual({ status: 422, refusal: 'reason-missing' })
    await ok(review(second, 'return', '例句太少'))
    expect(await open()).toMatchObject({ state: 'draft', reviewNote: '例句太少' })
  })

  test('a phrase that would be found everywhere, or takes long to look for, is not taken', async () => {
    for (const phrase of ['的', '…名额', '一…二…三…四'])
      expect((await write([line({ zh: [phrase] })])).status).toBe(400)
  })

  test('a shipped line can be let go, and comes back when the set before is gone back to', async () => {
    const { inForce } = await letIn([line()], ['no-risk'])
    expect((await say('这款零风险')).status).toBe(200)
    expect(await refusalOf(back(second, inForce))).toEqual({ status: 409, refusal: 'already-in-force' })
    expect(await refusalOf(back(writer, inForce - 1))).toEqual({ status: 403, refusal: 'own-text' })
    await ok(back(second, inForce - 1))
    expect(await refusalOf(say('这款零风险'))).toEqual({ status: 422, refusal: 'red-line-crossed' })
    const { sets } = await list()
    expect(sets.find(({ isInForce }) => isInForce)).toMatchObject({ version: inForce + 1, goesBackTo: inForce - 1 })
  })

  test('the set that comes with the product can be gone back to at any time', async () => {
    await letIn([line()], ['no-risk'])
    await ok(back(writer, 1))
    expect(await ok(mei.api('/api/red-lines'))).toMatchObject({ off: [], own: [], known: [{ code: 'bank-1', name }] })
    expect((await say('这是刷单返利活动')).status).toBe(200)
    expect((await refusalOf(say('这款零风险'))).refusal).toBe('red-line-crossed')
  })

  test('no line of the bank’s own lets words go that ask for a secret, and that line cannot be let go', async () => {
    await letIn([line({ zh: ['麻烦请把短信验证码告诉我一下'], mustFire: ['麻烦请把短信验证码告诉我一下'] })])
    expect((await refusalOf(say('麻烦请把短信验证码告诉我一下'))).refusal).toBe('red-line-never-sent')
    expect((await write([], ['secret-asked'])).status).toBe(400)
  })

  test('a writing over somebody else’s is refused', async () => {
    await ok(write([line()]))
    const stale = at(second, '/draft', { own: [], off: [], why: 'x', revision: 0 }, 'PUT')
    expect(await refusalOf(stale)).toEqual({ status: 409, refusal: 'edited-meanwhile' })
  })
})
