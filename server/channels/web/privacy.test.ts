import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { startTestApplication } from '../../../tests/support/application.ts'
import {
  askForVisit,
  BANK_PAGE,
  beginVisit,
  type ChatSocket,
  createEntrance,
  openChatSocket,
  say,
  type TestVisit,
} from '../../../tests/support/chat.ts'
import { agentAt, type Desk, type FloorApplication, ok, queueAt, startFloor } from '../../../tests/support/floor.ts'
import { formsOf } from '../../../tests/support/forms-of-a-secret.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let app: FloorApplication
let admin: SignedInPerson
beforeAll(async () => {
  app = await startFloor({ env: { FILE_MOST_BYTES: '2048' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
})
afterAll(() => app.stop())

/** Uploads as a browser does. */
async function upload(visit: TestVisit, name: string, content: Buffer, type = 'image/png'): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)], { type }), name)
  return fetch(`${app.url}/chat/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${visit.visitToken}` },
    body: form,
  })
}
const fileIdOf = async (answer: Promise<Response>) => (await ok<{ file: { fileId: string } }>(answer)).file.fileId
const fileMessage = (fileId: string) => ({ clientId: newId(), body: { kind: 'file', fileId } })

describe('one visitor never reaches another’s conversation', () => {
  let mine: TestVisit
  let other: TestVisit
  let socket: ChatSocket
  beforeAll(async () => {
    mine = await beginVisit(app.url)
    other = await beginVisit(app.url)
    socket = await mine.socket()
    await other.api('/chat/messages', { method: 'POST', body: say('only for the bank') })
  })

  it.each(['conversation', 'contact'])('not by the topic %s', async (name) => {
    const topic = `${name}:${other.conversationId}`
    socket.send({ t: 'open', topic, after: 0 })
    const refused = await socket.until((frame) => frame.t === 'refused' && frame.topic === topic)
    expect(refused).toMatchObject({ problem: { status: 404, refusal: 'not-found' } })
  })

  it.each(['conversation', 'contact', 'conversation:', 'conversation:*', "conversation:' or true --", 'desk:x'])(
    'nor by the topic %j',
    async (topic) => {
      socket.send({ t: 'open', topic, after: 0 })
      await socket.until((frame) => frame.t === 'refused' && frame.topic === topic)
      expect(JSON.stringify(socket.frames)).not.toContain('only for the bank')
    },
  )

  it('nor by naming it in a command or a route', async () => {
    const { conversationId } = other
    for (const body of [
      { ...say('hello'), conversationId },
      { ...say('hello'), audience: 'staff' },
    ]) {
      expect((await socket.command('post-message', body)).refusal).toBe('malformed-input')
      expect((await mine.api('/chat/messages', { method: 'POST', body })).status).toBe(400)
    }
    expect((await socket.command('typing', { conversationId })).refusal).toBe('malformed-input')
    expect((await socket.command('mark-read', { conversationId, seq: 1 })).refusal).toBe('malformed-input')
    expect((await socket.command('leave', { conversationId })).refusal).toBe('malformed-input')
    const answer = await mine.api(`/chat/messages?conversationId=${conversationId}`)
    expect(await answer.json()).toMatchObject({ messages: [] })
  })

  it('nor its files, to see or to send, nor files that are not there', async () => {
    const theirs = await fileIdOf(upload(other, 'a.png', PNG))
    for (const fileId of [theirs, newId()]) {
      expect((await mine.api(`/chat/files/${fileId}`)).status).toBe(404)
      expect((await socket.command('post-message', fileMessage(fileId))).refusal).toBe('file-not-found')
    }
    expect((await mine.api('/chat/files/..%2f..%2fetc')).status).toBe(400)
    expect((await other.api(`/chat/files/${theirs}`)).status).toBe(200)
  })

  it('and staff commands do not exist on this door', async () => {
    for (const name of ['take-over', 'post-note', '__proto__', 'constructor', 'toString']) {
      expect((await socket.command(name)).refusal).toBe('unknown-command')
    }
  })
})

