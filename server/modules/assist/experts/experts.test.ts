import { afterAll, beforeAll, expect, test } from 'vitest'
import { expertQuestionChanged, expertRead } from '#modules/assist/events.ts'
import {
  type ExpertQuestion,
  type ExpertQuestionList,
  type ExpertSettings,
  type ExpertSkills,
  expertQuestion,
} from '#modules/assist/experts-contract.ts'
import type { ArticleView } from '#modules/knowledge/article-contract.ts'
import type { PromiseMoved, PromiseView } from '#modules/promises/contract.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock } from '../../../../tests/support/application.ts'
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
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const clock = settableClock(Date.now())
let app: FloorApplication
let mei: Desk
let expert: Person
let second: Person
let novice: Person
let supervisor: Person
let trainer: Person
let topic: string

beforeAll(async () => {
  app = await startFloor({ clock })
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor'] })
  topic = 'deposits'
  const { queueId } = await queueAt(admin, { topic })
  mei = await agentAt(app, { roles: ['agent'], queues: [queueId], skills: { deposits: 5 }, displayName: '梅' }, admin)
  const capacity = { points: 50, channels: { web: { cost: 1, most: 50 } } }
  await ok(admin.api(`/api/routing/agents/${mei.personId}/capacity`, { method: 'PUT', body: { capacity } }))
  ;[expert, second, novice, supervisor, trainer] = await Promise.all([
    signedInAs(app, { roles: ['trainer'], skills: { deposits: 5 }, displayName: '专家方' }),
    signedInAs(app, { roles: ['hq-department'], skills: { deposits: 4 } }),
    signedInAs(app, { roles: ['agent'], skills: { deposits: 3 } }),
    signedInAs(app, { roles: ['supervisor'] }),
    signedInAs(app, { roles: ['trainer'] }),
  ])
})
afterAll(async () => {
  mei?.vanish()
  await app?.stop()
})

/** A contact in the hands of Mei. */
async function inHand() {
  const { contactId, visitor } = await customerAsks(app, { topic })
  const offer = await until(async () => (await mei.desk()).offers.find((one) => one.contactId === contactId))
  await ok(mei.accept(offer.offerId))
  return { contactId, visitor }
}
const ask = (contactId: string, question = '挂失后旧卡还能取款吗？', who: SignedInPerson = mei) =>
  who.api(`/api/contacts/${contactId}/expert-questions`, {
    method: 'POST',
    body: { skill: 'deposits', locale: 'zh-CN', question },
  })
const asked = async () => {
  const { contactId, visitor } = await inHand()
  return { visitor, ...(await ok<ExpertQuestion>(ask(contactId))) }
}
const act = (who: SignedInPerson, questionId: string, what: string, body?: unknown, method = 'POST') =>
  who.api(`/api/expert-questions/${questionId}/${what}`, { method, ...(body === undefined ? {} : { body }) })
const answerAs = (who: SignedInPerson, questionId: string, answer = '不能，旧卡已停用。') =>
  act(who, questionId, 'answer', { answer }, 'PUT')
const listOf = async (who: SignedInPerson, show: string) =>
  (await ok<ExpertQuestionList>(who.api(`/api/expert-questions?show=${show}`))).questions.map(
    ({ questionId }) => questionId,
  )
const aboutContact = async (who: SignedInPerson, contactId: string) =>
  (await ok<ExpertQuestionList>(who.api(`/api/contacts/${contactId}/expert-questions`))).questions

test('those are asked who hold the skill at the level of the settings, and never oneself', async () => {
  const { contactId } = await inHand()
  const told = await ok<ExpertSkills>(mei.api(`/api/contacts/${contactId}/expert-skills`))
  expect(told).toMatchObject({ answerWithinSeconds: 300, suggested: 'deposits' })
  expect(told.skills).toEqual([{ skill: 'deposits', experts: 2 }])
  const nobody = { skill: 'wealth', locale: 'zh-CN', question: '?' }
  const path = `/api/contacts/${contactId}/expert-questions`
  expect(await refusalOf(mei.api(path, { method: 'POST', body: nobody }))).toEqual({
    status: 409,
    refusal: 'nobody-knows',
  })
})

test('a question is masked, reaches every expert of the skill, and nobody else', async () => {
  const { contactId } = await inHand()
  const { questionId, question, promise } = expertQuestion.parse(
    await ok(ask(contactId, '卡号 6222021234567890128 还能用吗？')),
  )
  expect(question).not.toContain('6222021234567890128')
  expect(promise).toMatchObject({ state: 'running', dueAt: clock.now() + 300_000 })
  expect(await listOf(expert, 'skill')).toContain(questionId)
  expect(await listOf(second, 'skill')).toContain(questionId)
  expect(await listOf(novice, 'skill')).not.toContain(questionId)
  expect(await listOf(mei, 'skill')).not.toContain(questionId)
  for (const stranger of [novice, mei]) expect((await act(stranger, questionId, 'taking')).status).toBe(404)
  expect((await novice.api(`/api/expert-questions/${questionId}`)).status).toBe(404)
  expect((await ask(contactId, 'x', novice)).status).toBe(404)
  expect((await ask(contactId, 'x', supervisor)).status).toBe(403)
})

