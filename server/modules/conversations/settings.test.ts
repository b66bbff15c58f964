import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispositionList, reasonList } from '#modules/conversations/reason-contract.ts'
import { conversationSettings } from '#modules/conversations/settings-contract.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
} from '../../../tests/support/contacts.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

type Person = TestPerson & SignedInPerson
let app: ContactsApplication
let mei: Person
let administrator: Person
const names = (word: string) => ({ 'zh-CN': word, 'zh-TW': word, en: word })

beforeAll(async () => {
  app = await startWithoutRouting()
  mei = await signedInAs(app, { roles: ['agent'] })
  administrator = await signedInAs(app, { roles: ['administrator'] })
})
afterAll(() => app.stop())

const reasonsOf = async () => reasonList.parse(await (await mei.api('/api/contact-reasons')).json()).reasons
const addReason = (code: string) =>
  administrator.api('/api/contact-reasons', { method: 'POST', body: { code, name: names(code) } })
const changeReason = (code: string, body: object) =>
  administrator.api(`/api/contact-reasons/${code}`, { method: 'PATCH', body })

test('a new installation has the reason tree of the trade, in three languages', async () => {
  const reasons = await reasonsOf()
  expect(reasons.filter((reason) => reason.level === 1)).toHaveLength(12)
  expect(reasons.filter((reason) => reason.level === 2)).toHaveLength(72)
  const place = reasons.findIndex((reason) => reason.code === 'card')
  expect(reasons.slice(place, place + 3).map((reason) => reason.code)).toEqual([
    'card',
    'card.activate',
    'card.not-arrived',
  ])
  expect(reasons[place]?.name).toEqual({ 'zh-CN': '银行卡', 'zh-TW': '金融卡', en: 'Card' })
})

test('a third level is added, renamed and retired with what is below it; nothing is deleted', async () => {
  expect((await addReason('card.pin.forgotten')).status).toBe(200)
  expect((await addReason('card.pin.forgotten')).status).toBe(409)
  expect((await addReason('card.none.leaf')).status).toBe(422)
  expect((await addReason('card.pin.forgotten.again')).status).toBe(400)
  expect((await changeReason('card.pin', { isRetired: true })).status).toBe(200)
  expect((await changeReason('nowhere', { isRetired: true })).status).toBe(404)
  const reasons = await reasonsOf()
  expect(reasons.filter((reason) => reason.isRetired).map((reason) => reason.code)).toEqual([
    'card.pin',
    'card.pin.forgotten',
  ])
  const contactId = await (await createVisitor(app)).ask()
  await assign(app, contactId, mei.personId)
  const draft = (reasonCode: string) =>
    mei.api(`/api/contacts/${contactId}/wrap-up`, { method: 'PUT', body: { reasonCode } })
  expect((await draft('card.pin.forgotten')).status).toBe(422)
  await changeReason('card.pin.forgotten', { isRetired: false, name: names('忘记密码') })
  expect((await draft('card.pin.forgotten')).status).toBe(200)
})

test('outcomes are added and retired', async () => {
  const added = await administrator.api('/api/dispositions', {
    method: 'POST',
    body: { code: 'sent-form', name: names('已寄表'), isResolved: false },
  })
  expect(dispositionList.parse(await added.json()).dispositions.at(-1)).toMatchObject({ code: 'sent-form' })
  const changed = await administrator.api('/api/dispositions/sent-form', {
    method: 'PATCH',
    body: { isResolved: true, isRetired: true },
  })
  expect(dispositionList.parse(await changed.json()).dispositions.at(-1)).toMatchObject({
    name: names('已寄表'),
    isResolved: true,
    isRetired: true,
  })
})

test('times are set by administrators, checked together, and hold for the next contact', async () => {
  const read = async () =>
    conversationSettings.parse(await (await administrator.api('/api/settings/conversations')).json())
  const settings = await read()
  const save = (change: object) =>
    administrator.api('/api/settings/conversations', { method: 'PUT', body: { ...settings, ...change } })
  expect((await save({ idleWarnSeconds: settings.idleSeconds })).status).toBe(400)
  expect((await save({ wrapUpSeconds: 0 })).status).toBe(400)
  expect((await save({ colour: 'red' })).status).toBe(400)
  expect(await read()).toEqual(settings)
  expect((await save({ firstResponseSeconds: 45 })).status).toBe(200)
  const contactId = await (await createVisitor(app)).ask()
  const { rows } = await app.platform.db.pool.query(
    `select extract(epoch from due_at - made_at)::int seconds from promises.promise where about_id = $1`,
    [contactId],
  )
  expect(rows[0]).toEqual({ seconds: 45 })
  expect((await mei.api('/api/settings/conversations')).status).toBe(403)
})