describe('internal notes', () => {
  let desk: Desk
  let visit: TestVisit
  let socket: ChatSocket
  beforeAll(async () => {
    await queueAt(admin)
    const { queueId } = (await ok<{ queues: { queueId: string }[] }>(admin.api('/api/routing/queues'))).queues[0]!
    visit = await beginVisit(app.url)
    socket = await visit.socket()
    socket.follow(visit.conversationId)
    desk = await agentAt(app, { queues: [queueId] }, admin)
    await socket.command('post-message', say('在吗'))
    for (;;) {
      const offer = await desk.rings()
      await desk.accept(offer.offerId)
      await socket.until(() => true)
      if ((await (await visit.api('/chat/contact')).json()).phase === 'served') break
    }
  })
  afterAll(() => desk.vanish())

  const staffSays = (body: object) =>
    ok<{ seq: number }>(desk.api(`/api/conversations/${visit.conversationId}/messages`, { method: 'POST', body }))

  it('never reach the customer: not on the socket, in what was missed, or in what came before', async () => {
    const note = await staffSays({ ...say('NOTE he sounds confused'), audience: 'staff' })
    const answer = await staffSays(say('请稍等'))
    expect(answer.seq).toBe(note.seq + 1)
    await expect.poll(() => socket.lines().map(({ seq }) => seq)).toContain(answer.seq)
    const late = await visit.socket()
    late.follow(visit.conversationId, note.seq - 1)
    await expect.poll(() => late.lines().map(({ seq }) => seq)).toContain(answer.seq)
    const history = await (await visit.api('/chat/messages?limit=100')).text()
    for (const seen of [JSON.stringify(socket.frames), JSON.stringify(late.frames), history]) {
      expect(seen).toContain('请稍等')
      expect(seen).not.toContain('NOTE')
    }
    late.cut()
  })

  it('nor does a file that only a note carries', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'note.png')
    const uploaded = await fetch(`${app.url}/api/conversations/${visit.conversationId}/files`, {
      method: 'POST',
      headers: { cookie: desk.cookie },
      body: form,
    })
    const { fileId } = ((await uploaded.json()) as { file: { fileId: string } }).file
    expect((await visit.api(`/chat/files/${fileId}`)).status).toBe(404)
    await staffSays({ ...fileMessage(fileId), audience: 'staff' })
    expect((await visit.api(`/chat/files/${fileId}`)).status).toBe(404)
    await staffSays(fileMessage(fileId))
    expect((await visit.api(`/chat/files/${fileId}`)).status).toBe(200)
  })

  it('typing one, and reading as a silent listener, give no sign', async () => {
    const { conversationId } = visit
    const supervisor = await signedInAs(app, { roles: ['supervisor'] })
    const { contactId } = (await (await visit.api('/chat/contact')).json()) as { contactId: string }
    await ok(supervisor.api(`/api/contacts/${contactId}/supervision`, { method: 'PUT', body: { mode: 'monitor' } }))
    const before = socket.frames.length
    await desk.socket.command('typing', { conversationId, audience: 'staff' })
    await supervisor.api(`/api/conversations/${conversationId}/read-mark`, { method: 'PUT', body: { seq: 1 } })
    const { seq } = await staffSays(say('还在'))
    await expect.poll(() => socket.lines().map((line) => line.seq)).toContain(seq)
    await app.settled()
    expect(socket.frames.slice(before).filter((frame) => frame.t === 'signal')).toEqual([])
    expect(await (await visit.api('/chat/contact')).json()).toMatchObject({ agentReadSeq: 0 })
  })

  it('and nobody’s ids, names of whispering colleagues or customer records leave', async () => {
    const all = JSON.stringify([socket.frames, await (await visit.api('/chat/messages?limit=100')).json()])
    const { rows } = await app.platform.db.pool.query('select customer_id from web.visit')
    for (const { customer_id: customerId } of rows) expect(all).not.toContain(customerId)
    expect(all).not.toContain(desk.personId)
    expect(all).not.toMatch(/"(audience|authorId|customerId|ownerId)"/)
  })
})

