import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '#platform/project-root.ts'
import { writeBackup } from './backup/write-backup.ts'
import { openDatabase } from './open-database.ts'

const HELP = `npm run backup -- FILE [options]

Writes everything the house keeps into FILE (a .tar.gz): the database as it is at one instant, and attached files. The
house may run meanwhile. An existing file is never written over.

  --url URL     the database (default DATABASE_URL, else the one in the data folder)
  --data DIR    the data folder (default DATA_DIR, else data)
  --without-lost-files
                write it although attached files are missing in the data folder
  --help        show this

The data key is not in it: keep DATA_KEY, or data.key of the data folder, in another safe place. Without it nobody can
read the names and phone numbers in the backup.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    data: { type: 'string' },
    'without-lost-files': { type: 'boolean', default: false },
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
  if (await stat(file).catch(() => undefined)) return fail(`${file} exists: choose another name.`)
  const dataDir = resolve(values.data ?? process.env.DATA_DIR ?? 'data')
  const database = await openDatabase({ url: values.url, data: dataDir })
  const began = Date.now()
  try {
    const { version: product } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string
    }
    const onProgress = (line: string) => console.log(`  ${line}`)
    const mayMissFiles = values['without-lost-files']
    const report = await writeBackup({ url: database.url, dataDir, file, product, mayMissFiles, onProgress })
    const size = (report.bytes / 1_048_576).toFixed(1)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    const { rows, tables, files } = report
    console.log(`${file}: ${rows} rows of ${tables} tables and ${files} files, ${size} MB, ${seconds} s`)
    console.log(
      report.hasDataKey
        ? `Keep the data key apart from it: DATA_KEY, or ${join(dataDir, 'data.key')}.`
        : 'The data key of this installation is not here. Keep it all the same: a restore needs it.',
    )
  } finally {
    await database.close()
  }
}

function fail(message: string): void {
  console.error(`Not backed up: ${message}`)
  process.exitCode = 1
}
