import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleList, ArticleView } from '#modules/knowledge/article-contract.ts'
import type { ArticleFeedback, KnowledgeSettings } from '#modules/knowledge/feedback-contract.ts'
import type {
  ArticleReading,
  ArticleSearchReply,
  KnowledgeFigures,
  UnansweredQuestionView,
  UnusedArticle,
} from '#modules/knowledge/lookup-contract.ts'
import type { knowledgeModule } from '#modules/knowledge/module.ts'
import type { KnowledgeQuestions } from '#modules/knowledge/questions.ts'
import type { PromiseList, PromiseMoved } from '#modules/promises/contract.ts'
import { buildHouse } from '#server/main.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { ok } from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs, signIn, type TestPerson } from '../../../tests/support/people.ts'

type Person = SignedInPerson & TestPerson
const MONDAY = Date.parse('2026-11-23T02:00:00Z')
const DAY_MS = 86_400_000
let app: TestApplication
let writer: Person
let reviewer: Person
let agent: Person
const clock = settableClock(MONDAY)

beforeAll(async () => {
  app = await startTestApplication({ clock })
  ;[writer, reviewer, agent] = await Promise.all([
    signedInAs(app, { roles: ['trainer'], displayName: '写文章的人' }),
    signedInAs(app, { roles: ['compliance'], displayName: '复核的人' }),
    signedInAs(app, { roles: ['agent'], displayName: '坐席梅' }),
  ])
})
afterAll(() => app.stop())

/** Moves the clock; whoever was signed in for days signs in again. */
async function become(at: number): Promise<void> {
  clock.set(at)
  const again = async (who: Person) => ({ ...who, ...(await signIn(app.url, who.agentNo, who.password)) })
  ;[writer, reviewer, agent] = await Promise.all([again(writer), again(reviewer), again(agent)])
}

const variant = (title: string, answer: string, questions: string[] = []) => ({ title, questions, answer })
const content = (words: object, more: object = {}) => ({
  topic: 'card',
  audience: 'both',
  channels: [],
  products: [],
  unitIds: [],
  effectiveAt: null,
  expiresAt: null,
  words,
  ...more,
})
const post = <T>(who: Person, path: string, body?: unknown) =>
  ok<T>(who.api(path, { method: 'POST', ...(body === undefined ? {} : { body }) }))
const refusal = async (response: Promise<Response>) => {
  const { status, ...rest } = await response.then(async (one) => ({ status: one.status, body: await one.json() }))
  return [status, (rest.body as { refusal?: string }).refusal]
}
const freshCode = () => `t-${crypto.randomUUID().slice(0, 13)}`

async function draft(words: object, more: object = {}): Promise<ArticleView> {
  return post<ArticleView>(writer, '/api/articles', { code: freshCode(), ...content(words, more) })
}
const submit = ({ articleId, newest }: ArticleView, who = writer) =>
  post<ArticleView>(who, `/api/articles/${articleId}/submission`, {
    version: newest.head.version,
    revision: newest.head.revision,
  })
const reviewBody = ({ newest }: ArticleView, decision = 'approve', note: string | null = null) => ({
  version: newest.head.version,
  revision: newest.head.revision,
  decision,
  note,
})
const approve = (article: ArticleView, who = reviewer) =>
  post<ArticleView>(who, `/api/articles/${article.articleId}/review`, reviewBody(article))
const released = async (words: object, more: object = {}) => approve(await submit(await draft(words, more)))
/** The next version with other words, handed in. */
async function nextVersion(article: ArticleView, words: object, more: object = {}): Promise<ArticleView> {
  const { articleId, versions } = article
  const begun = await post<ArticleView>(writer, `/api/articles/${articleId}/draft`, {
    fromVersion: versions[0]?.version,
  })
  const { version, revision } = begun.newest.head
  const body = { ...content(words, more), version, revision }
  return submit(await ok<ArticleView>(writer.api(`/api/articles/${articleId}/draft`, { method: 'PUT', body })))
}
async function search(query: string, who = agent, more: object = {}): Promise<ArticleSearchReply> {
  await app.settled()
  return post<ArticleSearchReply>(who, '/api/article-searches', { query, locale: 'zh-CN', ...more })
}
const codesFor = async (query: string, who = agent) => (await search(query, who)).found.map(({ code }) => code)

