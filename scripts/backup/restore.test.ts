import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '#platform/database/migrate.ts'
import { projectRoot } from '#platform/project-root.ts'
import { startTestApplication } from '../../tests/support/application.ts'
import {
  type BusyHouse,
  contentOf,
  emptyPlace,
  type Place,
  rowsOf,
  startBusyHouse,
} from '../../tests/support/busy-house.ts'
import { until } from '../../tests/support/floor.ts'
import { callApi } from '../../tests/support/people.ts'
import { rewrite, rewriteManifest } from '../../tests/support/rewrite-backup.ts'
import { checkBackup } from './check-backup.ts'
import { MANIFEST_ENTRY } from './format.ts'
import { refuseUnfit, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

/** What a restore changes on purpose; all other rows come back as they were. */
const CHANGED = [
  'identity.session',
  'webhooks.delivery',
  'webhooks.endpoint',
  'platform.outbox',
  'platform.subscriber',
  'platform.timer',
]
/** How far each module has read the log; webhooks pass over what was before. */
const POSITIONS = "select name, position from platform.subscriber where name <> 'webhooks' order by 1"

describe('a restore', () => {
  let folder: string
  let file: string
  let busy: BusyHouse
  let source: { readonly url: string; readonly dataDir: string }
  let place: Place
  const running: ChildProcess[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinuo-restore-'))
    file = join(folder, 'house.tar.gz')
    busy = await startBusyHouse()
    await busy.ledger.more(50)
    source = { url: busy.app.databaseUrl, dataDir: busy.app.dataDir }
    await busy.close()
    await back(file)
  })
  afterAll(async () => {
    await busy.stop()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    place = await emptyPlace(source)
  })
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
    await place.remove()
  })

  const back = (to: string, from: { readonly url: string; readonly dataDir: string } = source) =>
    writeBackup({ ...from, file: to, product: '0.1.0', mayMissFiles: false, onProgress: () => {} })

  async function restore(from = file, to: { readonly url: string; readonly dataDir: string } = place): Promise<void> {
    const backup = await checkBackup(from)
    await refuseUnfit(backup, to.dataDir)
    await restoreBackup(backup, { ...to, file: from, onProgress: () => {} })
  }

  async function expectNothingThere(): Promise<void> {
    expect(await place.rows("select nspname from pg_namespace where nspname in ('platform', 'identity')")).toEqual([])
    const files = await readdir(join(place.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])
    expect(files.filter((one) => one.isFile()).map(({ name }) => name)).toEqual([])
  }

  it('brings every row of every table back', async () => {
    const [before, tables] = await Promise.all([contentOf(source.url), checkBackup(file)])
    await restore()
    const after = await contentOf(place.url)
    expect(Object.keys(after).length).toBeGreaterThan(50)
    expect(Object.keys(after).sort()).toEqual(tables.manifest.tables.map(({ name }) => name).sort())
    for (const name of CHANGED) delete before[name]
    expect(after).toMatchObject(before)
    expect(await place.rows(POSITIONS)).toEqual(await rowsOf(source.url, POSITIONS))
  })

  it('goes on counting where the house counted: no number is given twice', async () => {
    const counter = 'select last_value::int n from conversations.reference_number'
    await restore()
    const [before] = await rowsOf<{ n: number }>(source.url, counter)
    expect(before?.n).toBeGreaterThan(0)
    expect(await place.rows(counter)).toEqual([before])
    const ids =
      "insert into platform.outbox (event_id, type, version, about, at, cause, data) values (gen_random_uuid(), 'a.b', 1, '', now(), '{}', '{}') returning id"
    expect(await place.rows(ids)).toHaveLength(1)
  })

  it('refuses a database that is in use, and one that a server runs on, and changes nothing there', async () => {
    await restore()
    const before = await contentOf(place.url)
    await expect(restore()).rejects.toThrow('This database is in use')
    expect(await contentOf(place.url)).toEqual(before)
    const app = await startTestApplication()
    await expect(restore(file, { url: app.databaseUrl, dataDir: place.dataDir })).rejects.toThrow('A server runs on')
    expect((await callApi(app.url, '/readyz')).status).toBe(200)
    await app.stop()
  })

  it('takes the place of tables that a first start made and never filled', async () => {
    await migrate(place.url)
    await restore()
    expect(await place.rows('select count(*)::int n from identity.person')).toEqual([{ n: 2 }])
  })

  it('refuses a file that is cut short, wherever, before it touches anything', async () => {
    const { length } = await readFile(file)
    const cut = join(folder, 'cut.tar.gz')
    for (const end of [0, 1, 9, 100, 1_000, Math.floor(length / 2), length - 9, length - 1]) {
      await cp(file, cut)
      await truncate(cut, end)
      await expect(restore(cut)).rejects.toThrow(/is cut short|is no backup/)
    }
    await expectNothingThere()
    await restore()
  })

  it('refuses a file of which one byte is another, wherever', async () => {
    const whole = await readFile(file)
    const damaged = join(folder, 'damaged.tar.gz')
    // Behind the header of the zip, of which some bytes mean nothing.
    const places = Array.from({ length: 24 }, (_, n) => 10 + Math.floor((n * (whole.length - 11)) / 23))
    for (const at of places) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      await writeFile(damaged, bytes)
      await expect(restore(damaged), `byte ${at}`).rejects.toThrow(/damaged|cut short|no backup/)
    }
    await expectNothingThere()
  })

  it('refuses a whole archive whose rows or files are not those it tells of', async () => {
    const other = join(folder, 'other.tar.gz')
    await rewrite(file, other, (name, text) =>
      name.startsWith('tables/identity.person/') ? `${text.replace(/[0-9a-f]/, '0')}\n` : text,
    )
    await expect(restore(other)).rejects.toThrow('the rows of identity.person are not as they were written')
    await rewrite(file, other, (name, text) => (name.startsWith('files/') ? text.replace('一', '二') : text))
    await expect(restore(other)).rejects.toThrow('a file is not as it was written')
    await rewrite(file, other, (name, text) => (name.startsWith('files/') ? undefined : text))
    await expect(restore(other)).rejects.toThrow('it has 0 files of 1')
    await rewrite(file, other, (name, text) => (name === 'end.json' ? undefined : text))
    await expect(restore(other)).rejects.toThrow('cut short: its end is missing')
    await rewrite(file, other, (name, text) => (name === MANIFEST_ENTRY ? '{}' : text))
    await expect(restore(other)).rejects.toThrow('no backup that this release can read')
    await expectNothingThere()
  })

  it('refuses to go on without the data key, or with another', async () => {
    await rm(join(place.dataDir, 'data.key'))
    await expect(restore()).rejects.toThrow('There is no data key here')
    await writeFile(join(place.dataDir, 'data.key'), Buffer.alloc(32, 7).toString('base64'))
    await expect(restore()).rejects.toThrow('not the one this backup was sealed under')
    await expectNothingThere()
  })

  it('finds the other key also when the backup was taken without any, and leaves nothing of what it had loaded', async () => {
    const keyless = join(folder, 'keyless.tar.gz')
    const withoutKey = join(folder, 'without-key')
    await cp(source.dataDir, withoutKey, { recursive: true, filter: (path) => !path.endsWith('data.key') })
    expect(await back(keyless, { url: source.url, dataDir: withoutKey })).toMatchObject({ hasDataKey: false, files: 1 })
    const right = await readFile(join(place.dataDir, 'data.key'))
    await writeFile(join(place.dataDir, 'data.key'), Buffer.alloc(32, 7).toString('base64'))
    await expect(restore(keyless)).rejects.toThrow('not the one this backup was sealed under')
    await expectNothingThere()
    await writeFile(join(place.dataDir, 'data.key'), right)
    await restore(keyless)
  })

  it('brings a backup of an earlier release up to this one, and refuses one of a later', async () => {
    const other = join(folder, 'release.tar.gz')
    const last = '20261121T0932-conversations-reference.sql'
    const withMigrations = (migrations: (names: string[]) => string[]) =>
      rewriteManifest(file, other, (told) => ({ ...told, migrations: migrations(told.migrations) }))
    await withMigrations((names) => [...names, '29991231T2359-of-the-future.sql'])
    await expect(restore(other)).rejects.toThrow('newer release (0.1.0; it has 29991231T2359-of-the-future.sql)')
    await expectNothingThere()
    await withMigrations((names) => names.filter((name) => name !== last))
    await restore(other)
    expect(await place.rows(`select count(*)::int n from platform.migration where name = '${last}'`)).toEqual([
      { n: 1 },
    ])
    const collation = `select collation_name from information_schema.columns where table_schema = 'conversations'
      and table_name = 'contact' and column_name = 'reference'`
    expect(await place.rows(collation)).toEqual([{ collation_name: 'C' }])
  })

  it('that was killed half-way leaves nothing, and the next one succeeds', async () => {
    const child = command('restore', file, '--url', place.url, '--data', place.dataDir)
    await wrote(child, /platform\.log: \d+ rows/)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await place.rows("select nspname from pg_namespace where nspname = 'platform'")).toEqual([])
    // PostgreSQL needs a moment to notice.
    await until(() => restore().then(() => true, unlessWaiting))
    expect(await place.rows('select count(*)::int n from identity.person')).toEqual([{ n: 2 }])
  })

  it('is one command, and so is the backup: in words, with a code, and into no file that exists', async () => {
    const again = join(folder, 'again.tar.gz')
    const backup = command('backup', again, '--url', source.url, '--data', source.dataDir)
    expect(await ended(backup)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/rows of \d+ tables and 1 files/),
    })
    expect(await ended(command('backup', again, '--url', source.url, '--data', source.dataDir))).toMatchObject({
      code: 1,
      text: expect.stringContaining('exists: choose another name'),
    })
    expect(await ended(command('restore', again, '--check'))).toMatchObject({
      code: 0,
      text: expect.stringContaining('It is whole: release '),
    })
    const restored = await ended(command('restore', again, '--url', place.url, '--data', place.dataDir))
    expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('Unbroken: ') })
    const second = await ended(command('restore', again, '--url', place.url, '--data', place.dataDir))
    expect(second).toMatchObject({
      code: 1,
      text: expect.stringContaining('Nothing was restored: This database is in use'),
    })
  })

  it('needs no more than it says: a backup says which attached files it would lack', async () => {
    const nowhere = await mkdtemp(join(folder, 'nowhere-'))
    const lacking = join(folder, 'lacking.tar.gz')
    await expect(back(lacking, { url: source.url, dataDir: nowhere })).rejects.toThrow(/lacks .* that messages carry/)
    expect(await readdir(folder)).not.toContain('lacking.tar.gz.partial')
  })

  function command(name: 'backup' | 'restore', ...argv: string[]): ChildProcess {
    const { DATABASE_URL: _url, DATA_KEY: _key, ...env } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...argv], { cwd: projectRoot, env })
    running.push(child)
    return child
  }
})

function unlessWaiting(error: Error): false {
  if (error.message.includes('wait until it has ended')) return false
  throw error
}

/** Waits until the command has written something like this. */
function wrote(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (bytes) => {
      text += bytes
      if (words.test(text)) resolve()
    })
    child.once('exit', () => reject(new Error(`it ended before: ${text}`)))
  })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes) => {
      text += bytes
    })
  const [code] = await once(child, 'close')
  return { code, text }
}
