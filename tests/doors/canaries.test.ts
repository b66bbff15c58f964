import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '#platform/logger.ts'
import { readArchive } from '../../scripts/backup/archive.ts'
import { writeBackup } from '../../scripts/backup/write-backup.ts'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { askForVisit, beginVisit, createEntrance, say } from '../support/chat.ts'
import { agentAt, ok, queueAt, until } from '../support/floor.ts'
import { callApi, signedInAs } from '../support/people.ts'

/** Texts and secrets that may stand in the thread, or nowhere, but in no log, figure or fact. */
const CANARIES = {
  message: 'canary-message-zhengfang',
  answer: 'canary-answer-hetong',
  note: 'canary-note-suspicious',
  fileName: 'canary-file-name',
  fileText: 'canary-file-content',
  summary: 'canary-summary-text',
  search: 'canary-search-words',
  phone: '13800199777',
  card: '6222021234567890128',
  wrongPassword: 'canary-wrong-password',
  badBody: 'canary-in-a-bad-body',
  badFrame: 'canary-in-a-bad-frame',
  query: 'canary-in-a-query',
} as const

/** Message text, masked, and names of files: nowhere else, and the rest nowhere at all. */
const WHERE_THEY_BELONG = [
  'message in conversations.message',
  'phone in conversations.message',
  'answer in conversations.message',
  'note in conversations.message',
  'fileName in conversations.file',
  'summary in conversations.contact',
]
/** A backup holds what the database and the folder of files hold, and nothing more. */
const IN_A_BACKUP = ['message', 'phone', 'answer', 'note', 'fileName', 'fileText', 'summary'].map(
  (what) => `${what} in backup`,
)

const lines: string[] = []
const heard: string[] = []
const sink = createServer((request, response) => {
  request.setEncoding('utf8').on('data', (piece: string) => heard.push(piece))
  request.on('end', () => response.end())
})
let app: TestApplication

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  const to = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  app = await startTestApplication({
    env: { WEBHOOK_HOSTS: '127.0.0.1' },
    logger: createLogger({ level: 'trace', to }),
  })
})
afterAll(async () => {
  sink.close()
  await app.stop()
})

it('a whole chat leaves its texts where they belong, and nothing of it or of its secrets in a log, a figure or a fact, nor in the audit trail, a webhook or a backup beyond them', async () => {
  const secrets = await live()
  await app.settled()
  await until(async () => heard.join('').includes('conversations.message-posted'))
  const kept: Readonly<Record<string, string>> & { readonly log: string } = {
    log: lines.join(''),
    metrics: await (await fetch(`${app.url}/metrics`)).text(),
    audit: await wholeAudit(),
    webhooks: heard.join(''),
    backup: await backup(),
    ...(await everyTable(app.platform.db.pool)),
  }
  const canaries = { ...CANARIES, ...secrets }
  expect(found(canaries, kept)).toEqual([...WHERE_THEY_BELONG, ...IN_A_BACKUP].sort())
  expect(kept['platform.log']).toContain('conversations.message-posted')
  expect(kept.audit).toContain('identity.signed-in')
  expect(kept.log.length).toBeGreaterThan(500)
})

it('finds one that was left on purpose', async () => {
  app.platform.logger.warn({ left: CANARIES.search }, 'left on purpose')
  await app.platform.db.pool.query('create table public.left_on_purpose as select $1::text as words', [CANARIES.card])
  const kept = { log: lines.join(''), ...(await everyTable(app.platform.db.pool)) }
  const purpose = { search: CANARIES.search, card: CANARIES.card }
  expect(found(purpose, kept)).toEqual(['card in public.left_on_purpose', 'search in log'])
})

const found = (canaries: Readonly<Record<string, string>>, kept: Readonly<Record<string, string>>): string[] =>
  Object.entries(canaries)
    .flatMap(([what, canary]) =>
      Object.entries(kept).flatMap(([where, text]) => (text.includes(canary) ? [`${what} in ${where}`] : [])),
    )
    .sort()

/** All pages of the audit trail, as its readers get them. */
async function wholeAudit(): Promise<string> {
  const reader = await signedInAs(app, { roles: ['compliance'] })
  const pages: string[] = []
  for (let before: number | null | undefined; before !== null; ) {
    const query = before === undefined ? '' : `&before=${before}`
    const page = await ok<{ nextBefore: number | null }>(reader.api(`/api/audit?limit=200${query}`))
    pages.push(JSON.stringify(page))
    before = page.nextBefore
  }
  return pages.join('')
}

