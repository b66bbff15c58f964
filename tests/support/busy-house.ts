import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { beginVisit, createEntrance, type TestVisit } from './chat.ts'
import { emptyDatabase, freshDatabase } from './database.ts'
import { agentAt, customerAsks, type Desk, type FloorApplication, ok, queueAt, startFloor, until } from './floor.ts'
import { type Ledger, startLedger } from './ledger.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from './people.ts'

/** A house in the middle of its day: customers write, an agent serves, a file was sent, a webhook waits. */
export interface BusyHouse {
  readonly app: FloorApplication
  readonly admin: TestPerson & SignedInPerson
  readonly agent: Desk
  /** The contact that the agent has in hand. */
  readonly contactId: string
  readonly ledger: Ledger
  readonly visit: TestVisit
  readonly fileId: string
  readonly endpointId: string
  /** How often the bank's other system was called. */
  calls(): number
  /** Everyone leaves and the server stops; its database and data folder stay. */
  close(): Promise<void>
  /** The same, and nothing stays. */
  stop(): Promise<void>
}

export const FILE = Buffer.from('第一行\n第二行\n'.repeat(2_000))

export async function startBusyHouse(): Promise<BusyHouse> {
  let calls = 0
  const receiver = createServer((_request, response) => {
    calls += 1
    response.writeHead(500).end()
  })
  await new Promise<void>((up) => receiver.listen(0, '127.0.0.1', up))
  const { port } = receiver.address() as AddressInfo
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'yinuo-busy-'))
  const app = await startFloor({ env: { WEBHOOK_HOSTS: '127.0.0.1' }, on: { databaseUrl: database.url, dataDir } })
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  const queue = await queueAt(admin)
  const agent = await agentAt(app, { queues: [queue.queueId] }, admin)
  const { contactId } = await customerAsks(app)
  await ok(agent.accept((await agent.rings()).offerId))
  const { endpointId } = await ok<{ endpointId: string }>(
    admin.api('/api/webhooks', { method: 'POST', body: { url: `http://127.0.0.1:${port}/`, types: ['*'] } }),
  )
  const visit = await beginVisit(app.url)
  const fileId = await sendFile(app.url, visit)
  const ledger = await startLedger(6, () => [app.url])
  await until(async () => calls > 0)
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await ledger.stop()
    agent.vanish()
    await app.stop()
    receiver.closeAllConnections()
    await new Promise((ended) => receiver.close(ended))
  }
  return {
    app,
    admin,
    agent,
    contactId,
    ledger,
    visit,
    fileId,
    endpointId,
    calls: () => calls,
    close,
    async stop() {
      await close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function sendFile(url: string, { visitToken }: TestVisit): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([FILE]), 'lines.txt')
  const headers = { authorization: `Bearer ${visitToken}` }
  const { file } = await ok<{ file: { fileId: string } }>(
    fetch(`${url}/chat/files`, { method: 'POST', headers, body: form }),
  )
  await ok(
    fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: newId(), body: { kind: 'file', fileId: file.fileId } }),
    }),
  )
  return file.fileId
}

/** A database without anything, and a data folder with nothing but the key of another house, when there is one. */
export interface Place {
  readonly url: string
  readonly dataDir: string
  rows<R extends pg.QueryResultRow>(text: string): Promise<R[]>
  remove(): Promise<void>
}

export async function emptyPlace(keyOf?: { readonly dataDir: string }): Promise<Place> {
  const database = await emptyDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'yinuo-restored-'))
  if (keyOf) await copyFile(join(keyOf.dataDir, 'data.key'), join(dataDir, 'data.key'))
  return {
    url: database.url,
    dataDir,
    rows: (text) => rowsOf(database.url, text),
    async remove() {
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function rowsOf<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

/** Tables by name, each with the number of its rows and a hash over all of them. */
export async function contentOf(url: string): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    url,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|public)' order by 1`,
  )
  const content: Record<string, string> = {}
  for (const { name } of tables.filter(({ name }) => !['platform.node', 'platform.migration'].includes(name))) {
    const [row] = await rowsOf<{ text: string }>(
      url,
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as text from ${name} t`,
    )
    content[name] = row?.text ?? ''
  }
  return content
}
