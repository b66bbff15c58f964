import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import type { CallbackShape } from '#modules/routing/callback-contract.ts'
import { at, sql } from '#platform/database/database.ts'
import { settableClock } from '../../../tests/support/application.ts'
import { answersAt, botLines, SMALL_ARTICLES, sessionsOf, startSmallBot } from '../../../tests/support/bot.ts'
import { beginVisit, createEntrance, say, type TestVisit } from '../../../tests/support/chat.ts'
import { agentAt, type FloorApplication, names, ok, queueAt, startFloor, until } from '../../../tests/support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const MINUTE = 60_000
/** Monday, an hour before people come. */
const START = Date.parse('2026-11-23T08:00:00+08:00')
const OPENING = START + 60 * MINUTE
/** The article on fees is out of date from this instant on. */
const EXPIRY = START + 30 * MINUTE
const clock = settableClock(START)

let app: FloorApplication
let admin: SignedInPerson
let queueId: string

beforeAll(async () => {
  app = await startFloor({ clock, env: { SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  const hours = [{ from: '09:00', to: '17:00' }]
  const data = { zone: 'Asia/Shanghai', weekly: { monday: hours, tuesday: hours } }
  const calendar = { name: names('nine-to-five'), version: 0, data }
  await ok(admin.api('/api/calendars/nine-to-five', { method: 'PUT', body: calendar }))
  queueId = (await queueAt(admin, { calendarKey: 'nine-to-five', offersCallback: true })).queueId
  const people = {
    by: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
    approvedBy: (await createPerson(app.platform, { roles: ['trainer'] })).personId,
  }
  await app.platform.db.transaction(async (tx) => {
    await importPack(app.platform, tx, SMALL_ARTICLES, people)
    await tx.run(sql`update knowledge.article_version v set expires_at = ${at(EXPIRY)} from knowledge.article a
      where a.id = v.article_id and a.code = 'card-fee'`)
  })
  await startSmallBot(app)
  await answersAt(app.url)
})
afterAll(() => app.stop())

const write = (visit: TestVisit, text: string) => ok(visit.api('/chat/messages', { method: 'POST', body: say(text) }))
const textsOf = async (visit: TestVisit, atLeast: number) =>
  (await botLines(app, visit, atLeast)).map(({ text }) => text).join('\n')

describe('an article', () => {
  it('is cited up to the millisecond before it expires, and never at the instant', async () => {
    clock.set(EXPIRY - 1)
    const before = await beginVisit(app.url)
    await write(before, '信用卡年费多少')
    expect(await textsOf(before, 2)).toContain('每年 200 元')
    clock.set(EXPIRY)
    const after = await beginVisit(app.url)
    await write(after, '信用卡年费多少')
    expect(await textsOf(after, 2)).not.toContain('200')
    const turns = await app.platform.db.rows<{ articleId: string | null }>(sql`select t.article_id "articleId"
      from bot.turn t join bot.session s on s.id = t.session_id where s.conversation_id = ${after.conversationId}`)
    expect(turns).toEqual([{ articleId: null }])
  })
})

describe('while nobody is there', () => {
  it('a customer who wants a person is promised a call-back, and routing keeps it', async () => {
    clock.set(START)
    const visit = await beginVisit(app.url)
    await write(visit, '转人工')
    const [offer] = (await botLines(app, visit, 2)).slice(-1)
    expect(offer?.choices?.length).toBeGreaterThanOrEqual(2)
    expect((await sessionsOf(app, visit))[0]?.outcome).toBeNull()
    await write(visit, offer!.choices![0]!)
    await botLines(app, visit, 3)
    await write(visit, '13800138000')
    await until(async () => (await sessionsOf(app, visit))[0]?.why === 'call-back')
    const desk = await agentAt(app, { queues: [queueId], available: false }, admin)
    const found = await until(async () => {
      // Booked as soon as routing has the contact, looked for twice a second.
      clock.advance(500)
      const { callbacks } = await ok<{ callbacks: CallbackShape[] }>(desk.api('/api/routing/callbacks'))
      return callbacks.length > 0 && callbacks
    })
    expect(found).toHaveLength(1)
    const kept = await app.platform.db.rows<{ dueAt: number }>(
      sql`select due_at "dueAt" from promises.promise where kind = 'callback'`,
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]!.dueAt).toBeGreaterThan(OPENING)
    desk.vanish()
  })

  it('a session without a word for a quarter of an hour has ended', async () => {
    clock.set(START)
    const visit = await beginVisit(app.url)
    await write(visit, '网点几点开门')
    await botLines(app, visit, 2)
    clock.set(START + 15 * MINUTE - 1_000)
    expect((await sessionsOf(app, visit))[0]?.outcome).toBeNull()
    clock.set(START + 15 * MINUTE)
    await until(async () => (await sessionsOf(app, visit))[0]?.outcome === 'left')
    expect((await sessionsOf(app, visit))[0]).toMatchObject({ why: 'silent' })
  })
})
