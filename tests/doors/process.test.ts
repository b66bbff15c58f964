import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEntrance } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'
import { type Ledger, startLedger } from '../support/ledger.ts'
import { callApi, type SignedInPerson, signIn } from '../support/people.ts'
import { endAll, type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

const ADMIN = { agentNo: 'A0001', password: 'kingfisher-over-the-lake' }
const SENDERS = 8

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yinuo-process-'))
})
afterAll(async () => {
  endAll()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
})

describe('a start with wrong settings', () => {
  it('names every fault and what to do, shows no secret, and ends with 1 before anything is made', async () => {
    const folder = join(dataDir, 'never')
    const server = startServerProcess(['--data', folder], {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://user:pa55word@db/bank',
      TIME_ZONE: 'Asia/Peking',
      OIDC_ISSUER: 'http://sso.bank.example',
    })
    expect(await server.ended).toBe(1)
    for (const name of ['PORT', 'DATABASE_URL', 'TIME_ZONE', 'OIDC_ISSUER'])
      expect(server.output()).toContain(`${name}:`)
    expect(server.output()).toContain('docs/recipes/configure.md')
    expect(server.output()).not.toContain('pa55word')
    expect(existsSync(folder)).toBe(false)
  })

  it('says which option it does not know, and that a chosen port is taken', async () => {
    const unknown = startServerProcess(['--data', join(dataDir, 'never'), '--fast'])
    expect(await unknown.ended).toBe(1)
    expect(unknown.output()).toContain('--fast')
    const { createServer } = await import('node:net')
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const late = startServerProcess(['--data', join(dataDir, 'never'), '--port', String(port)])
    expect(await late.ended).toBe(1)
    expect(late.output()).toContain(`Port ${port} is taken`)
    taken.close()
  })
})

describe('a stop while the database does not answer', () => {
  it('ends in the time it is given', async () => {
    const database = await freshDatabase()
    const proxy = await startTcpProxy(Number(new URL(database.url).port))
    const url = new URL(database.url)
    url.port = String(proxy.port)
    const folder = join(dataDir, 'silent')
    const server = startServerProcess(['--empty', '--data', folder], { DATABASE_URL: url.href, STOP_SECONDS: '2' })
    await server.serving()
    proxy.blackhole()
    server.kill('SIGTERM')
    expect(await server.ended).toBe(1)
    expect(server.output()).toContain('not finished within 2 s')
    await proxy.stop()
    await database.drop()
  }, 60_000)
})

/** One story, in order: each step goes on where the one before ended. */
describe('a service centre of real processes', () => {
  let first: ServerProcess
  let second: ServerProcess
  let firstUrl: string
  let secondUrl: string
  let admin: SignedInPerson
  let ledger: Ledger
  let alive: string[] = []
  const start = () => startServerProcess(['--empty', '--data', dataDir], { SESSION_HOURS: '1' })

  it('begins empty: its first visitor, and nobody after, creates the administrator', async () => {
    first = start()
    firstUrl = await first.serving()
    expect(await (await callApi(firstUrl, '/readyz')).json()).toMatchObject({ status: 'ready' })
    const body = { organisationName: '一诺银行', displayName: 'Admin', locale: 'zh-CN', ...ADMIN }
    expect((await callApi(firstUrl, '/api/setup', { method: 'POST', body })).status).toBe(200)
    expect((await callApi(firstUrl, '/api/setup', { method: 'POST', body })).status).toBe(409)
    admin = await signIn(firstUrl, ADMIN.agentNo, ADMIN.password)
    await createEntrance(admin)
  }, 60_000)

  it('takes a second process on the same folder as a second node, on a port of its own', async () => {
    second = start()
    secondUrl = await second.serving()
    expect(new URL(secondUrl).port).not.toBe(new URL(firstUrl).port)
    expect(second.output()).toContain('one more node')
    const here = await callApi(secondUrl, '/api/me', { headers: { authorization: `Bearer ${admin.token}` } })
    expect(here.status).toBe(200)
    alive = [firstUrl, secondUrl]
    ledger = await startLedger(SENDERS, () => alive)
    await ledger.more(200)
  }, 60_000)

  it('goes on when one node is killed while messages are sent', async () => {
    second.kill('SIGKILL')
    expect(await second.ended).toBeNull()
    await ledger.more(100)
    alive = [firstUrl]
    await ledger.more(200)
    expect(await ledger.audit(firstUrl)).toEqual([])
  }, 60_000)

  it('heals by itself when the database server is killed while messages are sent', async () => {
    const killed = databasePid()
    process.kill(Number(killed), 'SIGKILL')
    // The node may hide the loss from those who write: what tells that the database was away is that it is another.
    while ([killed, undefined].includes(databasePid())) await sleep(10)
    await ledger.more(200)
    expect((await callApi(firstUrl, '/readyz')).status).toBe(200)
    expect(await ledger.audit(firstUrl)).toEqual([])
  }, 90_000)

  it('stops on SIGTERM while messages are sent with everything it acknowledged, and stops the database it brought', async () => {
    first.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await ledger.stop()
    expect(first.output()).toContain('stopping')
    expect(existsSync(join(dataDir, 'database/pg/postmaster.pid'))).toBe(false)
  }, 60_000)

  it('starts again with everything: people, settings, and every acknowledged message once, in order', async () => {
    const again = start()
    const url = await again.serving()
    expect((await (await callApi(url, '/api/setup')).json()) as object).toMatchObject({ needed: false })
    expect((await signIn(url, ADMIN.agentNo, ADMIN.password)).token).toBeTruthy()
    expect(ledger.acknowledged()).toBeGreaterThan(700)
    expect(await ledger.audit(url)).toEqual([])
    again.kill('SIGINT')
    expect(await again.ended).toBe(0)
  }, 60_000)
})

/** PostgreSQL writes its own number into the first line of this file; undefined while none runs. */
function databasePid(): string | undefined {
  const file = join(dataDir, 'database/pg/postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] || undefined : undefined
}
