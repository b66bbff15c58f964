import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { importFile } from '#modules/customers/records/import-file.ts'
import { insertImport } from '#modules/customers/records/store.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'

const CUSTOMERS = 100_000
const RECORDS = 300_000
const ROWS_A_CHUNK = 500
const COLUMNS = 'customer_no, source_id, version, title, status, amount, currency, due_on'

/**
 * Rows a second of an import through its real code (parsed, masked, sealed, merged by version, in committed batches), beside
 * COPY of the same file by PostgreSQL alone: into a bare table, and into one with the key and the index that merging needs.
 */
export async function measureImport(platform: Platform, options: BenchOptions): Promise<Row[]> {
  const people = Math.round(CUSTOMERS * options.share)
  const records = Math.round(RECORDS * options.share)
  options.onProgress(`customers: ${people} customers, then ${options.runs} times ${records} records`)
  const customersRate = await intake(platform, 'customers', people, customerLines(people))
  const bare: number[] = []
  const keyed: number[] = []
  const ours: number[] = []
  for (let run = 0; run < options.runs; run++) {
    bare.push(await rawCopy(platform, records, recordLines(run, records, people), ''))
    keyed.push(await rawCopy(platform, records, recordLines(run, records, people), KEYS))
    ours.push(await intake(platform, 'balances', records, recordLines(run, records, people)))
    options.onProgress(`customers: run ${run + 1} of ${options.runs}`)
  }
  const again = await intake(platform, 'balances', records, recordLines(0, records, people))
  const ratio = (base: readonly number[]) => ours.map((rate, at) => rate / (base[at] ?? rate))
  return [
    rowOf('customers', 'baseline: COPY into a bare table', 'rows/s', bare),
    rowOf('customers', 'baseline: COPY into a table with its key and index', 'rows/s', keyed),
    rowOf('customers', 'ours: balances imported', 'rows/s', ours),
    rowOf('customers', 'ours ÷ COPY into a bare table', '×', ratio(bare), { atLeast: 0.3 }),
    rowOf('customers', 'ours ÷ COPY into a table with its key and index', '×', ratio(keyed), { atLeast: 0.3 }),
    rowOf('customers', 'ours: the same balances again, nothing changes', 'rows/s', [again]),
    rowOf('customers', 'ours: customers imported', 'rows/s', [customersRate]),
  ]
}

const KEYS =
  'alter table bench_raw add primary key (source_id); create index bench_raw_customer on bench_raw (customer_no)'

async function rawCopy(platform: Platform, rows: number, lines: Iterable<string>, keys: string): Promise<number> {
  const client = await platform.db.dedicated()
  try {
    await client.query(
      `drop table if exists bench_raw; create table bench_raw (customer_no text, source_id text, version bigint,
        title text, status text, amount numeric, currency text, due_on date); ${keys}`,
    )
    const startedAt = performance.now()
    const copy = client.query(copyFrom(`copy bench_raw (${COLUMNS}) from stdin with (format csv, header)`))
    await pipeline(Readable.from(chunksOf(lines)), copy)
    return (rows * 1_000) / (performance.now() - startedAt)
  } finally {
    await client.end()
  }
}

async function intake(
  platform: Platform,
  kind: 'customers' | 'balances',
  rows: number,
  lines: Iterable<string>,
): Promise<number> {
  const importId = newId()
  const body = { kind, source: 'bench', asOf: '2026-01-31', fileName: 'bench.csv' }
  await platform.db.transaction((tx) => insertImport(tx, importId, body, newId(), platform.clock.now()))
  const startedAt = performance.now()
  const outcome = await importFile(platform, new Map(), importId, Readable.from(chunksOf(lines)))
  if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal}`)
  if (outcome.value.taken + outcome.value.unchanged !== rows)
    throw new Error(`of ${rows} rows ${outcome.value.refused} were refused`)
  return (rows * 1_000) / (performance.now() - startedAt)
}

function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let text = ''
  let held = 0
  for (const line of lines) {
    text += line
    if (++held < ROWS_A_CHUNK) continue
    yield Buffer.from(text)
    text = ''
    held = 0
  }
  yield Buffer.from(text)
}

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '小萍', '建国', '秀英', '志强']

function* customerLines(count: number): Generator<string> {
  yield 'customer_no,version,name,phone,tier,language,customer_since\n'
  for (let at = 0; at < count; at++)
    yield `C${at},1,${SURNAMES[at % 10]}${GIVEN[at % 14]}${GIVEN[(at * 7) % 13]},138${String(at).padStart(8, '0')},mass,zh-CN,2015-03-01\n`
}

/** Every run brings records of its own, in no order of customers, as a bank's file would. */
function* recordLines(run: number, count: number, people: number): Generator<string> {
  yield `${COLUMNS.replaceAll(' ', '')}\n`
  for (let at = 0; at < count; at++)
    yield `C${(at * 7_919) % people},B${run}-${at},1,活期存款,active,${(at * 37) % 900_000}.50,CNY,\n`
}
