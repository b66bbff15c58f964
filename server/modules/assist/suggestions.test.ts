import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PutInReply, Suggestion, SuggestionsReply } from '#modules/assist/contract.ts'
import type { ToolActsReply, ToolUseReply } from '#modules/assist/tool-use-contract.ts'
import { importPack, type PackArticle } from '#modules/knowledge/articles/import-pack.ts'
import type { KnowledgeFigures } from '#modules/knowledge/lookup-contract.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { TestVisitor } from '../../../tests/support/contacts.ts'
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
import { createPerson, createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const LOST = '请马上在手机银行点“卡片管理”，选“挂失”，卡片立即停用。挂失不收费。补办新卡需要七个工作日。'
const FEES = ['短信提醒', '跨行转账', '换卡', '存款证明', '保管箱', '外币兑换'].map((what, place) => ({
  code: `fee-${'abcdef'[place]}`,
  title: `${what}怎么收费`,
  answer: `${what}每月收费两元，当月退订次月生效，在手机银行“我的服务”中办理，也可以到任一网点办理。`,
}))
const article = (code: string, title: string, answer: string, audience: PackArticle['audience']): PackArticle => ({
  code,
  topic: 'card',
  audience,
  channels: [],
  products: [],
  words: {
    'zh-CN': { title, questions: [], answer },
    en: { title: `How do I ask about a ${code.replace('-', ' ')}`, questions: [], answer: `All about ${code}.` },
  },
})
const ARTICLES = [
  article('card-lost', '银行卡丢了怎么挂失', LOST, 'both'),
  article('card-lost-inside', '银行卡丢了怎么挂失：柜员核对什么', '先核对两项信息，再冻结。', 'agent'),
  ...FEES.map(({ code, title, answer }) => article(code, title, answer, 'customer')),
]

let app: FloorApplication
let admin: SignedInPerson
let mei: Desk
let teamId: string
let articleIds: ReadonlyMap<string, string>
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  const [by, approvedBy] = await Promise.all([1, 2].map(() => createPerson(app.platform, { roles: ['trainer'] })))
  await app.platform.db.transaction((tx) =>
    importPack(app.platform, tx, ARTICLES, { by: by!.personId, approvedBy: approvedBy!.personId }),
  )
  const rows = await app.platform.db.rows<{ id: string; code: string }>(sql`select id, code from knowledge.article`)
  articleIds = new Map(rows.map(({ id, code }) => [code, id]))
  teamId = await createUnit(app.platform, { name: '一组' })
  mei = await agentAt(app, { displayName: '坐席梅', unit: teamId, queues: [queueId] }, admin)
  await app.settled()
})
afterAll(() => app.stop())

/** A customer who has said this and is served by Mei. */
async function served(...words: string[]): Promise<{ contactId: string; visitor: TestVisitor }> {
  const { contactId, visitor } = await customerAsks(app)
  for (const text of words) await visitor.say(text)
  const { offerId } = await mei.rings()
  await ok(mei.accept(offerId))
  return { contactId, visitor }
}
async function over(contactId: string): Promise<void> {
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const body = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved' }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body }))
}
const suggest = (contactId: string, who: Pick<SignedInPerson, 'api'> = mei) =>
  who.api(`/api/assist/contacts/${contactId}/suggestions`, { method: 'POST' })
const suggested = (contactId: string) => ok<SuggestionsReply>(suggest(contactId))
const put = (one: Suggestion | undefined, who: Pick<SignedInPerson, 'api'> = mei) =>
  who.api(`/api/assist/suggestions/${one?.suggestionId}/put-in`, { method: 'POST' })
