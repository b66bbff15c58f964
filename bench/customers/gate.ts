import { performance } from 'node:perf_hooks'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Channel, Purpose } from '#libs/contact-gate/purposes.ts'
import { createGate, type Gate } from '#modules/consent/gate/gate.ts'
import { holdPersons, samePerson } from '#modules/customers/person/members.ts'
import { json, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'

const CUSTOMERS = 20_000
const COLD = 2_000
const BATCH = 1_000
const SIDE = { title: 'x', body: 'x' }
const WORDS = { 'zh-CN': SIDE, 'zh-TW': SIDE, en: SIDE }
const ASKED: readonly (readonly [Purpose, Channel])[] = [
  ['marketing-own', 'sms'],
  ['marketing-own', 'call'],
  ['survey', 'sms'],
  ['care', 'messaging'],
  ['collection', 'call'],
  ['security', 'sms'],
]

/**
 * "May we?" a second: from the memory of a warm node, and with each answer read from the database, about customers with
 * consent on five channels and two contacts of this month each, at hours of the day and night.
 */
export async function measureGate(platform: Platform, options: BenchOptions): Promise<Row[]> {
  const chance = seededRandom(options.seed)
  const count = Math.max(COLD, Math.round(CUSTOMERS * options.share))
  options.onProgress(`customers: ${count} customers with consent and contacts`)
  const customers = await fill(platform, count)
  const gate = createGate(platform, { samePerson, holdPersons }, { holidayYears: async () => [] })
  const ask = (customerId: string) => {
    const [purpose, channel] = ASKED[Math.floor(chance() * ASKED.length)] ?? ['security', 'sms']
    const at = platform.clock.now() + Math.floor(chance() * 86_400_000)
    return gate.mayWe({ customerId, purpose, channel, at })
  }
  const cold: number[] = []
  for (let run = 0; run < options.runs; run++) cold.push(await readEach(platform, gate, customers.slice(0, COLD / 10)))
  options.onProgress('customers: warming one node')
  for (const customerId of customers) await ask(customerId)
  const warm: number[] = []
  for (let run = 0; run < options.runs; run++) {
    const until = performance.now() + (options.seconds * 1_000) / options.runs
    const startedAt = performance.now()
    let answers = 0
    while (performance.now() < until) {
      for (let n = 0; n < BATCH; n++) await ask(customers[Math.floor(chance() * customers.length)] ?? '')
      answers += BATCH
    }
    warm.push((answers * 1_000) / (performance.now() - startedAt))
  }
  return [
    rowOf('customers', 'baseline: may we? read from the database each time', 'answers/s', cold),
    rowOf('customers', 'ours: may we? from a warm node', 'answers/s', warm, { atLeast: 10_000 }),
  ]
}

async function readEach(platform: Platform, gate: Gate, customers: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  for (const customerId of customers) {
    const open = await gate.open(platform.db, customerId)
    open.answer({ purpose: 'marketing-own', channel: 'sms', receiver: '', at: platform.clock.now() })
  }
  return (customers.length * 1_000) / (performance.now() - startedAt)
}

async function fill(platform: Platform, count: number): Promise<string[]> {
  const customers = Array.from({ length: count }, () => newId())
  const textId = newId()
  await platform.db.transaction(async (tx) => {
    await tx.run(sql`insert into consent.text_version (id, purpose, receiver, version, state, revision, words, writers, changed_at, effective_at)
      values (${textId}, 'marketing-own', '', 1, 'approved', 1, ${json(WORDS)}, '{}', now(), now())`)
    await tx.run(sql`insert into consent.customer (customer_id) select unnest(${customers}::uuid[])`)
    await tx.run(sql`with made as (
      insert into consent.decision (id, customer_id, purpose, channel, receiver, state, at, expires_at, text_id, language,
        said_through, by_kind, by_id)
      select gen_random_uuid(), c, 'marketing-own', channel, '', 'given', now(), now() + interval '24 months', ${textId},
        'zh-CN', 'phone', 'system', 'bench'
      from unnest(${customers}::uuid[]) c, unnest(array['call', 'sms', 'app', 'messaging', 'mail']) channel
      returning id, customer_id, purpose, channel, receiver, state, expires_at)
      insert into consent.standing (decision_id, customer_id, purpose, channel, receiver, state, expires_at)
      select * from made`)
    await tx.run(sql`insert into consent.outreach (id, customer_id, at, purpose, channel, receiver, rule_id, ended)
      select gen_random_uuid(), c, now() - interval '1 day' * (1 + random() * 25), 'marketing-own', 'sms', '', 'bench',
        'delivered'
      from unnest(${customers}::uuid[]) c, generate_series(1, 2)`)
  })
  await platform.db.rows(sql`analyze consent.standing, consent.outreach, consent.do_not_contact`)
  return customers
}
