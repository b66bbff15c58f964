import { parseArgs } from 'node:util'
import pg from 'pg'
import { openDatabase } from './open-database.ts'
import { type Report, recount } from './recount/recount.ts'

const HELP = `npm run recount -- [options]

Computes every contact, quarter-hour sum and figure again from the log of facts, by code that shares nothing with the
modules, and compares them with what the boards show. Exit code 1 when anything differs.

  --url URL     the database (default DATABASE_URL, else the one in the data folder)
  --data DIR    the data folder (default data)
  --json        print the report as JSON
  --help        show this`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(HELP)
else {
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 2
  })
}

async function main(): Promise<void> {
  const database = await openDatabase({ url: values.url, data: values.data })
  const client = new pg.Client({ connectionString: database.url, application_name: 'yinuo-recount' })
  try {
    await client.connect()
    const report = await recount(client)
    console.log(values.json ? JSON.stringify(report, null, 2) : inWords(report))
    process.exitCode = report.differences.length === 0 ? 0 : 1
  } finally {
    await client.end().catch(() => {})
    await database.close()
  }
}

function inWords({ position, facts, contacts, sums, figures, differences }: Report): string {
  const counted = `Recounted ${facts} facts up to position ${position}: ${contacts} contacts, ${sums} sums, ${figures} figures.`
  if (differences.length === 0) return `${counted}\nNo differences.`
  const shown = differences
    .slice(0, 50)
    .map(({ what, shown: board, recounted }) => `  ${what}: shown ${board}, recounted ${recounted}`)
  return [counted, `${differences.length} differences:`, ...shown].join('\n')
}
