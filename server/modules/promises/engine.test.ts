import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '#modules/identity/module.ts'
import { promisesModule } from '#modules/promises/module.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import { endangered, searchPromises } from '#modules/promises/views.ts'
import { readLogAbout } from '#platform/log/read.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createPerson, signIn } from '../../../tests/support/people.ts'

const cause = { kind: 'system', id: 'test' } as const
const T0 = Date.UTC(2026, 10, 20, 2, 0, 0)

describe('promises', () => {
  const clock = settableClock(T0)
  let app: TestApplication
  let ask: PromiseQuestions
  beforeAll(async () => {
    app = await startTestApplication({ clock })
    const identity = identityModule(app.platform, { permissionTables: () => [] })
    ask = promisesModule(app.platform, { identity: identity.questions }).questions
  })
  afterAll(() => app.stop())

  const make = (aboutId: string, madeAt = clock.now(), ownerId: string | null = null) =>
    app.platform.db.transaction((tx) =>
      ask.make(tx, cause, {
        kind: 'first-response',
        about: { kind: 'contact', id: aboutId },
        ownerId,
        queueId: 'q',
        madeAt,
        allowance: { kind: 'elapsed', ms: 30_000 },
        warnAtRemainingMs: [10_000],
        title: aboutId,
      }),
    )
  const ref = (aboutId: string) => ({ kind: 'first-response', aboutKind: 'contact', aboutId })
  const stateOf = async (aboutId: string) =>
    (await ask.clocks(app.platform.db, 'first-response', 'contact', [aboutId]))[0]?.state
  const factsAbout = async (aboutId: string) => {
    await app.settled()
    return (await readLogAbout(app.platform.db, aboutId)).map((fact) => fact.type.replace('promises.', ''))
  }

  it('become endangered at the warning and broken a millisecond after they are due, by themselves', async () => {
    clock.set(T0)
    await make('a')
    expect(await stateOf('a')).toBe('running')
    clock.set(T0 + 20_000)
    await expect.poll(() => stateOf('a'), { timeout: 5_000 }).toBe('endangered')
    clock.set(T0 + 30_000)
    await new Promise((done) => setTimeout(done, 1_200))
    expect(await stateOf('a')).toBe('endangered')
    clock.set(T0 + 30_001)
    await expect.poll(() => stateOf('a'), { timeout: 5_000 }).toBe('broken')
    expect(await factsAbout('a')).toEqual(['made', 'endangered', 'broken'])
  })

  it('withdrawn after they were due were broken before, also when nobody had looked yet', async () => {
    const start = T0 + 50_000
    clock.set(start)
    await make('late')
    await app.platform.db.transaction((tx) => ask.withdraw(tx, cause, ref('late'), start + 30_001, 'customer left'))
    await make('early')
    await app.platform.db.transaction((tx) => ask.withdraw(tx, cause, ref('early'), start + 30_000, 'customer left'))
    expect(await factsAbout('late')).toEqual(['made', 'endangered', 'broken', 'withdrawn'])
    expect(await factsAbout('early')).toEqual(['made', 'endangered', 'withdrawn'])
  })

  it('kept at the very last instant are kept, also when that is learned after the breach', async () => {
    const start = T0 + 100_000
    clock.set(start)
    await make('b')
    clock.set(start + 40_000)
    await expect.poll(() => stateOf('b'), { timeout: 5_000 }).toBe('broken')
    const kept = await app.platform.db.transaction((tx) => ask.keep(tx, cause, ref('b'), start + 30_000, 'message 1'))
    expect(kept).toEqual({ ok: true, value: null })
    expect(await stateOf('b')).toBe('kept')
    const again = await app.platform.db.transaction((tx) => ask.keep(tx, cause, ref('b'), start + 31_000, 'message 2'))
    expect(again).toMatchObject({ ok: false, refusal: 'promise-already-ended' })
  })

  it('kept late stay broken and are owed no more', async () => {
    const start = T0 + 200_000
    clock.set(start)
    await make('c')
    clock.set(start + 31_000)
    await app.platform.db.transaction((tx) => ask.keep(tx, cause, ref('c'), start + 31_000, 'message'))
    expect(await stateOf('c')).toBe('broken')
    expect(await factsAbout('c')).toEqual(['made', 'broken', 'kept'])
  })

  it('stand still while paused and go on with what was left', async () => {
    const start = T0 + 300_000
    clock.set(start)
    await make('d')
    await app.platform.db.transaction((tx) => ask.pause(tx, cause, ref('d'), start + 5_000, 'customer writes'))
    clock.set(start + 100_000)
    await new Promise((done) => setTimeout(done, 1_200))
    expect(await stateOf('d')).toBe('paused')
    await app.platform.db.transaction((tx) => ask.resume(tx, cause, ref('d'), start + 100_000))
    const [resumed] = await ask.clocks(app.platform.db, 'first-response', 'contact', ['d'])
    expect(resumed).toMatchObject({ state: 'running', dueAt: start + 125_000 })
    await app.platform.db.transaction((tx) => ask.withdraw(tx, cause, ref('d'), start + 101_000, 'customer left'))
    expect(await stateOf('d')).toBe('withdrawn')
  })

  it('are never two of a kind about one thing', async () => {
    clock.set(T0 + 500_000)
    await make('e')
    await expect(make('e')).rejects.toThrow(/promise_open/)
  })

  it('show each person what they owe, and leaders what is endangered', async () => {
    clock.set(Date.now())
    const mei = await createPerson(app.platform, { roles: ['agent'] })
    const lead = await createPerson(app.platform, { roles: ['supervisor'] })
    await make('f', clock.now() - 25_000, mei.personId)
    const mine = await (await signIn(app.url, mei.agentNo, mei.password)).api('/api/promises/mine')
    expect(await mine.json()).toMatchObject({ promises: [{ aboutId: 'f', ownerId: mei.personId }] })
    const leader = await signIn(app.url, lead.agentNo, lead.password)
    expect(await (await leader.api('/api/promises?aboutId=f')).json()).toMatchObject({ promises: [{ aboutId: 'f' }] })
    const report = await leader.api(`/api/promises/report?from=${T0}&before=${clock.now() + 1}`)
    expect(
      ((await report.json()) as { kinds: { made: number; kept: number; keptLate: number; withdrawn: number }[] })
        .kinds[0],
    ).toMatchObject({ made: 8, kept: 1, keptLate: 1, withdrawn: 3 })
  })

  it('ring on the board while they are a matter of the moment; a yearly review waits in the list of what is owed', async () => {
    const start = clock.now()
    const DAY = 86_400_000
    const promised = (id: string, days: number) =>
      app.platform.db.transaction((tx) =>
        ask.make(tx, cause, {
          kind: 'review',
          about: { kind: 'thing', id },
          ownerId: null,
          queueId: null,
          madeAt: start - days * DAY - 1,
          allowance: { kind: 'elapsed', ms: days * DAY },
          warnAtRemainingMs: [],
          title: id,
        }),
      )
    await promised('half-a-year', 183)
    await promised('a-day-more', 184)
    const rings = (await endangered(app.platform.db, { kind: 'all' })).map(({ aboutId }) => aboutId)
    expect(rings).toContain('half-a-year')
    expect(rings).not.toContain('a-day-more')
    const owed = await searchPromises(app.platform.db, { kind: 'all' }, { state: 'due', kind: 'review', limit: 9 })
    expect(owed.map(({ aboutId }) => aboutId).toSorted()).toEqual(['a-day-more', 'half-a-year'])
  })

  it('go by calendars that administrators write, and a bad one is refused with every fault', async () => {
    const admin = await createPerson(app.platform, { roles: ['administrator'] })
    const { api } = await signIn(app.url, admin.agentNo, admin.password)
    const name = { 'zh-CN': '工作时间', 'zh-TW': '上班時間', en: 'Office hours' }
    const put = (data: unknown, version: number) =>
      api('/api/calendars/office', { method: 'PUT', body: { name, data, version } })
    const bad = await put({ zone: 'Asia/Nowhere', weekly: { monday: [{ from: '09:00', to: '08:99' }] } }, 0)
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({
      refusal: 'calendar-not-valid',
      detail: expect.stringContaining('weekly.monday[0]'),
    })
    const good = { zone: 'Asia/Shanghai', weekly: { monday: [{ from: '09:00', to: '17:00' }] } }
    expect((await put(good, 0)).status).toBe(200)
    expect((await put(good, 0)).status).toBe(409)
    expect((await put(good, 1)).status).toBe(200)
  })
})
