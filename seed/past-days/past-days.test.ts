import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/database/database.ts'
import { buildHouse } from '#server/main.ts'
import { startTestApplication, type TestApplication } from '../../tests/support/application.ts'
import { signIn } from '../../tests/support/people.ts'
import { recounted } from '../../tests/support/recounted.ts'
import { seedDemoBank } from '../seed-demo-bank.ts'
import type { DemoSignIn } from '../sign-ins.ts'

let app: TestApplication
let signIns: readonly DemoSignIn[]
const said: string[] = []
beforeAll(async () => {
  app = await startTestApplication({
    async before({ platform }, databaseUrl) {
      const options = { now: Date.now(), onProgress: (line: string) => said.push(line), build: buildHouse, databaseUrl }
      signIns = await seedDemoBank(platform, options)
    },
  })
  await app.settled()
}, 120_000)
afterAll(() => app?.stop())

const read = async <T>(role: string, path: string): Promise<T> => {
  const { agentNo, password } = signIns.find((each) => each.role === role) ?? { agentNo: '', password: '' }
  const person = await signIn(app.url, agentNo, password)
  return (await person.api(path)).json() as Promise<T>
}

describe('the last days of the demo bank', () => {
  it('are over when the house opens: nobody waits, is served, rings or is on duty', async () => {
    const [left] = await app.platform.db.rows(sql`select
      (select count(*)::int from conversations.contact where ended_at is null) open,
      (select count(*)::int from routing.item where state <> 'ended') work,
      (select count(*)::int from routing.agent where presence <> 'offline' or used_points > 0) "onDuty",
      (select count(*)::int from routing.link where node_id <> ${app.platform.nodeId}) links,
      (select count(*)::int from platform.node where id <> ${app.platform.nodeId}) nodes`)
    expect(left).toEqual({ open: 0, work: 0, onDuty: 0, links: 0, nodes: 0 })
  })

  it('were lived by the house itself: what is counted again from the log is what its boards say', async () => {
    const report = await recounted(app)
    expect(report.differences).toEqual([])
    expect(said).toContainEqual(expect.stringMatching(/^\d+ customers who came in the last days$/))
    expect(said).toContain(`${report.contacts} customers who came in the last days`)
    expect(report.contacts).toBeGreaterThan(40)
  })

  it('have something to show: figures within reason, contacts with their words, ratings, reasons, articles read', async () => {
    const week = Date.now() - 7 * 86_400_000
    const { sums } = await read<{ sums: Record<string, number> }>(
      'supervisor',
      `/api/figures?from=${week}&before=${Date.now()}`,
    )
    const { requested = 0, answered = 0, answered_in_time: inTime = 0 } = sums
    expect(answered / requested).toBeGreaterThan(0.9)
    expect(inTime / requested).toBeLessThanOrEqual(1)
    const counts = await app.platform.db.one<Record<string, number>>(sql`select
      (select count(*)::int from conversations.contact where reason_code is null and answered_at is not null) "withoutReason",
      (select count(*)::int from conversations.rating where score is not null) rated,
      (select count(*)::int from assist.tool_use) uses`)
    expect(counts.withoutReason).toBe(0)
    expect(counts.rated).toBeGreaterThan(5)
    expect(counts.uses).toBeGreaterThan(10)
  })

  it('end an hour before the house opens, and begin days before', async () => {
    const { first, last } = await app.platform.db.one<{ first: number; last: number }>(
      sql`select min(asked_at) first, max(asked_at) last from conversations.contact`,
    )
    expect(Date.now() - last).toBeGreaterThan(3_600_000)
    expect(Date.now() - first).toBeGreaterThan(4 * 86_400_000)
  })

  it('are left out where a node serves already, whose clock is another', async () => {
    const other = await startTestApplication()
    try {
      const lines: string[] = []
      const options = { now: Date.now(), onProgress: (line: string) => lines.push(line), build: buildHouse }
      await seedDemoBank(other.platform, { ...options, databaseUrl: other.databaseUrl })
      expect(lines.filter((line) => line.includes('last days'))).toEqual([])
      expect(await other.platform.db.rows(sql`select from conversations.contact`)).toEqual([])
    } finally {
      await other.stop()
    }
  })
})