async function send({ visitor }: { visitor: TestVisitor }, text: string, more: object = {}): Promise<void> {
  const body = { clientId: newId(), body: { kind: 'text', text }, ...more }
  await ok(mei.api(`/api/conversations/${visitor.conversationId}/messages`, { method: 'POST', body }))
  await app.settled()
}
const factsOf = async (contactId: string, type: string) => {
  await app.settled()
  return app.platform.db.rows<{ data: Record<string, unknown> }>(
    sql`select data from platform.log where about = ${contactId} and type = ${type} order by position`,
  )
}
const isUsed = async (contactId: string, code: string) =>
  (await suggested(contactId)).suggestions.find((one) => one.code === code)?.isUsed

describe('suggested answers', () => {
  it('are the articles in force for what the customer wrote last, best first, with their source', async () => {
    const { contactId, visitor } = await served('你好')
    expect(await suggested(contactId)).toMatchObject({ suggestions: [] })
    await visitor.say('我的银行卡丢了，怎么挂失')
    const { seq, suggestions } = await suggested(contactId)
    expect(seq).toBe(3)
    expect(suggestions.length).toBeLessThanOrEqual(3)
    expect(suggestions.slice(0, 2).map(({ code, mayBeSent }) => [code, mayBeSent])).toEqual(
      expect.arrayContaining([
        ['card-lost', true],
        ['card-lost-inside', false],
      ]),
    )
    expect(suggestions.find(({ code }) => code === 'card-lost')).toMatchObject({
      title: '银行卡丢了怎么挂失',
      version: 1,
      locale: 'zh-CN',
      expiresAt: null,
      effectiveAt: expect.any(Number),
      answer: LOST,
    })
    await over(contactId)
    expect(await suggested(contactId)).toMatchObject({ seq: null, suggestions: [] })
  })

  it('are in the language the customer writes, and none when no article is written in it', async () => {
    const { contactId, visitor } = await served('how do I ask about a card lost')
    expect((await suggested(contactId)).suggestions[0]).toMatchObject({ code: 'card-lost', locale: 'en' })
    await visitor.say('銀行卡遺失了怎麼掛失')
    expect((await suggested(contactId)).suggestions).toEqual([])
    await over(contactId)
  })

  it('are shown once for a message, however often they are asked for and by how many windows at once', async () => {
    const { contactId } = await served('银行卡丢了怎么挂失')
    const all = await Promise.all(Array.from({ length: 8 }, () => suggested(contactId)))
    expect(new Set(all.map((one) => JSON.stringify(one.suggestions))).size).toBe(1)
    const facts = await factsOf(contactId, 'assist.suggestions-shown')
    const shown = facts.flatMap(({ data }) => data.articles as { articleId: string }[])
    expect(shown).toHaveLength(all[0]!.suggestions.length)
    expect(new Set(shown.map(({ articleId }) => articleId)).size).toBe(shown.length)
    await over(contactId)
  })

  it('are for whoever serves the contact: absent to others, refused to those who only read', async () => {
    const { contactId } = await served('银行卡丢了怎么挂失')
    const [one] = (await suggested(contactId)).suggestions
    const stranger = await signedInAs(app, { roles: ['agent'] })
    expect(await refusalOf(suggest(contactId, stranger))).toEqual({ status: 404, refusal: 'contact-not-found' })
    expect(await refusalOf(put(one, stranger))).toEqual({ status: 404, refusal: 'suggestion-not-found' })
    const reader = await signedInAs(app, { roles: ['supervisor', 'complaint-officer'] })
    expect(await refusalOf(suggest(contactId, reader))).toEqual({ status: 403, refusal: 'not-a-participant' })
    await over(contactId)
    expect(await refusalOf(put(one))).toEqual({ status: 403, refusal: 'not-a-participant' })
  })
})

