import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerSayings } from '#modules/conversations/sayings.ts'
import { sql } from '#platform/database/database.ts'
import { type ContactsApplication, startWithoutRouting } from '../../../tests/support/contacts.ts'

const DAY_MS = 86_400_000
const BEGIN_AT = Date.UTC(2026, 6, 1)
/** A thousand talks a day for a hundred days. */
const DAYS = 100
const TALKS = 1_000

let app: ContactsApplication
beforeAll(async () => {
  app = await startWithoutRouting({})
  await app.platform.db.run(sql`insert into conversations.message
      (conversation_id, seq, at, author_kind, audience, kind, text)
    select gen_random_uuid(), 1, to_timestamp(${BEGIN_AT / 1_000}::float8 + n * ${DAY_MS / TALKS / 1_000}::float8),
      case n % 2 when 0 then 'customer' else 'agent' end, 'everyone', 'text', 'what was said number ' || n
    from generate_series(0, ${DAYS * TALKS - 1}::int) n`)
  await app.platform.db.run(sql`select brin_summarize_new_values('conversations.message_at')`)
  await app.platform.db.run(sql`analyze conversations.message`)
})
afterAll(() => app.stop())

const dayOf = (day: number) => ({ from: BEGIN_AT + day * DAY_MS, before: BEGIN_AT + (day + 1) * DAY_MS, limit: 2_000 })

test('what customers said on one day is their lines of that day alone', async () => {
  const said = await customerSayings(app.platform.db, dayOf(40))
  expect(said).toHaveLength(TALKS / 2)
  expect(said.every(({ at }) => at >= dayOf(40).from && at < dayOf(40).before)).toBe(true)
})

test('one day of a hundred is found by its time, not by reading all', async () => {
  const { platform } = app
  const plan = await platform.db.rows<{ 'QUERY PLAN': string }>(sql`explain select 1 from conversations.message m
    where m.at >= to_timestamp(${dayOf(40).from / 1_000}::float8) and m.at < to_timestamp(${dayOf(40).before / 1_000}::float8)`)
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('message_at')
})