describe('files', () => {
  it('are judged by what they are, how large they are, and sent one at a time', async () => {
    const visit = await beginVisit(app.url)
    expect((await upload(visit, 'page.png', Buffer.from('<script>alert(1)</script>'))).status).toBe(415)
    expect((await upload(visit, 'x.exe', Buffer.from('MZ\u0000\u0001'))).status).toBe(415)
    expect((await upload(visit, 'empty.txt', Buffer.alloc(0), 'text/plain')).status).toBe(400)
    const atLimit = await upload(visit, 'full.txt', Buffer.alloc(2_048, 'a'), 'text/plain')
    expect(atLimit.status).toBe(200)
    expect((await upload(visit, 'over.txt', Buffer.alloc(2_049, 'a'), 'text/plain')).status).toBe(413)
    expect((await upload(visit, 'far-over.txt', Buffer.alloc(300_000, 'a'), 'text/plain')).status).toBe(413)
    expect((await visit.api('/chat/files', { method: 'POST', body: { file: 'x' } })).status).toBe(415)
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    for (const [type, body] of [
      ['boundary=x', 'no form at all'],
      ['boundary=x', '--x\r\nbroken'],
      ['boundary=x', `${head}cut off`],
      ['boundary=x', head + 'cut off'.repeat(200)],
      ['charset=utf-8', `${head}whole\r\n--x--\r\n`],
    ] as const) {
      const refused = await fetch(`${app.url}/chat/files`, {
        method: 'POST',
        headers: { authorization: `Bearer ${visit.visitToken}`, 'content-type': `multipart/form-data; ${type}` },
        body,
      })
      expect([body.slice(0, 20), refused.status, await refused.json()]).toMatchObject([
        body.slice(0, 20),
        400,
        { refusal: 'malformed-input' },
      ])
    }
    const { rows } = await app.platform.db.pool.query(
      "select name from conversations.file where name like 'over%' or name like 'far-over%'",
    )
    expect(rows).toEqual([])
  })

  it('arrive whole, with a cleaned name, and are served so that nothing in them can run', async () => {
    const visit = await beginVisit(app.url)
    const fileId = await fileIdOf(upload(visit, '../../截图<b>.png', PNG))
    const posted = await ok<{ seq: number }>(visit.api('/chat/messages', { method: 'POST', body: fileMessage(fileId) }))
    const { messages } = await (await visit.api('/chat/messages')).json()
    expect(messages.find((line: { seq: number }) => line.seq === posted.seq).body.file.name).toBe('截图_b_.png')
    const served = await visit.api(`/chat/files/${fileId}`)
    expect(Buffer.from(await served.arrayBuffer()).equals(PNG)).toBe(true)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    expect(served.headers.get('content-security-policy')).toContain('sandbox')
    expect(served.headers.get('cache-control')).toContain('no-store')
  })
})

describe('tokens', () => {
  it('never appear in an address, a log line or the database', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    const logged = await startTestApplication({ logger })
    try {
      await createEntrance(await signedInAs(logged, { roles: ['administrator'] }))
      const visit = await beginVisit(logged.url, { deviceToken: 'not-one-of-yours' })
      const secrets = [visit.visitToken, visit.deviceToken, 'ey.identity.token', 'attempt-0123456789']
      const socket = await visit.socket()
      await socket.command('post-message', say('私下说的话'))
      await socket.command('post-message', { wrong: visit.visitToken })
      await openChatSocket(logged.url, `${visit.visitToken}x`).catch(() => {})
      await askForVisit(logged.url, { identityToken: 'ey.identity.token', attempt: 'attempt-0123456789' })
      await askForVisit(logged.url, { deviceToken: [visit.deviceToken] }, { origin: BANK_PAGE })
      await logged.platform.db.pool.query('alter table web.visit rename to elsewhere')
      expect((await visit.api('/chat/contact')).status).toBe(500)
      await logged.platform.db.pool.query('alter table web.elsewhere rename to visit')
      const { rows: tables } = await logged.platform.db.pool.query<{ whole: string }>(
        `select coalesce(string_agg(t.whole, ' '), '') whole from (
           select v::text whole from web.visit v union all select d::text from web.device d
           union all select o::text from platform.log o) t`,
      )
      const written = lines.join('\n')
      expect(written).toContain('request failed')
      for (const form of secrets.flatMap(formsOf)) {
        expect(written).not.toContain(form)
        expect(tables[0]!.whole).not.toContain(form)
      }
      expect(written).not.toContain('私下说的话')
    } finally {
      await logged.stop()
    }
  })
})
