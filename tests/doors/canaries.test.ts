import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '#platform/logger.ts'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { askForVisit, beginVisit, createEntrance, say } from '../support/chat.ts'
import { agentAt, ok, queueAt } from '../support/floor.ts'
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

const lines: string[] = []
let app: TestApplication

beforeAll(async () => {
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
afterAll(() => app.stop())

it('a whole chat leaves its texts where they belong, and nothing of it or of its secrets in a log, a figure or a fact', async () => {
  const secrets = await live()
  await app.settled()
  const kept: Readonly<Record<string, string>> & { readonly log: string } = {
    log: lines.join(''),
    metrics: await (await fetch(`${app.url}/metrics`)).text(),
    ...(await everyTable(app.platform.db.pool)),
  }
  const found = Object.entries({ ...CANARIES, ...secrets }).flatMap(([what, canary]) =>
    Object.entries(kept).flatMap(([where, text]) => (text.includes(canary) ? [`${what} in ${where}`] : [])),
  )
  expect(found.sort()).toEqual([...WHERE_THEY_BELONG].sort())
  expect(kept['platform.log']).toContain('conversations.message-posted')
  expect(kept.log.length).toBeGreaterThan(500)
})

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