describe('an answer that was put in', () => {
  it('is used when a message to the customer still holds it, and only once', async () => {
    const contact = await served('银行卡丢了怎么挂失')
    const { contactId } = contact
    const one = (await suggested(contactId)).suggestions.find(({ code }) => code === 'card-lost')
    await send(contact, `先说一句：${LOST}`)
    expect(await isUsed(contactId, 'card-lost')).toBe(false)
    const first = await ok<PutInReply>(put(one))
    expect(first.text).toBe(LOST)
    expect(await ok<PutInReply>(put(one))).toEqual(first)
    expect(await factsOf(contactId, 'assist.suggestion-put-in')).toHaveLength(1)
    await send(contact, '您好，我来看一下。')
    await send(contact, LOST, { audience: 'staff' })
    expect(await isUsed(contactId, 'card-lost')).toBe(false)
    await send(contact, `王女士您好，${LOST.replace('七个工作日', '一周左右')}`)
    await send(contact, LOST)
    expect(await isUsed(contactId, 'card-lost')).toBe(true)
    const used = await factsOf(contactId, 'assist.suggestion-used')
    expect(used).toHaveLength(1)
    expect(used[0]?.data).toMatchObject({ articleId: articleIds.get('card-lost'), version: 1, personId: mei.personId })
    expect(used[0]?.data.kept).toBeGreaterThan(0.7)
    const { rows } = await app.platform.db.pool.query(
      `select how, count(*)::int n from knowledge.article_use where contact_id = $1 and article_id = $2
        group by how order by how`,
      [contactId, articleIds.get('card-lost')],
    )
    expect(rows).toEqual([
      { how: 'copied', n: 1 },
      { how: 'shown', n: 1 },
    ])
    await over(contactId)
  })

  it('is a search of the agent, and a hit when it is used (KPI 44)', async () => {
    const trainer = await signedInAs(app, { roles: ['trainer'] })
    const figures = () =>
      ok<KnowledgeFigures>(trainer.api(`/api/articles/figures?from=0&before=${Date.now() + 60_000}`)).then(
        ({ byAgents }) => byAgents,
      )
    const before = await figures()
    const contact = await served('跨行转账怎么收费')
    const one = (await suggested(contact.contactId)).suggestions.find(({ code }) => code === 'fee-b')
    expect(await figures()).toEqual(before)
    const { text } = await ok<PutInReply>(put(one))
    expect(await figures()).toEqual({ searches: before.searches + 1, withUse: before.withUse })
    await send(contact, text)
    expect(await figures()).toEqual({ searches: before.searches + 1, withUse: before.withUse + 1 })
    await over(contact.contactId)
  })

  it('does not get in when it is for the staff, or was withdrawn meanwhile', async () => {
    const { contactId } = await served('银行卡丢了怎么挂失，外币兑换怎么收费')
    const { suggestions } = await suggested(contactId)
    const inside = suggestions.find(({ code }) => code === 'card-lost-inside')
    const fee = suggestions.find(({ code }) => code === 'fee-f')
    expect(await refusalOf(put(inside))).toEqual({ status: 403, refusal: 'staff-only' })
    await ok(admin.api(`/api/articles/${fee?.articleId}`, { method: 'DELETE' }))
    expect(await refusalOf(put(fee))).toEqual({ status: 409, refusal: 'no-longer-in-force' })
    await app.settled()
    await until(async () => (await suggested(contactId)).suggestions.every(({ code }) => code !== 'fee-f'))
    await over(contactId)
  })

  it('that was sent counts although nobody read the fact for a while, and once although it is read again', async () => {
    const contact = await served('换卡怎么收费')
    const { contactId } = contact
    const one = (await suggested(contactId)).suggestions.find(({ code }) => code === 'fee-c')
    const { text } = await ok<PutInReply>(put(one))
    await app.settled()
    const held = await app.platform.db.pool.connect()
    await held.query(`begin; select from platform.subscriber where name = 'assist' for update`)
    const body = { clientId: newId(), body: { kind: 'text', text } }
    await ok(mei.api(`/api/conversations/${contact.visitor.conversationId}/messages`, { method: 'POST', body }))
    expect(await isUsed(contactId, 'fee-c')).toBe(false)
    await held.query('rollback')
    held.release()
    await app.settled()
    expect(await isUsed(contactId, 'fee-c')).toBe(true)
    await app.platform.db.run(sql`update platform.subscriber set position = 0 where name = 'assist'`)
    await until(async () => (await factsOf(contactId, 'assist.suggestion-used')).length > 0)
    await app.settled()
    expect(await factsOf(contactId, 'assist.suggestion-used')).toHaveLength(1)
    await over(contactId)
  })
})

