import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { importFile } from '#modules/customers/records/import-file.ts'
import { recordKindOf } from '#modules/customers/records/kinds.ts'
import { insertImport } from '#modules/customers/records/store.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { BANK_FILES, type BankFile } from './bank-files.ts'

const ROWS_A_CHUNK = 500

/**
 * Rows a second of an import through its real code (parsed, masked, sealed, merged by version, in committed batches), beside
 * COPY by PostgreSQL alone: of the same file into a bare table and into one with a key and an index, and of the rows the
 * import made of it, sealed, into a table like the one they stand in. By kind of file, one after the other in every run.
 */
export async function measureImport(platform: Platform, options: BenchOptions): Promise<Row[]> {
  const people = Math.round(BANK_FILES[0].rows * options.share)
  const files = BANK_FILES.map((file) => ({ ...file, rows: Math.round(file.rows * options.share) }))
  const measured = files.map((): Rates => ({ bare: [], keyed: [], like: [], ours: [] }))
  for (let run = 0; run < options.runs; run++)
    for (const [at, file] of files.entries()) {
      const lines = () => file.lines(run, file.rows, people)
      measured[at]?.bare.push(await rawCopy(platform, file, lines(), ''))
      measured[at]?.ours.push(await intake(platform, file, lines()))
      measured[at]?.keyed.push(await rawCopy(platform, file, lines(), file.keys))
      measured[at]?.like.push(await copyLike(platform, file, run))
      options.onProgress(`customers: run ${run + 1} of ${options.runs}, ${file.rows} rows of ${file.kind}`)
    }
  const again = await Promise.all(
    files.slice(-1).map((file) => intake(platform, file, file.lines(0, file.rows, people))),
  )
  return [
    ...files.flatMap(({ kind }, at) => rowsOf(kind, measured[at])),
    rowOf('customers', `ours: the same ${files.at(-1)?.kind} again, nothing changes`, 'rows/s', again),
  ]
}

type Rates = Readonly<Record<'bare' | 'keyed' | 'like' | 'ours', number[]>>

function rowsOf(kind: string, rates: Rates | undefined): Row[] {
  if (!rates) return []
  const { bare, keyed, like, ours } = rates
  const ratio = (base: readonly number[]) => ours.map((rate, at) => rate / (base[at] ?? rate))
  return [
    rowOf('customers', `baseline: ${kind}, COPY into a bare table`, 'rows/s', bare),
    rowOf('customers', `baseline: ${kind}, COPY into a table with a key and an index`, 'rows/s', keyed),
    rowOf('customers', `baseline: ${kind}, COPY of the sealed rows into a table like ours`, 'rows/s', like),
    rowOf('customers', `ours: ${kind} imported`, 'rows/s', ours),
    rowOf('customers', `ours ÷ COPY into a bare table, ${kind}`, '×', ratio(bare), { atLeast: 0.3 }),
    rowOf('customers', `ours ÷ COPY into a table with a key and an index, ${kind}`, '×', ratio(keyed), {
      atLeast: 0.3,
    }),
    rowOf('customers', `ours ÷ COPY of the sealed rows into a table like ours, ${kind}`, '×', ratio(like), {
      atLeast: 0.3,
    }),
  ]
}

async function rawCopy(platform: Platform, file: BankFile, lines: Iterable<string>, keys: string): Promise<number> {
  const client = await platform.db.dedicated()
  try {
    await client.query(`drop table if exists bench_raw; create table bench_raw (${file.columns}); ${keys}`)
    const startedAt = performance.now()
    const copy = client.query(copyFrom('copy bench_raw from stdin with (format csv, header)'))
    await pipeline(Readable.from(chunksOf(lines)), copy)
    return (file.rows * 1_000) / (performance.now() - startedAt)
  } finally {
    await client.end()
  }
}

async function copyLike(platform: Platform, { kind, rows }: BankFile, run: number): Promise<number> {
  const [table, those] =
    kind === 'customers'
      ? ['customers.customer', `customer_no like 'C${run}-%'`]
      : ['customers.bank_record', `source = 'bench' and kind = '${recordKindOf(kind)}' and source_id like 'B${run}-%'`]
  const client = await platform.db.dedicated()
  try {
    await client.query(`drop table if exists bench_like; create table bench_like (like ${table} including all)`)
    const sealed = await client.query(copyTo(`copy (select * from ${table} where ${those}) to stdout`)).toArray()
    const startedAt = performance.now()
    await pipeline(Readable.from(sealed), client.query(copyFrom('copy bench_like from stdin')))
    return (rows * 1_000) / (performance.now() - startedAt)
  } finally {
    await client.end()
  }
}

async function intake(platform: Platform, { kind, rows }: BankFile, lines: Iterable<string>): Promise<number> {
  const importId = newId()
  const body = { kind, source: 'bench', asOf: '2026-01-31', fileName: 'bench.csv' }
  await platform.db.transaction((tx) => insertImport(tx, importId, body, newId(), platform.clock.now()))
  const startedAt = performance.now()
  const outcome = await importFile(platform, new Map(), importId, Readable.from(chunksOf(lines)))
  if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal}`)
  if (outcome.value.refused > 0) throw new Error(`of ${rows} rows ${outcome.value.refused} were refused`)
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
