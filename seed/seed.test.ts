import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import type { themesReply } from '#modules/assist/themes-contract.ts'
import type { ArticleSearchReply } from '#modules/knowledge/lookup-contract.ts'
import type { RosterBoard, RosterHead } from '#modules/rosters/contract.ts'
import type { TeamLeave } from '#modules/rosters/own-contract.ts'
import { buildHouse } from '#server/main.ts'
import { startTestApplication, type TestApplication } from '../tests/support/application.ts'
import { createPerson, signIn } from '../tests/support/people.ts'
import { customerNoOf } from './bank/customers.ts'
import { seedDemoBank } from './seed-demo-bank.ts'
import { DEMO_SIGN_INS_FILE, type DemoSignIn } from './sign-ins.ts'

const options = (databaseUrl: string) => ({ now: Date.now(), onProgress: () => {}, build: buildHouse, databaseUrl })

describe('the demo bank, once it is filled', () => {
  let app: TestApplication
  let signIns: readonly DemoSignIn[]
  beforeAll(async () => {
    app = await startTestApplication()
    signIns = await seedDemoBank(app.platform, options(app.databaseUrl))
    await app.settled()
  })
  afterAll(() => app.stop())

  test('lets one person of every role in by the front door, with a password of this installation', async () => {
    const roles = [...new Set(signIns.map((each) => each.role))]
    expect(roles).toHaveLength(12)
    expect(new Set(signIns.map((each) => each.password)).size).toBe(12)
    for (const role of roles) {
      const { agentNo, password } = signIns.find((each) => each.role === role)!
      const person = await signIn(app.url, agentNo, password)
      const me = (await (await person.api('/api/me')).json()) as { roles: { role: string }[] }
      expect(me.roles.map((held) => held.role)).toEqual([role])
    }
  })

  test('shows compliance what customers agreed to in every state, and what they ask about their data', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'compliance')!
    const compliance = await signIn(app.url, agentNo, password)
    const read = async <T>(path: string) => (await (await compliance.api(path)).json()) as T
    type Entry = { state: string; proof: { textVersion: number | null } }
    const { entries } = await read<{ entries: Entry[] }>('/api/consents?limit=100')
    expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['given', 'refused', 'withdrawn', 'expired']))
    expect(entries.filter(({ state }) => state === 'given').every(({ proof }) => proof.textVersion === 1)).toBe(true)
    const { requests } = await read<{ requests: { kind: string; state: string }[] }>('/api/data-requests')
    expect(requests.map(({ kind, state }) => [kind, state])).toEqual([
      ['deletion', 'open'],
      ['access', 'open'],
    ])
  })

  test('has looked through last week, in which customers spoke of something new, and opens what they said', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'compliance')!
    const compliance = await signIn(app.url, agentNo, password)
    const read = async () => (await (await compliance.api('/api/assist/themes')).json()) as z.infer<typeof themesReply>
    await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe('done')
    const { themes } = await read()
    const theme = themes.find(({ names = [], terms }) => [...names, ...terms].join(' ').includes('闪退'))
    expect(theme).toMatchObject({ isNew: true })
    expect(theme?.examples.some(({ text }) => text.includes('闪退'))).toBe(true)
  })

  test('keeps the sign-ins in a file that only its owner can read', async () => {
    const { mode } = await stat(join(app.dataDir, DEMO_SIGN_INS_FILE))
    expect(mode & 0o777).toBe(0o600)
  })

  test('shows the chat its greeting and topics, and the administrator queues, topics, hours, scripts and replies', async () => {
    const entrance = (await (await fetch(`${app.url}/chat/channels/main`)).json()) as { topics: unknown[] }
    expect(entrance.topics).toHaveLength(14)
    const { agentNo, password } = signIns.find((each) => each.role === 'administrator')!
    const admin = await signIn(app.url, agentNo, password)
    const lengthOf = async (path: string, list: string) =>
      ((await (await admin.api(path)).json()) as Record<string, unknown[]>)[list]?.length
    expect(await lengthOf('/api/routing/queues', 'queues')).toBe(8)
    expect(await lengthOf('/api/routing/topics', 'topics')).toBe(15)
    expect(await lengthOf('/api/calendars', 'calendars')).toBe(3)
    expect(await lengthOf('/api/scripts', 'scripts')).toBe(14)
    expect(await lengthOf('/api/canned-replies', 'replies')).toBeGreaterThanOrEqual(40)
  })

  test('finds an article for the questions customers ask most, told by a second person and owed feedback in working days', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'agent')!
    const agent = await signIn(app.url, agentNo, password)
    const found = async (query: string, locale: string) => {
      const body = { query, locale }
      const reply = (await (
        await agent.api('/api/article-searches', { method: 'POST', body })
      ).json()) as ArticleSearchReply
      return reply.found.map(({ code }) => code)
    }
    expect(await found('新卡怎么激活', 'zh-CN')).toContain('card-activate')
    expect(await found('新卡怎麼啟用', 'zh-TW')).toContain('card-activate')
    expect(await countRows(app, 'knowledge.article')).toBeGreaterThanOrEqual(150)
    expect(await countRows(app, 'knowledge.article_version where reviewed_by = any(writers)')).toBe(0)
    expect(await countRows(app, "promises.promise where kind = 'article-feedback' and calendar_key = 'office'")).toBe(2)
  })

  test('knows its 2,000 customers by number and phone', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'care-manager')!
    const manager = await signIn(app.url, agentNo, password)
    const found = (await (
      await manager.api('/api/customers/search', { method: 'POST', body: { customerNo: customerNoOf(1_999) } })
    ).json()) as {
      customers: { isKnown: boolean }[]
    }
    expect(found.customers).toMatchObject([{ isKnown: true }])
    expect(await countRows(app, 'customers.customer')).toBe(2_000)
  })

  test('has a published roster of this week and the next that breaks no rule and covers nearly all that is needed', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'planner')!
    const planner = await signIn(app.url, agentNo, password)
    const { rosters } = (await (await planner.api('/api/rosters')).json()) as { rosters: RosterHead[] }
    expect(rosters).toMatchObject([{ days: 14, version: 1, people: 68 }])
    const board = (await (await planner.api(`/api/rosters/${rosters[0]!.rosterId}`)).json()) as RosterBoard
    expect(board.violations).toEqual([])
    expect(board.hasUnpublished).toBe(false)
    const sums = board.coverage.map(({ required, planned }) => ({
      needed: required.reduce((sum, each) => sum + each, 0),
      missing: required.reduce((sum, each, slot) => sum + Math.max(0, each - planned[slot]!), 0),
    }))
    expect(sums.every(({ needed }) => needed > 0)).toBe(true)
    const [needed, missing] = [
      sums.reduce((sum, each) => sum + each.needed, 0),
      sums.reduce((sum, each) => sum + each.missing, 0),
    ]
    expect(missing / needed).toBeLessThan(0.1)
  })

  test('has leave that waits for a word, room for more, and a shift that someone gives away', async () => {
    const { agentNo, password } = signIns.find((each) => each.role === 'planner')!
    const planner = await signIn(app.url, agentNo, password)
    const from = localDateOf(compileZone('Asia/Shanghai')!, Date.now())
    const read = (path: string) => planner.api(path).then((response) => response.json())
    const { leave } = (await read(`/api/rosters/leave?from=${from}&days=60`)) as { leave: TeamLeave[] }
    expect(leave.map(({ state }) => state).sort()).toEqual(['asked', 'asked', 'granted'])
    expect(await countRows(app, 'rosters.leave_pool')).toBe(91)
    expect(await countRows(app, 'rosters.swap')).toBe(1)
  })

  test('is filled once: doing it again changes nothing and tells the same sign-ins', async () => {
    const tables = ['identity.person', 'identity.person_skill', 'routing.membership', 'knowledge.canned_reply']
    const counts = () => Promise.all(tables.map((table) => countRows(app, table)))
    const before = await counts()
    expect(await seedDemoBank(app.platform, options(app.databaseUrl))).toEqual(signIns)
    expect(await counts()).toEqual(before)
  })
})

