/** `npm run verify-audit`: whether the log of facts, which is the audit trail, still is what was written. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { checkChain } from './audit-chain.mjs'

const HELP = `node scripts/verify-audit.mjs [--url URL | --data DIR] [--expect POSITION:HASH]

Recomputes the hash chain over every row of the audit trail, by code of its own, and names each row that was altered,
removed, swapped, inserted or doubled, the first one first. Reads only; the product may run meanwhile. Needs nothing of
the product but this folder and the database.

  --url URL                 a PostgreSQL, postgresql://user:password@host/database; without it, DATABASE_URL
  --data DIR                the data folder of a product with its own database; without both, ./data
  --expect POSITION:HASH    what an earlier run printed and was kept elsewhere: also finds a chain that someone with
                            all rights has rewritten from some row to its end
  --help                    show this

Ends with 0 when the chain is unbroken, 1 when not, 2 when it could not be read.`

const BATCH = 5_000
const MOST_TOLD = 50
const TELL_EVERY_MS = 5_000

const ROWS = `select position, event_id::text "eventId", type, version, about, cause::text cause, data::text "data",
  (extract(epoch from at) * 1000000)::bigint::text "atMicros", hash from platform.log order by position, event_id`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    console.error(`The audit trail could not be read: ${error.message || error.code}`)
    return 2
  })
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      url: { type: 'string' },
      data: { type: 'string' },
      expect: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const expected = values.expect === undefined ? undefined : readExpected(values.expect)
  const database = await openDatabase(values)
  try {
    return await verify(database.url, expected)
  } finally {
    await database.close()
  }
}

/** @returns the exit code; writes what it finds */
export async function verify(url, expected, say = console.log) {
  const client = new pg.Client({ connectionString: url, application_name: 'yinuo-verify-audit' })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const faults = []
    const began = Date.now()
    const telling = setInterval(() => say(`  ${seen} rows so far`), TELL_EVERY_MS)
    let seen = 0
    let atExpected
    const end = await checkChain(
      () => readRows(client),
      (fault) => faults.push(fault),
      (position, hash) => {
        seen = position
        if (position === expected?.position) atExpected = hash.toString('hex')
      },
    ).finally(() => clearInterval(telling))
    faults.push(...(await headFaults(client, end)))
    if (expected) faults.push(...expectedFaults(expected, atExpected))
    await warnOfOpenDoor(client, say)
    return report(end, faults, Date.now() - began, say)
  } finally {
    await client.end()
  }
}

/** One snapshot, read in batches: a log of any length, and one that grows meanwhile. */
async function* readRows(client) {
  const cursor = `rows_${Math.random().toString(36).slice(2)}`
  await client.query(`declare ${cursor} no scroll cursor for ${ROWS}`)
  for (;;) {
    const { rows } = await client.query(`fetch ${BATCH} from ${cursor}`)
    for (const row of rows) yield { ...row, position: Number(row.position) }
    if (rows.length < BATCH) break
  }
  await client.query(`close ${cursor}`)
}

/** The head is kept apart from the rows, so that cutting off the end shows. */
async function headFaults(client, end) {
  const { rows } = await client.query('select position, hash from platform.log_head')
  if (rows.length !== 1) return [{ position: end.position, kind: 'head', text: 'platform.log_head is not one row' }]
  const head = { position: Number(rows[0].position), hash: rows[0].hash }
  const fault = (kind, position, text) => [{ position, kind, text }]
  if (head.position > end.position) {
    const which =
      head.position === end.position + 1
        ? `position ${head.position} is missing at the end`
        : `positions ${end.position + 1} to ${head.position} are missing at the end`
    return fault('missing', end.position + 1, which)
  }
  if (head.position < end.position) {
    return fault('inserted', head.position + 1, `rows stand behind position ${head.position}, where the log ends`)
  }
  return head.hash.equals(end.hash) ? [] : fault('head', head.position, 'the hash in platform.log_head is another one')
}

function expectedFaults(expected, found) {
  const { position, hash } = expected
  if (found === undefined)
    return [{ position, kind: 'missing', text: `position ${position}, which was noted, is gone` }]
  if (found.startsWith(hash)) return []
  return [{ position, kind: 'rewritten', text: `the chain up to position ${position} is not the one that was noted` }]
}

async function warnOfOpenDoor(client, say) {
  const { rows } = await client.query(`select tgenabled from pg_trigger
    where tgrelid = 'platform.log'::regclass and tgname = 'append_only'`)
  if (rows[0]?.tgenabled !== 'O') {
    say('Warning: the trigger append_only, which refuses changes of platform.log, is disabled or gone.')
  }
}

function report(end, faults, tookMs, say) {
  for (const fault of faults.slice(0, MOST_TOLD)) say(`${fault.kind}: ${fault.text}`)
  if (faults.length > MOST_TOLD) say(`... and ${faults.length - MOST_TOLD} more`)
  const took = `${(tookMs / 1000).toFixed(1)} s`
  if (faults.length > 0) {
    const first = faults.reduce((a, b) => (b.position < a.position ? b : a))
    say(`BROKEN: ${end.count} rows read in ${took}, ${faults.length} faults; the first: ${first.text}`)
    return 1
  }
  say(`Unbroken: ${end.count} rows read in ${took}.`)
  say('To notice later that the whole chain was rewritten, keep this elsewhere and give it to the next run:')
  say(`  --expect ${end.position}:${end.hash.toString('hex')}`)
  return 0
}

function readExpected(text) {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{16,64})$/.exec(text) ?? []
  if (!hash) throw new Error('--expect is not POSITION:HASH as an earlier run printed it')
  return { position: Number(position), hash }
}

async function openDatabase({ url, data }) {
  if (url !== undefined && data !== undefined) throw new Error('give --url or --data, not both')
  const address = url ?? (data === undefined ? process.env.DATABASE_URL : undefined)
  if (address) return { url: address, close: async () => {} }
  const folder = resolve(data ?? process.env.DATA_DIR ?? 'data', 'database')
  if (!existsSync(join(folder, 'pg'))) {
    throw new Error(`there is no database in ${folder}: give --data DIR, --url URL or DATABASE_URL`)
  }
  const { startEmbedded } = await import('../server/platform/database/embedded.mjs')
  const database = await startEmbedded(folder, { onProgress: (line) => console.log(`  ${line}`) })
  return { url: database.url, close: () => database.stop() }
}