describe('tool use', () => {
  const toolUse = (who: Pick<SignedInPerson, 'api'>, query = '') =>
    ok<ToolUseReply>(who.api(`/api/assist/tool-use${query}`))

  it('is counted from acts, of those who had contacts; the lines are the figure, and open to the acts', async () => {
    await app.settled()
    const leader = await signedInAs(app, { roles: ['team-leader'], unit: teamId })
    const before = await toolUse(leader)
    const mine = before.people.find(({ personId }) => personId === mei.personId)
    expect(mine).toMatchObject({ uses: 3, isUser: false, acts: { 'suggestion-used': 3 }, contactsWithUse: 3 })
    expect(before).toMatchObject({ users: 0, eligible: 1, share: 0, leastUses: 5, goal: 0.7 })

    const contact = await served('存款证明怎么收费')
    const id = articleIds.get('fee-d')
    for (const how of ['opened', 'copied'] as const) {
      const body = { version: 1, locale: 'zh-CN', how, contactId: contact.contactId }
      await ok(mei.api(`/api/articles/${id}/uses`, { method: 'POST', body }))
    }
    const other = { version: 1, locale: 'zh-CN', how: 'opened', contactId: contact.contactId }
    await ok(mei.api(`/api/articles/${articleIds.get('fee-e')}/uses`, { method: 'POST', body: other }))
    await app.settled()
    await over(contact.contactId)

    const after = await toolUse(leader)
    const [line] = after.people
    expect(after).toMatchObject({ users: 1, eligible: 1, share: 1 })
    expect(line).toMatchObject({
      uses: 5,
      isUser: true,
      acts: { 'suggestion-used': 3, 'article-read': 1, 'article-copied': 1 },
    })
    expect(after.contactsWithUse).toBe(4)
    expect(after.contacts).toBe(line?.contacts)
    const opened = await ok<ToolActsReply>(leader.api(`/api/assist/tool-use/acts?personId=${mei.personId}`))
    expect(opened.acts).toHaveLength(5)
    expect(opened.acts.map(({ subject }) => subject)).toEqual(['card-lost', 'fee-b', 'fee-c', 'fee-d', 'fee-e'])
  })

  it('is shown to oneself, to those who lead the unit and to those who look over the house; absent to others', async () => {
    const acts = (who: Pick<SignedInPerson, 'api'>) => who.api(`/api/assist/tool-use/acts?personId=${mei.personId}`)
    const elsewhere = await createUnit(app.platform, { name: '二组' })
    const [peer, foreign, inspector] = await Promise.all([
      signedInAs(app, { roles: ['agent'], unit: teamId }),
      signedInAs(app, { roles: ['team-leader'], unit: elsewhere }),
      signedInAs(app, { roles: ['quality-inspector'] }),
    ])
    expect((await toolUse(mei)).people.map(({ name }) => name)).toEqual(['坐席梅'])
    expect((await toolUse(inspector)).people).toHaveLength(1)
    for (const who of [peer, foreign]) {
      expect(await toolUse(who)).toMatchObject({ eligible: 0, share: null, people: [] })
      expect((await ok<ToolActsReply>(who.api(`/api/assist/tool-use/acts?personId=${who.personId}`))).acts).toEqual([])
      expect(await refusalOf(acts(who))).toEqual({ status: 404, refusal: 'person-not-found' })
    }
    expect((await toolUse(inspector, '?week=2020-02-05')).week).toBe('2020-02-03')
    expect((await inspector.api('/api/assist/tool-use?week=1800-01-01')).status).toBe(400)
  })
})