test('who took it reads that one contact, which is logged; before and afterwards nothing of it', async () => {
  const { questionId, visitor, contactId } = await asked()
  await visitor.say('CANARY 我的卡丢了')
  const messages = () => expert.api(`/api/expert-questions/${questionId}/messages`)
  expect(await refusalOf(messages())).toMatchObject({ status: 409, refusal: 'not-taken' })
  await ok(act(expert, questionId, 'taking'))
  expect(await (await messages()).text()).toContain('CANARY')
  expect((await expert.api(`/api/expert-questions/${questionId}/messages`)).status).toBe(200)
  expect((await second.api(`/api/expert-questions/${questionId}/messages`)).status).toBe(409)
  expect(await refusalOf(act(second, questionId, 'taking'))).toMatchObject({ refusal: 'already-taken' })
  await ok(answerAs(expert, questionId))
  expect((await messages()).status).toBe(409)
  expect(await readings(contactId)).toEqual([expert.personId, expert.personId])
})

async function readings(contactId: string) {
  await app.settled()
  const facts = await readLogAbout(app.platform.db, contactId)
  return facts.flatMap((fact) => (expertRead.is(fact) ? [fact.data.personId] : []))
}

test('sent back with a reason it is open to the others, on the same clock', async () => {
  const { questionId, contactId, promise } = await asked()
  await ok(act(expert, questionId, 'taking'))
  expect(await listOf(expert, 'mine')).toEqual([questionId])
  expect(await listOf(second, 'skill')).not.toContain(questionId)
  clock.advance(60_000)
  await ok(act(expert, questionId, 'sending-back', { note: '属于国际卡。' }))
  expect(await listOf(second, 'skill')).toContain(questionId)
  const [seen] = await aboutContact(mei, contactId)
  expect(seen).toMatchObject({ state: 'waiting', expert: null, sentBack: { note: '属于国际卡。' } })
  expect(seen?.promise?.dueAt).toBe(promise?.dueAt)
  await ok(act(second, questionId, 'taking'))
  await ok(answerAs(second, questionId))
  expect(await refusalOf(answerAs(expert, questionId))).toMatchObject({ status: 404 })
})

test('an answer keeps the promise, and using it counts once', async () => {
  const { questionId, contactId } = await asked()
  expect(await refusalOf(act(mei, questionId, 'use'))).toMatchObject({ refusal: 'not-answered' })
  await ok(act(expert, questionId, 'taking'))
  const { promise } = await ok<ExpertQuestion>(answerAs(expert, questionId))
  expect(promise).toMatchObject({ state: 'kept', keptAt: clock.now() })
  expect(await aboutContact(mei, contactId)).toMatchObject([{ answer: '不能，旧卡已停用。', isUsed: false }])
  for (let n = 0; n < 2; n += 1) await ok(act(mei, questionId, 'use'))
  await app.settled()
  const facts = await readLogAbout(app.platform.db, contactId)
  const changes = facts.flatMap((fact) => (expertQuestionChanged.is(fact) ? [fact.data.change] : []))
  expect(changes).toEqual(['asked', 'taken', 'answered', 'used'])
  expect(await listOf(expert, 'answered')).toContain(questionId)
})

test('unanswered in time it is broken, overdue with those who know, and among the alarms of a supervisor', async () => {
  const { questionId, contactId } = await asked()
  expect(await listOf(expert, 'overdue')).not.toContain(questionId)
  clock.advance(300_001)
  await until(async () => (await aboutContact(mei, contactId))[0]?.promise?.state === 'broken')
  expect(await listOf(expert, 'overdue')).toContain(questionId)
  const search = `/api/promises?kind=expert-answer&state=broken&aboutId=${questionId}`
  const { promises } = await ok<{ promises: PromiseView[] }>(supervisor.api(search))
  expect(promises).toMatchObject([{ kind: 'expert-answer', aboutId: questionId, ownerId: null }])
  await ok(act(second, questionId, 'taking'))
  const late = await ok<ExpertQuestion>(answerAs(second, questionId))
  expect(late.promise).toMatchObject({ state: 'broken', keptAt: clock.now() })
})

