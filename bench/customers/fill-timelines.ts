import { comparableName } from '#modules/customers/domain.ts'
import { termsOf } from '#modules/timeline/terms.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { BenchOptions } from '../report.ts'

export interface Filled {
  readonly entries: number
  readonly customerIds: readonly string[]
  readonly names: readonly string[]
  readonly tails: readonly string[]
  readonly references: readonly string[]
  /** In about one entry of 500, and in about one of two. */
  readonly rareWords: readonly string[]
  readonly commonWords: readonly string[]
}

const CUSTOMERS = 1_000_000
const ENTRIES_EACH = 5
const NAMES = 20_000
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗']
const GIVEN = [...'伟芳娜敏静秀丽强磊洋艳勇军杰娟涛明超兰霞平刚桂英华']
const MATTERS = [
  '信用卡年费',
  '理财到期',
  '转账未到账',
  '密码重置',
  '房贷提前还款',
  '汇款手续费',
  '挂失补卡',
  '短信提醒',
  '账户冻结',
  '保险理赔',
]
const DONE = ['已说明', '已退回', '转网点办理', '客户满意', '待回访', '已登记工单', '需补材料', '已解决']
const RARE = Array.from({ length: 50 }, (_, n) => `编号${String(7_000 + n * 13)}的对账单`)

/** Customers with names and phone tails as sparse as in life, and their entries: by the million, inside the database. */
export async function fillTimelines(platform: Platform, options: BenchOptions): Promise<Filled> {
  const { db, cipher } = platform
  const customers = Math.max(1_000, Math.round(CUSTOMERS * options.share))
  const names = Array.from({ length: NAMES }, (_, n) => nameOf(n))
  const tails = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'))
  options.onProgress(`customers: ${customers} customers`)
  await db.run(sql`create table bench_name as select * from unnest(${names.map((_, n) => n)}::int[],
    ${names.map((name) => `${name[0]}**`)}::text[],
    ${names.map((name) => cipher.blindIndex('name', comparableName(name)))}::text[]) as t(n, mask, index)`)
  await db.run(sql`create table bench_tail as select * from unnest(${tails.map((_, n) => n)}::int[],
    ${tails.map((tail) => cipher.blindIndex('phone-tail', tail))}::text[]) as t(n, index)`)
  await unhurried(
    db,
    `insert into customers.customer
      (id, customer_no, name_sealed, name_masked, phone_masked, name_index, phone_tail_index, tier, language, created_at)
    select ('00000000-0000-4000-8000-' || lpad(to_hex(k), 12, '0'))::uuid, 'B' || lpad(k::text, 9, '0'), 'sealed', bench_name.mask, '138****0000', bench_name.index,
      bench_tail.index, (array['mass', 'gold', 'affluent'])[1 + k % 3], 'zh-CN', now()
    from generate_series(1, ${customers}) k
      join bench_name on bench_name.n = (k * 7919::bigint) % ${NAMES} join bench_tail on bench_tail.n = (k * 104729::bigint) % 10000`,
  )
  options.onProgress(`customers: ${customers * ENTRIES_EACH} entries`)
  const lines = linesOf()
  await db.run(sql`create table bench_line (n int primary key, words text, terms text[])`)
  for (const [n, words] of lines.entries())
    await db.run(sql`insert into bench_line values (${n}, ${words}, ${[...termsOf(words)]}::text[])`)
  await db.pool.query('drop index timeline.entry_terms')
  await unhurried(
    db,
    `insert into timeline.entry
      (kind, source_id, customer_id, began_at, changed_at, is_open, reference, detail, words, terms)
    select case k % 5 when 0 then 'case' else 'contact' end, 'bench-' || k, ('00000000-0000-4000-8000-' || lpad(to_hex(1 + k % ${customers}), 12, '0'))::uuid,
      now() - k * interval '20 seconds', now(), false, 'S' || lpad((k % 1300)::text, 4, '0') || '-' || lpad(k::text, 7, '0'),
      '{"channel":"web","reasonCode":"card.lost-stolen","dispositionCode":"resolved"}', bench_line.words, bench_line.terms
    from generate_series(1, ${customers * ENTRIES_EACH}) k join bench_line on bench_line.n = (k * 31::bigint) % ${lines.length}`,
  )
  options.onProgress('customers: index of the words')
  await unhurried(
    db,
    `create index entry_terms on timeline.entry using gin (terms) with (fastupdate = off) where terms <> '{}'`,
  )
  await db.pool.query('drop table bench_name, bench_tail, bench_line')
  await unhurried(db, 'vacuum analyze timeline.entry, customers.customer')
  return {
    entries: customers * ENTRIES_EACH,
    ...(await samples(platform)),
    names,
    tails,
    rareWords: RARE,
    commonWords: ['信用卡', '已解决', '理财 客户', '转账'],
  }
}

/** Millions of rows take longer than the product lets a statement take. */
async function unhurried(db: Platform['db'], statement: string): Promise<void> {
  const client = await db.dedicated()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function samples({ db }: Platform): Promise<Pick<Filled, 'customerIds' | 'references'>> {
  const rows = await db.rows<{ id: string; reference: string }>(sql`select customer_id id, reference
    from timeline.entry tablesample bernoulli (0.1) order by md5(source_id) limit 500`)
  return { customerIds: rows.map(({ id }) => id), references: rows.map(({ reference }) => reference) }
}

const nameOf = (n: number): string => {
  const given = GIVEN.length
  return `${SURNAMES[n % SURNAMES.length]}${GIVEN[Math.floor(n / SURNAMES.length) % given]}${GIVEN[Math.floor(n / SURNAMES.length / given) % given]}${n >= SURNAMES.length * given * given ? GIVEN[n % given] : ''}`
}

/** What people write: matters and outcomes that come again and again, and now and then something said once. */
function linesOf(): readonly string[] {
  const usual = MATTERS.flatMap((matter) => DONE.map((done) => `客户咨询${matter}，${done}`))
  return Array.from({ length: 25_000 }, (_, n) =>
    n % 500 < 1 ? `客户要${RARE[(n / 500) % RARE.length]}，${DONE[n % DONE.length]}` : (usual[n % usual.length] ?? ''),
  )
}
