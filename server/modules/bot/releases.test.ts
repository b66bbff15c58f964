import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { IntentView, ReleaseChanges, ReleaseView, tryReply } from '#modules/bot/editor-contract.ts'
import type { SessionTurns, SessionView } from '#modules/bot/sessions-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { answersAt, SMALL_ARTICLES, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, queueAt, refusalOf, startFloor, until } from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

type Tried = z.output<typeof tryReply>

let app: FloorApplication
let writer: SignedInPerson
let second: SignedInPerson
let starter: string

beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  await queueAt(admin)
  writer = await signedInAs(app, { roles: ['trainer'] })
  second = await signedInAs(app, { roles: ['trainer'] })
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction((tx) => importPack(app.platform, tx, SMALL_ARTICLES, people))
  starter = (await startSmallBot(app)).releaseId
  await answersAt(app.url)
})
afterAll(() => app.stop())

const releases = async () => (await ok<{ releases: ReleaseView[] }>(writer.api('/api/bot/releases'))).releases
const releaseOf = async (releaseId: string) => (await releases()).find((one) => one.releaseId === releaseId)

/** Makes a release of the working copy. @returns it, once it is judged */
async function makeRelease(): Promise<ReleaseView> {
  const made = await ok<{ releaseId: string }>(
    writer.api('/api/bot/releases', { method: 'POST', body: { note: 'next' } }),
  )
  return until(async () => {
    const release = await releaseOf(made.releaseId)
    return release && release.state !== 'training' && release
  })
}

const letOut = (person: SignedInPerson, releaseId: string) =>
  person.api(`/api/bot/releases/${releaseId}/let-out`, { method: 'POST' })

async function intent(code: string): Promise<IntentView> {
  const { intents } = await ok<{ intents: IntentView[] }>(writer.api('/api/bot/intents'))
  const found = intents.find((one) => one.code === code)
  if (!found) throw new Error(`no intent ${code}`)
  return found
}

async function save(code: string, change: Partial<IntentView>) {
  const { name, topic, reason, does, utterances, version } = { ...(await intent(code)), ...change }
  const body = { name, topic, reason, does, utterances, version }
  return writer.api(`/api/bot/intents/${code}`, { method: 'PUT', body })
}

const tryIt = (text: string, more: object = {}) =>
  ok<Tried>(writer.api('/api/bot/try', { method: 'POST', body: { text, ...more } }))