test('taken back, nothing is owed any more and nobody answers', async () => {
  const { questionId, contactId } = await asked()
  expect((await expert.api(`/api/expert-questions/${questionId}`, { method: 'DELETE' })).status).not.toBe(200)
  await ok(act(expert, questionId, 'taking'))
  await ok(mei.api(`/api/expert-questions/${questionId}`, { method: 'DELETE' }))
  expect(await aboutContact(mei, contactId)).toEqual([])
  expect((await answerAs(expert, questionId)).status).toBe(404)
  const again = mei.api(`/api/expert-questions/${questionId}`, { method: 'DELETE' })
  expect(await refusalOf(again)).toMatchObject({ refusal: 'question-ended' })
})

test('three questions wait at most, and none about a contact that has ended', async () => {
  const { contactId } = await inHand()
  for (let n = 0; n < 3; n += 1) await ok(ask(contactId, `${n}?`))
  expect(await refusalOf(ask(contactId))).toMatchObject({ status: 409, refusal: 'too-many-questions' })
  const other = await inHand()
  await ok(mei.api(`/api/contacts/${other.contactId}/end`, { method: 'POST' }))
  expect(await refusalOf(ask(other.contactId))).toMatchObject({ status: 409, refusal: 'contact-ended' })
})

test('an answer becomes a draft in one act, and neither who asked nor who answered reviews it', async () => {
  const { questionId } = await asked()
  await ok(act(expert, questionId, 'taking'))
  const draft = { topic: 'card', audience: 'agent' }
  expect(await refusalOf(act(expert, questionId, 'draft', draft))).toMatchObject({ refusal: 'not-answered' })
  await ok(answerAs(expert, questionId))
  expect((await act(second, questionId, 'draft', draft)).status).toBe(404)
  const { articleId } = await ok<{ articleId: string }>(act(mei, questionId, 'draft', draft))
  expect(await refusalOf(act(expert, questionId, 'draft', draft))).toMatchObject({ refusal: 'already-drafted' })
  const article = await ok<ArticleView>(trainer.api(`/api/articles/${articleId}`))
  expect(article.newest).toMatchObject({
    head: { state: 'draft' },
    audience: 'agent',
    words: { 'zh-CN': { title: '挂失后旧卡还能取款吗？', answer: '不能，旧卡已停用。' } },
  })
  const named = { version: 1, revision: article.newest.head.revision }
  await ok(supervisor.api(`/api/articles/${articleId}/submission`, { method: 'POST', body: named }))
  const approve = { ...named, decision: 'approve', note: null }
  const byAnswerer = expert.api(`/api/articles/${articleId}/review`, { method: 'POST', body: approve })
  expect(await refusalOf(byAnswerer)).toMatchObject({ status: 403, refusal: 'own-text' })
  await ok(trainer.api(`/api/articles/${articleId}/review`, { method: 'POST', body: approve }))
})

test('how long a question may wait and who counts as an expert are settings, edited one after the other', async () => {
  const before = await ok<ExpertSettings>(supervisor.api('/api/expert-questions/settings'))
  const put = (settings: ExpertSettings) =>
    supervisor.api('/api/expert-questions/settings', { method: 'PUT', body: settings })
  const skillOfTopic = [{ topic: 'deposits', skill: 'loans' }]
  const saved = await ok<ExpertSettings>(put({ ...before, answerWithinSeconds: 60, leastLevel: 5, skillOfTopic }))
  expect(await refusalOf(put(before))).toMatchObject({ status: 409, refusal: 'edited-meanwhile' })
  const { contactId } = await inHand()
  const told = await ok<ExpertSkills>(mei.api(`/api/contacts/${contactId}/expert-skills`))
  expect(told).toEqual({ answerWithinSeconds: 60, suggested: null, skills: [{ skill: 'deposits', experts: 1 }] })
  const { promise, questionId } = await ok<ExpertQuestion>(ask(contactId))
  expect(promise?.dueAt).toBe(clock.now() + 60_000)
  expect(await listOf(second, 'skill')).not.toContain(questionId)
  await ok(put({ ...before, version: saved.version }))
})

test('what an expert took goes with all that they owe to another who knows, never to who asked or who does not know', async () => {
  const { questionId } = await asked()
  await ok(act(expert, questionId, 'taking'))
  const handOver = ({ unitId, personId: ownerId }: Person) => {
    const path = `/api/promises/owners/${expert.personId}/hand-over`
    return ok<PromiseMoved>(supervisor.api(path, { method: 'POST', body: { unitId, ownerId } }))
  }
  const mine = async (who: SignedInPerson) =>
    (await ok<{ promises: PromiseView[] }>(who.api('/api/promises/mine'))).promises.map(({ aboutId }) => aboutId)
  const before = (await mine(expert)).length
  expect(await mine(expert)).toContain(questionId)
  const stays = await handOver(novice)
  expect([stays.moved, stays.stayed.length]).toEqual([0, before])
  expect((await handOver(second)).moved).toBe(before)
  expect(await mine(second)).toContain(questionId)
  await ok(answerAs(second, questionId))
})