describe('filling the demo bank', () => {
  test('leaves nothing when it is killed half-way, and the next try fills it whole', async () => {
    const app = await startTestApplication()
    const dataDir = await mkdtemp(join(tmpdir(), 'yinuo-seed-'))
    const holder = await app.platform.db.dedicated()
    try {
      // The child gets as far as the customers and no further: it cannot be done before the kill arrives.
      await holder.query('set idle_in_transaction_session_timeout = 0')
      await holder.query('begin; lock table customers.customer in share mode')
      await killedWhenItSays('queues', ['--url', app.databaseUrl, '--data', dataDir])
      await holder.query('rollback')
      for (const table of [
        'identity.person',
        'identity.unit',
        'routing.queue',
        'customers.customer',
        'platform.outbox',
      ])
        expect(await countRows(app, table), table).toBe(0)
      expect(await seedDemoBank(app.platform, options(app.databaseUrl))).toHaveLength(85)
      expect(await countRows(app, 'customers.customer')).toBe(2_000)
    } finally {
      await holder.end()
      await rm(dataDir, { recursive: true, force: true })
      await app.stop()
    }
  })

  test('happens once when two processes begin at the same moment', async () => {
    const app = await startTestApplication()
    try {
      const other = await app.secondNode()
      const [one, two] = await Promise.all([
        seedDemoBank(app.platform, options(app.databaseUrl)),
        seedDemoBank(other.platform, options(app.databaseUrl)),
      ])
      expect(two).toEqual(one)
      expect(await countRows(app, 'identity.person')).toBe(85)
    } finally {
      await app.stop()
    }
  })

  test('is refused where people work already', async () => {
    const app = await startTestApplication()
    try {
      await createPerson(app.platform, { roles: ['administrator'] })
      await expect(seedDemoBank(app.platform, options(app.databaseUrl))).rejects.toThrow(
        /People work in this installation already/,
      )
      expect(await countRows(app, 'customers.customer')).toBe(0)
    } finally {
      await app.stop()
    }
  })
})

/** Runs `npm run seed` and kills it outright at its first line with this word. */
async function killedWhenItSays(word: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/seed.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(word)) child.kill('SIGKILL')
  })
  expect((await ended)[1]).toBe('SIGKILL')
}

async function countRows(app: TestApplication, table: string): Promise<number> {
  const { rows } = await app.platform.db.pool.query<{ count: number }>(`select count(*)::int count from ${table}`)
  return rows[0]!.count
}
