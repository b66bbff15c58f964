import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkBackup, type WholeBackup } from './backup/check-backup.ts'
import { rowsIn } from './backup/format.ts'
import { refuseUnfit, restoreBackup } from './backup/restore-backup.ts'
import { openDatabase } from './open-database.ts'
import { verify } from './verify-audit.mjs'

const HELP = `npm run restore -- FILE [options]

Puts what npm run backup wrote into an empty database and data folder, all or nothing, and verifies the audit trail. A
backup of an earlier release is brought up to this one. Everyone signs in anew; webhook endpoints are paused.

  --check       only read FILE to its end and say whether it is whole
  --url URL     the database (default DATABASE_URL, else one made in the data folder)
  --data DIR    the data folder (default DATA_DIR, else data)
  --help        show this

Put the data key there first: set DATA_KEY, or copy the kept data.key into the data folder.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    url: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const [file] = positionals

if (values.help) console.log(HELP)
else if (file === undefined || positionals.length > 1) {
  console.error(HELP)
  process.exitCode = 2
} else await main(resolve(file)).catch((error: Error) => fail(error.message))

async function main(file: string): Promise<void> {
  if (!(await stat(file).catch(() => undefined))) return fail(`there is no ${file}.`)
  console.log(`Reading ${file}`)
  const backup = await checkBackup(file)
  console.log(`It is whole: ${inWords(backup)}`)
  if (!values.check) await restore(file, backup)
}

async function restore(file: string, backup: WholeBackup): Promise<void> {
  const dataDir = resolve(values.data ?? process.env.DATA_DIR ?? 'data')
  await refuseUnfit(backup, dataDir)
  const database = await openDatabase({ url: values.url, data: dataDir, mayMake: true })
  const began = Date.now()
  try {
    const onProgress = (line: string) => console.log(`  ${line}`)
    const { rows, files } = await restoreBackup(backup, { url: database.url, dataDir, file, onProgress })
    console.log(`Restored: ${rows} rows and ${files} files, ${((Date.now() - began) / 1000).toFixed(1)} s`)
    process.exitCode = await verify(database.url).catch(notVerified)
  } finally {
    await database.close()
  }
}

function inWords({ manifest, ending }: WholeBackup): string {
  const taken = new Date(manifest.takenAt).toISOString()
  return `release ${manifest.product} as of ${taken}, ${rowsIn(ending)} rows of ${manifest.tables.length} tables, ${ending.files.count} files.`
}

function notVerified(error: Error): number {
  console.error(`It is there, but the audit trail could not be read: ${error.message}. Run npm run verify-audit.`)
  return 2
}

function fail(message: string): void {
  console.error(`Nothing was restored: ${message}`)
  process.exitCode = 1
}
