import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/database/database.ts'
import { startTestApplication, type TestApplication } from '../../tests/support/application.ts'
import { type BusyHouse, emptyPlace, FILE, type Place, startBusyHouse } from '../../tests/support/busy-house.ts'
import { ok, until } from '../../tests/support/floor.ts'
import { callApi, signIn } from '../../tests/support/people.ts'
import { recount } from '../recount/recount.ts'
import { verify } from '../verify-audit.mjs'
import { checkBackup } from './check-backup.ts'
import { rowsIn } from './format.ts'
import { refuseUnfit, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const WEBHOOKS = `select is_active, stopped_reason, (select count(*)::int from webhooks.delivery where state = 'waiting') waiting,
  (select count(*)::int from webhooks.delivery where state = 'dead') dead from webhooks.endpoint`

/** One story, in order: a house in the middle of its day, its backup, and the house that goes on from it. */
describe('a house restored from a backup that was taken while customers wrote', () => {
  let folder: string
  let file: string
  let busy: BusyHouse
  let place: Place
  let restored: TestApplication
  let judge: (url: string) => Promise<string[]>
  let callsBefore: number
  const options = () => ({ url: place.url, dataDir: place.dataDir, file, onProgress: () => {} })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinuo-backup-'))
    file = join(folder, 'house.tar.gz')
    busy = await startBusyHouse()
    await busy.ledger.more(200)
    judge = busy.ledger.closeBooks()
    const during = busy.ledger.acknowledged()
    const { databaseUrl: url, dataDir } = busy.app
    await writeBackup({ url, dataDir, file, product: '0.1.0', mayMissFiles: false, onProgress: () => {} })
    await busy.ledger.more(1)
    expect(busy.ledger.acknowledged()).toBeGreaterThan(during)
    place = await emptyPlace({ dataDir })
  })
  afterAll(async () => {
    await restored?.stop()
    await busy.stop()
    await place.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('has every row and file that the backup tells of, and an unbroken audit trail that ends where it ended', async () => {
    const backup = await checkBackup(file)
    await refuseUnfit(backup, place.dataDir)
    const report = await restoreBackup(backup, options())
    expect(report).toEqual({ rows: rowsIn(backup.ending), files: 1 })
    const [head] = await place.rows<{ position: string; last: string; count: string }>(
      'select position, (select max(position) from platform.log) last, (select count(*) from platform.log) count from platform.log_head',
    )
    expect(head).toEqual({ position: head?.last, last: head?.last, count: head?.last })
    expect(Number(head?.count)).toBe(backup.ending.tables['platform.log']?.rows)
    const original = await busy.app.platform.db.pool.query('select hash from platform.log where position = $1', [
      head?.last,
    ])
    expect(await place.rows('select hash from platform.log_head')).toEqual(original.rows)
    expect(await verify(place.url, undefined, () => {})).toBe(0)
    const own = `files/${busy.fileId.slice(-2)}/${busy.fileId}`
    expect(await readFile(join(place.dataDir, own))).toEqual(FILE)
  })

  it('keeps no session and no link to set a password, and pauses webhooks without what waited', async () => {
    const [before] = (await busy.app.platform.db.pool.query(WEBHOOKS)).rows
    expect(before).toMatchObject({ is_active: true })
    expect(before?.waiting).toBeGreaterThan(0)
    expect(await place.rows(WEBHOOKS)).toEqual([
      { is_active: false, stopped_reason: null, waiting: 0, dead: expect.any(Number) },
    ])
    expect(await place.rows('select from identity.session union all select from identity.password_link')).toEqual([])
  })

  it('serves: every message acknowledged before the backup began is there once and in order, and new ones follow', async () => {
    await busy.app.platform.db.run(sql`update webhooks.endpoint set is_active = false`)
    callsBefore = busy.calls()
    // Restored some time later, as it is in life: what was due meanwhile is due at once.
    const clock = { now: () => Date.now() + 60_000 }
    await busy.ledger.stop()
    restored = await startTestApplication({ on: { databaseUrl: place.url, dataDir: place.dataDir }, clock })
    expect(await judge(restored.url)).toEqual([])
    const authorization = `Bearer ${busy.visit.visitToken}`
    const said = await callApi(restored.url, '/chat/messages', {
      method: 'POST',
      headers: { authorization },
      body: { clientId: 'after-the-restore', body: { kind: 'text', text: '还在吗' } },
    })
    expect(said.status).toBe(200)
    const found = await fetch(`${restored.url}/chat/files/${busy.fileId}`, { headers: { authorization } })
    expect(Buffer.from(await found.arrayBuffer())).toEqual(FILE)
  })

  it('lets people in by their passwords, and nobody by the session of before', async () => {
    expect((await callApi(restored.url, '/api/me', { headers: { cookie: busy.admin.cookie } })).status).toBe(401)
    const admin = await signIn(restored.url, busy.admin.agentNo, busy.admin.password)
    const { facts } = await ok<{ facts: object[] }>(admin.api('/api/audit?type=platform.restored'))
    expect(facts).toMatchObject([{ type: 'platform.restored', cause: { kind: 'system', id: 'platform.restore' } }])
  })

  it('misses the sockets that are gone: their agent is offline, and the contact in hand is offered again', async () => {
    const state = `select (select count(*)::int from routing.link) links, presence,
      (select count(*)::int from routing.item where agent_id is not null) held from routing.agent`
    await until(async () => JSON.stringify(await place.rows(state)) === '[{"links":0,"presence":"offline","held":0}]')
    const item = `select state from routing.item where id = '${busy.contactId}'`
    expect(await place.rows(item)).toEqual([{ state: 'waiting' }])
  })

  it('calls nobody, and has in line for them only what happened since, the restore first', async () => {
    await restored.settled()
    expect(busy.calls()).toBe(callsBefore)
    const line = "select type from webhooks.delivery where state = 'waiting' order by position limit 1"
    expect(await place.rows(line)).toEqual([{ type: 'platform.restored' }])
  })

  it('shows figures that its log recounts to, and the log goes on unbroken', async () => {
    const client = new pg.Client({ connectionString: place.url })
    await client.connect()
    expect((await recount(client)).differences).toEqual([])
    await client.end()
    expect(await verify(place.url, undefined, () => {})).toBe(0)
  })
})