describe('a release of the bot', () => {
  it('of the starter pack is out by itself, with what the gate found', async () => {
    expect(await releaseOf(starter)).toMatchObject({ number: 1, state: 'released', madeBy: null, intents: 3 })
  })

  it('says in the try-out what it would answer and which words decided', async () => {
    const tried = await tryIt('信用卡年费多少')
    expect(tried).toMatchObject({ act: 'answer', intent: 'card-fee', decision: 'answer' })
    expect(tried.says.map(({ text }) => text).join('\n')).toContain('每年 200 元')
    expect(tried.features.map(({ feature }) => feature).join(' ')).toMatch(/年费/)
    expect(tried.features.find(({ feature }) => feature.includes('年费'))?.span?.[0]).toBeGreaterThanOrEqual(0)
    expect(tried.cited).toHaveLength(1)
    const next = await tryIt('人工', { state: tried.state })
    expect(next.act).toBe('hand-over')
  })

  it('is made from the working copy, refused to its maker, let out by a second person, and put back', async () => {
    const { utterances } = await intent('card-fee')
    await ok(save('card-fee', { utterances: { ...utterances, zh: [...utterances.zh, '刷几次才免年费'] } }))
    const made = await makeRelease()
    expect(made).toMatchObject({ state: 'gated', report: { stoppedBy: [] } })
    expect(made.modelBytes).toBeGreaterThan(0)
    expect(await refusalOf(letOut(writer, made.releaseId))).toEqual({ status: 403, refusal: 'own-release' })
    await ok(letOut(second, made.releaseId))
    expect((await releases()).map(({ state }) => state)).toEqual(['released', 'former'])
    expect(await refusalOf(letOut(second, made.releaseId))).toEqual({ status: 409, refusal: 'already-out' })
    await ok(letOut(writer, starter))
    expect((await releases()).map(({ state }) => state)).toEqual(['former', 'released'])
  })

  it('tells who made it and what it has that the one before had not', async () => {
    const [draft, kept] = await Promise.all([
      ok<ReleaseChanges>(writer.api('/api/bot/changes')),
      ok<ReleaseChanges>(writer.api(`/api/bot/releases/${(await releases())[0]!.releaseId}/changes`)),
    ])
    const added = { code: 'card-fee', kind: 'changed', parts: [], added: ['刷几次才免年费'], removed: [] }
    expect(draft).toMatchObject({ against: 1, flows: [] })
    expect(draft.intents).toMatchObject([added])
    expect(kept.intents).toMatchObject([added])
    expect((await releases())[0]?.madeByName).not.toBeNull()
    expect(await intent('card-fee')).toMatchObject({ changedBy: (await releases())[0]?.madeByName })
    const nothing = writer.api(`/api/bot/releases/${crypto.randomUUID()}/changes`)
    expect(await refusalOf(nothing)).toEqual({ status: 404, refusal: 'release-not-found' })
  })

  it('is stopped when a question that must hold goes wrong, and is never let out', async () => {
    const row = { text: '年费怎么收', intent: 'opening-hours', isMust: true }
    const { id } = await ok<{ id: string }>(writer.api('/api/bot/regression', { method: 'POST', body: row }))
    const made = await makeRelease()
    expect(made.state).toBe('stopped')
    expect(made.report?.stoppedBy[0]).toContain('年费怎么收')
    expect(await refusalOf(letOut(second, made.releaseId))).toEqual({ status: 409, refusal: 'release-not-ready' })
    await ok(writer.api(`/api/bot/regression/${id}`, { method: 'DELETE' }))
  })

  it('shows what would change for past sessions before it is let out', async () => {
    const visit = await beginVisit(app.url)
    for (const text of ['年费什么时候扣', '人工']) {
      await ok(visit.api('/chat/messages', { method: 'POST', body: say(text) }))
    }
    await until(async () => (await ok<{ phase: string }>(visit.api('/chat/contact'))).phase !== 'bot')
    const same = await ok<{ turns: number; changed: number }>(
      writer.api('/api/bot/replays', { method: 'POST', body: { releaseId: starter } }),
    )
    expect(same.changed).toBe(0)
    expect(same.turns).toBeGreaterThanOrEqual(2)
    // Without the fee's article the same words are answered otherwise.
    await ok(save('card-fee', { does: { kind: 'hand-over', why: 'fees' } }))
    const other = await makeRelease()
    const changed = await ok<{ changed: number; list: { text: string | null; now: { act: string } }[] }>(
      writer.api('/api/bot/replays', { method: 'POST', body: { releaseId: other.releaseId } }),
    )
    expect(changed).toMatchObject({ changed: 1, list: [{ now: { act: 'hand-over' } }] })
    expect(changed.list[0]?.text).toBeNull()
  })

  it('refuses an utterance that stands in another intent, a stale edit, and a flow with faults, each with what to do', async () => {
    const { utterances, version } = await intent('opening-hours')
    const twice = { utterances: { ...utterances, zh: [...utterances.zh, '年费怎么收'] } }
    expect(await refusalOf(save('opening-hours', twice))).toEqual({ status: 409, refusal: 'utterance-elsewhere' })
    await ok(save('opening-hours', {}))
    expect(await refusalOf(save('opening-hours', { version }))).toEqual({ status: 409, refusal: 'edited-meanwhile' })
    const faulty = writer.api('/api/bot/flows/nothing', {
      method: 'PUT',
      body: { flow: '{"code":"nothing"}', version: 0 },
    })
    const told = await faulty
    expect(told.status).toBe(422)
    const problem = (await told.json()) as { refusal: string; fields: { path: string; fault: string }[] }
    expect(problem.refusal).toBe('flow-faulty')
    expect(problem.fields).toContainEqual(expect.objectContaining({ path: 'steps', fault: 'flow-shape' }))
  })

  it('masks a card number in every text of a flow before it is kept', async () => {
    const card = '6217001234567890122'
    const words = { 'zh-CN': `卡号 ${card}`, 'zh-TW': `卡號 ${card}`, en: `card ${card}` }
    const flow = {
      code: 'masked',
      version: 1,
      name: { 'zh-CN': '一', 'zh-TW': '一', en: 'One' },
      topic: null,
      minIdentityLevel: 0,
      slots: {},
      start: 'say',
      steps: [
        { id: 'say', kind: 'say', isMandatory: true, say: words, next: 'end' },
        { id: 'end', kind: 'end' },
      ],
      handOff: [],
      formFields: [],
    }
    const body = { flow: JSON.stringify(flow), version: 0 }
    await ok(writer.api('/api/bot/flows/masked', { method: 'PUT', body }))
    const { flows } = await ok<{ flows: { flow: string }[] }>(writer.api('/api/bot/flows'))
    expect(flows[0]?.flow).toContain('621700')
    expect(flows[0]?.flow).not.toContain(card)
  })

  it('is counted strictly: confirmed is not resolved for good before 72 hours have passed', async () => {
    const figures = await ok<Record<string, number | null>>(
      second.api(`/api/bot/figures?from=0&to=${Date.now() + 60_000}`),
    )
    expect(figures).toMatchObject({ settled: 0, containment: null, handedOver: 1, failed: 0 })
  })

  it('has its answers reviewed by those who look after quality, and counts the wrong ones', async () => {
    const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
    const { answers } = await ok<{ answers: { sessionId: string; seq: number; question: string }[] }>(
      inspector.api('/api/bot/review-sample'),
    )
    expect(answers.map(({ question }) => question)).toEqual(['年费什么时候扣'])
    const [answer] = answers
    const review = `/api/bot/reviews/${answer!.sessionId}/${answer!.seq}`
    await ok(inspector.api(review, { method: 'PUT', body: { verdict: 'wrong', note: 'old fee' } }))
    const { answers: left } = await ok<{ answers: unknown[] }>(inspector.api('/api/bot/review-sample'))
    expect(left).toEqual([])
    const figures = await ok(second.api(`/api/bot/figures?from=0&to=${Date.now() + 60_000}`))
    expect(figures).toMatchObject({ answersReviewed: 1, wrongAnswers: 1, wrongAnswerRate: 1 })
  })

  it('opens its figures to the sessions they count, with the words for whoever may open the conversation', async () => {
    const span = `from=0&to=${Date.now() + 60_000}`
    const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
    const list = (kind: string) =>
      ok<{ sessions: SessionView[] }>(inspector.api(`/api/bot/sessions?${span}&kind=${kind}`))
    const { sessions } = await list('handedOver')
    expect(sessions).toMatchObject([{ outcome: 'handed-over', why: 'asked', turns: 2 }])
    expect((await list('settled')).sessions).toEqual([])
    expect((await list('wrong')).sessions.map(({ sessionId }) => sessionId)).toEqual([sessions[0]!.sessionId])
    const address = `/api/bot/sessions/${sessions[0]!.sessionId}`
    const seen = await ok<SessionTurns>(inspector.api(address))
    expect(seen.turns.map(({ act, verdict }) => [act, verdict])).toEqual([
      ['answer', 'wrong'],
      ['hand-over', null],
    ])
    expect(seen.lines[0]).toMatchObject({ by: 'customer', text: '年费什么时候扣' })
    expect(seen.lines.some(({ by, text }) => by === 'bot' && text?.includes('每年 200 元'))).toBe(true)
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const unseen = await ok<SessionTurns>(administrator.api(address))
    expect(unseen).toMatchObject({ mayRead: false, lines: [] })
  })

  it('has its hand-overs judged both ways by those who read the talk', async () => {
    const inspector = await signedInAs(app, { roles: ['quality-inspector'] })
    const { sessions } = await ok<{ sessions: SessionView[] }>(inspector.api('/api/bot/session-sample?limit=50'))
    const handed = sessions.find(({ outcome }) => outcome === 'handed-over')
    const review = (sessionId: string) =>
      inspector.api(`/api/bot/session-reviews/${sessionId}`, { method: 'PUT', body: { neededPerson: true } })
    await ok(review(handed!.sessionId))
    const { sessions: left } = await ok<{ sessions: SessionView[] }>(inspector.api('/api/bot/session-sample?limit=50'))
    expect(left.map(({ sessionId }) => sessionId)).not.toContain(handed!.sessionId)
    const figures = await ok(second.api(`/api/bot/figures?from=0&to=${Date.now() + 60_000}`))
    expect(figures).toMatchObject({ sessionsReviewed: 1, handedAndNeeded: 1, handOffPrecision: 1, handOffRecall: 1 })
    expect(await refusalOf(review(crypto.randomUUID()))).toEqual({ status: 404, refusal: 'session-not-found' })
  })
})