/** Everything in a backup of the installation, unpacked. */
async function backup(): Promise<string> {
  const file = join(app.dataDir, 'canaries.tar.gz')
  const { databaseUrl: url, dataDir } = app
  await writeBackup({ url, dataDir, file, product: 'test', mayMissFiles: false, onProgress: () => {} })
  const parts: Buffer[] = []
  for await (const { name, content } of readArchive(file)) {
    parts.push(Buffer.from(name))
    for await (const bytes of content) parts.push(bytes)
  }
  return Buffer.concat(parts).toString()
}

/** Every row of every table as text. */
async function everyTable(pool: TestApplication['platform']['db']['pool']): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const tables: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await pool.query<{ row: string }>(`select t::text row from ${name} t`)
    tables[name] = found.map(({ row }) => row).join('\n')
  }
  return tables
}

/** A chat from the first word to wrap-up, with everything that goes wrong on the way. @returns the secrets it was given */
async function live(): Promise<Record<string, string>> {
  const admin = await signedInAs(app, { roles: ['administrator', 'supervisor', 'compliance'] })
  await createEntrance(admin)
  const queue = await queueAt(admin)
  // Nobody listens there: a delivery that fails is written about too.
  const hook = { url: 'http://127.0.0.1:9/in', types: ['*'] }
  const webhook = await ok<{ secret: string }>(admin.api('/api/webhooks', { method: 'POST', body: hook }))
  const { port } = sink.address() as AddressInfo
  await ok(admin.api('/api/webhooks', { method: 'POST', body: { ...hook, url: `http://127.0.0.1:${port}/in` } }))
  const desk = await agentAt(app, { queues: [queue.queueId] }, admin)
  const visit = await beginVisit(app.url)
  const socket = await visit.socket()
  socket.follow(visit.conversationId)
  await socket.command('post-message', say(`${CANARIES.message} ${CANARIES.card} ${CANARIES.phone}`))
  const offer = await desk.rings()
  await ok(desk.accept(offer.offerId))
  const post = (audience: string, text: string) =>
    desk.socket.command('post-message', {
      conversationId: visit.conversationId,
      clientId: crypto.randomUUID(),
      audience,
      body: { kind: 'text', text },
    })
  expect((await post('everyone', CANARIES.answer)).refusal).toBeUndefined()
  expect((await post('staff', CANARIES.note)).refusal).toBeUndefined()
  await upload(visit.visitToken)
  await socket.command('typing')
  await wrong(visit.visitToken)
  desk.socket.send({ t: 'do', id: '1', name: 'post-message', body: { text: CANARIES.badFrame } })
  socket.sendRaw(`{"t":"do","id":"x","name":"post-message","body":{"text":"${CANARIES.badFrame}"}`)
  await ok(desk.api(`/api/contacts/${offer.contactId}/end`, { method: 'POST' }))
  await ok(desk.api(`/api/contacts/${offer.contactId}/wrap-up`, { method: 'PUT', body: { summary: CANARIES.summary } }))
  socket.cut()
  desk.vanish()
  return {
    adminPassword: admin.password,
    adminToken: admin.token,
    agentToken: desk.token,
    visitToken: visit.visitToken,
    deviceToken: visit.deviceToken,
    webhookSecret: webhook.secret,
  }
}

async function upload(visitToken: string): Promise<void> {
  const form = new FormData()
  form.append('file', new Blob([`%PDF-1.4 ${CANARIES.fileText}`]), `${CANARIES.fileName}.pdf`)
  const answer = await fetch(`${app.url}/chat/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${visitToken}` },
    body: form,
  })
  expect(answer.status).toBe(200)
}

/** What goes wrong in a day: each with something in it that must not be remembered. */
async function wrong(visitToken: string): Promise<void> {
  const visitor = { authorization: `Bearer ${visitToken}` }
  const body = { agentNo: 'T0001', password: CANARIES.wrongPassword }
  expect((await callApi(app.url, '/api/sign-in', { method: 'POST', body })).status).toBe(401)
  const answers = await Promise.all([
    callApi(app.url, '/chat/messages', { method: 'POST', headers: visitor, body: { text: CANARIES.badBody } }),
    fetch(`${app.url}/chat/messages`, {
      method: 'POST',
      headers: { ...visitor, 'content-type': 'application/json' },
      body: `{"${CANARIES.badBody}`,
    }),
    fetch(`${app.url}/api/contacts?q=${CANARIES.query}&limit=${CANARIES.query}`),
    fetch(`${app.url}/api/${CANARIES.query}?token=${CANARIES.search}`),
    fetch(`${app.url}/chat/messages?before=${CANARIES.query}`, { headers: visitor }),
    askForVisit(app.url, { deviceToken: CANARIES.search }, {}),
    askForVisit(app.url, { identityToken: CANARIES.badBody }, {}),
  ])
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
}
