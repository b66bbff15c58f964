import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'

const CUSTOMERS = 20_000
const LOOK_MS = 20

/**
 * Customers a second whose place in the thirteen segments of the product is decided anew, by the node's own loop: facts read and
 * opened, rules evaluated, members compared and kept. Beside it PostgreSQL alone, which counts the same customers by one of the
 * facts. The first time everybody comes in, which is written and told.
 */
export async function measureSegments(
  platform: Platform,
  start: () => Promise<void>,
  options: BenchOptions,
): Promise<Row[]> {
  const count = Math.max(1_000, Math.round(CUSTOMERS * options.share))
  options.onProgress(`customers: ${count} customers with assets, products and transactions`)
  await fill(platform, count)
  const { there: everybody } = await customersThere(platform)
  await start()
  const startedAt = performance.now()
  await settled(platform)
  const first = (everybody * 1_000) / (performance.now() - startedAt)
  const again: number[] = []
  const counted: number[] = []
  for (let run = 0; run < options.runs; run++) {
    counted.push(await countPlainly(platform, everybody))
    const from = performance.now()
    await platform.db.run(sql`update segments.due set due_at = now()`)
    await settled(platform)
    again.push((everybody * 1_000) / (performance.now() - from))
    options.onProgress(`customers: run ${run + 1} of ${options.runs}`)
  }
  return [
    rowOf('customers', 'baseline: PostgreSQL counts customers by a fact', 'customers/s', counted),
    rowOf('customers', 'ours: customers looked at again by 13 segments', 'customers/s', again),
    rowOf(
      'customers',
      'ours ÷ a plain count',
      '×',
      again.map((rate, at) => rate / (counted[at] ?? rate)),
    ),
    rowOf('customers', 'ours: customers looked at the first time, all come in', 'customers/s', [first]),
  ]
}

const due = (platform: Platform) =>
  platform.db.one<{ all: number; left: number }>(sql`select count(*)::int "all",
    count(*) filter (where due_at <= now())::int as left from segments.due`)

const customersThere = (platform: Platform) =>
  platform.db.one<{ there: number }>(sql`select count(*)::int there from customers.customer`)

/** Everybody there is was looked at. */
async function settled(platform: Platform): Promise<void> {
  for (;;) {
    const { all, left } = await due(platform)
    const { there } = await customersThere(platform)
    if (all === there && left === 0) return
    await sleep(LOOK_MS)
  }
}

async function countPlainly(platform: Platform, customers: number): Promise<number> {
  const from = performance.now()
  await platform.db.one(sql`select count(*) from customers.customer c where exists (select 1 from customers.bank_record r
    where r.customer_id = c.id and r.kind = 'event' and r.happened_at > now() - interval '90 days')`)
  return (customers * 1_000) / (performance.now() - from)
}

async function fill(platform: Platform, count: number): Promise<void> {
  const { db, cipher, clock } = platform
  const customers = Array.from({ length: count }, (_, at) => ({
    ...{ id: newId(), customerNo: `S${at}`, name: `王${at}`, phone: null, tier: 'gold', language: 'zh-CN' },
    ...{ branchUnitId: null, branchName: null, managerId: null, vulnerabilityNeeds: [], customerSince: '2015-05-01' },
  }))
  const ids = customers.map(({ id }) => id)
  const assets = customers.map((_, at) => cipher.seal(String((at * 7_919) % 1_000_000)))
  await db.transaction(async (tx) => {
    await insertKnownCustomers(tx, cipher, customers, clock.now())
    await tx.run(sql`insert into customers.profile_field (customer_id, field, value_sealed, value_masked, source, version, as_of)
      select id, 'assets_month_average', sealed, '****', 'bench', 1, current_date
      from unnest(${ids}::uuid[], ${assets}::text[]) r (id, sealed)`)
    await tx.run(sql`insert into customers.bank_record (customer_id, version, as_of, kind, source, source_id, title, happened_at)
      select id, 1, current_date, kind, 'segments-bench', kind || n || id, title, now() - interval '1 day' * n * 20
      from unnest(${ids}::uuid[]) id, generate_series(1, 6) n,
        (values ('event', '转账'), ('product', '信用卡')) k (kind, title) where kind = 'event' or n = 1`)
  })
}