describe('an article', () => {
  it('answers only after a second person let it: never the writer, whatever their role became', async () => {
    const both = await signedInAs(app, { roles: ['trainer', 'compliance', 'administrator'] })
    const words = { 'zh-CN': variant('龙卡积分怎么换', '在手机银行兑换。') }
    const made = await post<ArticleView>(both, '/api/articles', { code: freshCode(), ...content(words) })
    const url = `/api/articles/${made.articleId}/review`
    expect(await refusal(both.api(url, { method: 'POST', body: reviewBody(made) }))).toEqual([409, 'nothing-to-review'])
    const waiting = await submit(made, both)
    expect(waiting.newest.head).toMatchObject({ state: 'submitted', mayReview: false })
    expect(await refusal(both.api(url, { method: 'POST', body: reviewBody(waiting) }))).toEqual([403, 'own-text'])
    await app.platform.db.pool.query('delete from identity.person_role where person_id = $1 and role = $2', [
      both.personId,
      'trainer',
    ])
    expect(await refusal(both.api(url, { method: 'POST', body: reviewBody(waiting) }))).toEqual([403, 'own-text'])
    expect(await codesFor('龙卡积分怎么换')).toEqual([])
    expect(await refusal(agent.api(url, { method: 'POST', body: reviewBody(waiting) }))).toEqual([403, 'not-permitted'])
    expect((await approve(waiting)).state).toBe('in-force')
    expect(await codesFor('龙卡积分怎么换')).toEqual([made.code])
  })

  it('that was returned says why, and whoever wrote any of it may not approve it later', async () => {
    const made = await submit(await draft({ en: variant('Travel notice', 'Tell us before you travel.') }))
    const url = `/api/articles/${made.articleId}/review`
    const silent = reviewer.api(url, { method: 'POST', body: reviewBody(made, 'return') })
    expect(await refusal(silent)).toEqual([400, 'reason-missing'])
    const returned = await post<ArticleView>(reviewer, url, reviewBody(made, 'return', 'Which countries?'))
    expect(returned.newest.head).toMatchObject({ state: 'draft', reviewNote: 'Which countries?' })
    const second = await signedInAs(app, { roles: ['trainer'] })
    const { version, revision } = returned.newest.head
    const body = { ...content({ en: variant('Travel notice', 'All countries.') }), version, revision }
    const put = { method: 'PUT', body }
    const written = await ok<ArticleView>(second.api(`/api/articles/${made.articleId}/draft`, put))
    expect(await refusal(second.api(`/api/articles/${made.articleId}/draft`, put))).toEqual([409, 'edited-meanwhile'])
    const waiting = await submit(written, second)
    for (const who of [writer, second]) {
      const tried = who.api(url, { method: 'POST', body: reviewBody(waiting) })
      expect(await refusal(tried)).toEqual([403, 'own-text'])
    }
    expect((await approve(waiting)).state).toBe('in-force')
  })

  it('is found from the very instant it takes effect to the very instant it expires, on every node', async () => {
    const other = await app.secondNode()
    const from = clock.now() + 1_000
    const span = { effectiveAt: from, expiresAt: from + 1_000 }
    const { code } = await released({ 'zh-CN': variant('春节营业时间安排', '除夕营业到十二点。') }, span)
    await other.settled()
    const onOther = async () => {
      const response = await fetch(`${other.url}/api/article-searches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '春节营业时间安排', locale: 'zh-CN' }),
      })
      return ((await response.json()) as ArticleSearchReply).found.map((one) => one.code)
    }
    for (const [at, found] of [
      [from - 1, []],
      [from, [code]],
      [from + 999, [code]],
      [from + 1_000, []],
    ] as const) {
      clock.set(at)
      expect(await codesFor('春节营业时间安排')).toEqual(found)
      expect(await onOther()).toEqual(found)
    }
  })

  it('goes back to an earlier version at once, keeps both, and never lets the writer do it', async () => {
    const first = await released({ 'zh-CN': variant('跨行转账手续费', '每笔两元。') })
    clock.advance(1_000)
    const second = await approve(await nextVersion(first, { 'zh-CN': variant('跨行转账手续费', '每笔二十元。') }))
    expect(second.versions.map(({ state }) => state)).toEqual(['in-force', 'superseded'])
    const reading = async () => {
      const path = `/api/articles/${first.articleId}/reading?locale=zh-CN`
      return (await ok<ArticleReading>(agent.api(path))).variant.answer
    }
    expect(await reading()).toBe('每笔二十元。')
    const url = `/api/articles/${first.articleId}/going-back`
    const body = { toVersion: 1, insteadOf: 2 }
    expect(await refusal(writer.api(url, { method: 'POST', body }))).toEqual([403, 'own-text'])
    const back = await post<ArticleView>(reviewer, url, body)
    expect(back.versions.map(({ version, state, goesBackTo }) => [version, state, goesBackTo])).toEqual([
      [3, 'in-force', 1],
      [2, 'superseded', null],
      [1, 'superseded', null],
    ])
    expect(await reading()).toBe('每笔两元。')
    expect(await refusal(reviewer.api(url, { method: 'POST', body }))).toEqual([409, 'edited-meanwhile'])
    const { changes } = await ok<{ changes: { change: string; by: { name: string } }[] }>(
      writer.api(`/api/articles/${first.articleId}/history`),
    )
    await app.settled()
    expect(changes.map(({ change }) => change)).toContain('approved')
  })

  it('that is withdrawn is gone at once, with what was going to take effect', async () => {
    const first = await released({ 'zh-CN': variant('旧版电子密码器停用', '请换新版。') })
    const later = { effectiveAt: clock.now() + DAY_MS }
    await approve(await nextVersion(first, { 'zh-CN': variant('旧版电子密码器停用', '已停用。') }, later))
    expect(await codesFor('旧版电子密码器停用')).toEqual([first.code])
    await ok(reviewer.api(`/api/articles/${first.articleId}`, { method: 'DELETE' }))
    expect(await codesFor('旧版电子密码器停用')).toEqual([])
    await become(clock.now() + 2 * DAY_MS)
    expect(await codesFor('旧版电子密码器停用')).toEqual([])
    expect((await agent.api(`/api/articles/${first.articleId}/reading`)).status).toBe(404)
  })

  it('shows the languages it lacks, and tells the nearest one with a word about it', async () => {
    const made = await released({ 'zh-TW': variant('信用卡掛失補發', '請撥打客服專線。') })
    expect(made.newest.gaps).toEqual(['zh-CN', 'en'])
    const [found] = (await search('信用卡挂失补发')).found
    expect(found).toMatchObject({ code: made.code, locale: 'zh-TW', isOtherLanguage: true })
    expect(found?.titleMarks.map(([a, b]) => found.title.slice(a, b)).join('')).toContain('掛失')
    const { articles } = await ok<ArticleList>(writer.api('/api/articles'))
    expect(articles.find(({ code }) => code === made.code)).toMatchObject({ gaps: ['zh-CN', 'en'], state: 'in-force' })
  })

  it('for one branch is read there and below, and is not there for the branch beside it', async () => {
    const south = await createUnit(app.platform, { name: 'South', kind: 'branch' })
    const team = await createUnit(app.platform, { name: 'South cards', parent: south })
    const [inside, outside] = await Promise.all([
      signedInAs(app, { roles: ['agent'], unit: team }),
      signedInAs(app, { roles: ['agent'], unit: await createUnit(app.platform, { name: 'North' }) }),
    ])
    const only = { unitIds: [south] }
    const { code, articleId } = await released({ 'zh-CN': variant('南城网点停车位', '地下一层。') }, only)
    expect(await codesFor('南城网点停车位', inside)).toEqual([code])
    expect(await codesFor('南城网点停车位', outside)).toEqual([])
    expect((await outside.api(`/api/articles/${articleId}/reading`)).status).toBe(404)
  })

  it('is begun once by its code, and a number of a card in it is masked', async () => {
    const code = freshCode()
    const words = { 'zh-CN': variant('示例', '比如 6222021234567894 这张卡。') }
    const made = await post<ArticleView>(writer, '/api/articles', { code, ...content(words) })
    expect(made.newest.words['zh-CN']?.answer).not.toContain('6222021234567894')
    const again = writer.api('/api/articles', { method: 'POST', body: { code, ...content(words) } })
    expect(await refusal(again)).toEqual([409, 'article-code-taken'])
    const nowhere = { code: freshCode(), ...content(words, { unitIds: [crypto.randomUUID()] }) }
    expect(await refusal(writer.api('/api/articles', { method: 'POST', body: nowhere }))).toEqual([409, 'unit-unknown'])
  })
})

describe('what agents say about an article', () => {
  it('is answered within three working days by its owner, with what was done', async () => {
    const office = {
      zone: 'Asia/Shanghai',
      weekly: Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
      ),
    }
    const calendar = { name: { 'zh-CN': '办公', 'zh-TW': '辦公', en: 'Office' }, data: office, version: 0 }
    const admin = await signedInAs(app, { roles: ['administrator'] })
    await ok(admin.api('/api/calendars/office-days', { method: 'PUT', body: calendar }))
    const { version } = await ok<KnowledgeSettings>(admin.api('/api/articles/settings'))
    const settings = { feedbackDays: 3, feedbackCalendar: 'office-days', version }
    await ok(admin.api('/api/articles/settings', { method: 'PUT', body: settings }))
    await become(Date.parse('2026-11-27T03:00:00Z'))
    const made = await released({ 'zh-CN': variant('外币兑换限额', '每年五万美元。') })
    const said = await post<ArticleFeedback>(agent, `/api/articles/${made.articleId}/feedback`, {
      version: 1,
      locale: 'zh-CN',
      kind: 'missing',
      note: '没有说港澳台居民，卡 6222021234567894',
    })
    expect(said).toMatchObject({ owner: { personId: writer.personId }, promise: { state: 'running' } })
    expect(said.note).not.toContain('6222021234567894')
    // Monday, Tuesday, Wednesday: by the end of that day in the bank's zone.
    expect(new Date(said.promise!.dueAt).toISOString().slice(0, 10)).toBe('2026-12-02')
    const someone = await signedInAs(app, { roles: ['agent'] })
    const of = async (who: Person) =>
      (await ok<{ feedback: ArticleFeedback[] }>(who.api('/api/article-feedback?state=all'))).feedback
    expect(await of(someone)).toEqual([])
    const url = `/api/article-feedback/${said.feedbackId}`
    const done = { outcome: 'changed', answer: '第二版已写明。' }
    expect((await agent.api(`${url}/answer`, { method: 'PUT', body: done })).status).toBe(403)
    const toAgent = writer.api(`${url}/owner`, { method: 'PUT', body: { ownerId: agent.personId } })
    expect(await refusal(toAgent)).toEqual([409, 'owner-cannot-write'])
    const supervisor = await signedInAs(app, { roles: ['supervisor'] })
    const handOver = (body: object) =>
      post<PromiseMoved>(supervisor, `/api/promises/owners/${writer.personId}/hand-over`, {
        unitId: writer.unitId,
        ...body,
      })
    for (const to of [{}, { ownerId: agent.personId }])
      expect(await handOver(to)).toMatchObject({ moved: 0, stayed: [{ aboutId: said.feedbackId }] })
    expect(await handOver({ ownerId: reviewer.personId })).toEqual({ moved: 1, stayed: [] })
    await ok(reviewer.api(`${url}/owner`, { method: 'PUT', body: { ownerId: writer.personId } }))
    await ok(writer.api(`${url}/owner`, { method: 'PUT', body: { ownerId: reviewer.personId } }))
    const owedBy = (who: Person) => ok<PromiseList>(who.api('/api/promises/mine'))
    expect((await owedBy(reviewer)).promises).toMatchObject([{ aboutId: said.feedbackId }])
    await ok(reviewer.api(`${url}/answer`, { method: 'PUT', body: done }))
    expect((await owedBy(reviewer)).promises).toEqual([])
    expect((await of(agent)).find(({ feedbackId }) => feedbackId === said.feedbackId)).toMatchObject({
      outcome: 'changed',
      answer: '第二版已写明。',
      answeredBy: { name: '复核的人' },
      promise: { state: 'kept' },
    })
    const again = reviewer.api(`${url}/answer`, { method: 'PUT', body: done })
    expect(await refusal(again)).toEqual([409, 'already-answered'])
  })
})

describe('what nobody answered and what nobody uses', () => {
  it('counts equal questions together, a question typed on as one, and each can become a draft', async () => {
    const first = await search('火星支行几点关门')
    expect(first.found).toEqual([])
    await search('火星支行，几点关门？', agent, { searchId: first.searchId })
    await search('火星支行几點關門')
    const list = async (outcome: string) =>
      (
        await ok<{ questions: UnansweredQuestionView[] }>(writer.api(`/api/unanswered-questions?outcome=${outcome}`))
      ).questions.filter(({ question }) => question.includes('火星'))
    const [question] = await list('open')
    expect(question).toMatchObject({ asked: 2, byAgents: 2, byCustomers: 0 })
    const body = { key: question!.key, code: freshCode(), topic: 'branch', audience: 'both', locale: 'zh-CN' }
    const { articleId } = await post<{ articleId: string }>(writer, '/api/unanswered-questions/drafts', {
      ...body,
      title: '火星支行的营业时间',
      answer: '还没有开业。',
    })
    expect(await list('open')).toEqual([])
    expect(await list('drafted')).toMatchObject([{ articleId, asked: 2 }])
    clock.advance(1_000)
    await search('火星支行几点关门')
    expect(await list('open')).toMatchObject([{ asked: 1 }])
    await post(writer, '/api/unanswered-questions/dismissals', { key: question!.key })
    expect(await list('open')).toEqual([])
  })

  it('a search counts as a hit when an article of it was used, and an unused article is told after a month', async () => {
    await become(clock.now() + DAY_MS)
    const from = clock.now()
    const used = await released({ 'zh-CN': variant('补打回单', '在网点或手机银行补打。') })
    const idle = await released({ 'zh-CN': variant('代发工资签约', '请单位联系客户经理。') })
    const { searchId, found } = await search('补打回单')
    expect(found[0]?.code).toBe(used.code)
    const use = { version: 1, locale: 'zh-CN', how: 'opened', searchId }
    await post(agent, `/api/articles/${used.articleId}/uses`, use)
    await search('完全无关的量子纠缠')
    const figures = () =>
      ok<KnowledgeFigures>(writer.api(`/api/articles/figures?from=${from}&before=${clock.now() + 1}`))
    expect(await figures()).toMatchObject({ searches: 2, withUse: 1, nothingFound: 1, knowledgeHit: 0.5 })
    const unused = async () =>
      (await ok<{ articles: UnusedArticle[] }>(writer.api('/api/articles/unused?days=30'))).articles.map(
        ({ code }) => code,
      )
    expect(await unused()).not.toContain(idle.code)
    await become(clock.now() + 31 * DAY_MS)
    await post(agent, `/api/articles/${used.articleId}/uses`, { version: 1, locale: 'zh-CN', how: 'copied' })
    expect(await unused()).toContain(idle.code)
    expect(await unused()).not.toContain(used.code)
  })
})

it('the starter pack comes in as drafts of whoever brings it in, and a second time changes nothing', async () => {
  const [trainer, planner] = await Promise.all([
    signedInAs(app, { roles: ['trainer'] }),
    signedInAs(app, { roles: ['planner'] }),
  ])
  expect((await planner.api('/api/articles/starter-pack', { method: 'POST' })).status).toBe(403)
  const first = await post<{ imported: number; known: number }>(trainer, '/api/articles/starter-pack')
  expect(first.imported).toBeGreaterThan(30)
  const { articles } = await ok<ArticleList>(reviewer.api('/api/articles'))
  const brought = articles.filter(({ changedBy }) => changedBy?.personId === trainer.personId)
  expect(brought).toHaveLength(first.imported)
  expect(new Set(brought.map(({ state, open }) => `${state} ${open}`))).toEqual(new Set(['new draft']))
  expect(await post(trainer, '/api/articles/starter-pack')).toEqual({ imported: 0, known: first.imported })
})

describe('what other modules ask', () => {
  it('gives customers nothing that is for agents, and the same article on every channel it is for', async () => {
    let questions: KnowledgeQuestions | undefined
    const house = await startTestApplication({
      on: { databaseUrl: app.databaseUrl, dataDir: app.dataDir },
      clock,
      build: (platform) => {
        const built = buildHouse(platform)
        questions = questionsOf(built)
        return built
      },
    })
    try {
      const inner = await released({ 'zh-CN': variant('内部核身口径', '先核对两项。') }, { audience: 'agent' })
      const outer = await released(
        { 'zh-CN': variant('小额免密支付怎么关', '在手机银行关闭。') },
        { channels: ['web'] },
      )
      await house.settled()
      const at = clock.now()
      const found = (query: string, audience: 'customer' | 'agent', channel: string) =>
        questions!.search(query, { at, audience, channel }).map(({ article }) => article.code)
      expect(found('内部核身口径', 'customer', 'web')).not.toContain(inner.code)
      expect(found('内部核身口径', 'agent', 'web')).toContain(inner.code)
      expect(found('小额免密支付怎么关', 'customer', 'web')[0]).toBe(outer.code)
      expect(found('小额免密支付怎么关', 'customer', 'phone')).not.toContain(outer.code)
      const { db } = house.platform
      const all = await questions!.articlesInForce(db, { at, audience: 'customer' })
      expect(all.map(({ code }) => code)).toContain(outer.code)
      expect(all.map(({ code }) => code)).not.toContain(inner.code)
      expect((await questions!.article(db, outer.code, at))?.articleId).toBe(outer.articleId)
      expect(await questions!.article(db, outer.code, outer.newest.head.effectiveAt! - 1)).toBeUndefined()
    } finally {
      await house.stop()
    }
  })
})

function questionsOf(house: ReturnType<typeof buildHouse>): KnowledgeQuestions {
  const found = house.modules.find(({ name }) => name === 'knowledge') as ReturnType<typeof knowledgeModule>
  return found.questions
}
