import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import {
  assign,
  type ContactsApplication,
  createVisitor,
  startWithoutRouting,
  type TestVisitor,
} from '../../../tests/support/contacts.ts'
import { type SignedInPerson, signedInAs, type TestPerson } from '../../../tests/support/people.ts'

type Person = TestPerson & SignedInPerson
const MOST = 200_000

/** A PNG header that claims a size; its pixels are never looked at. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffc0001108', 'hex'),
  Buffer.from([0x01, 0x40, 0x02, 0x80, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
  Buffer.from('ffd9', 'hex'),
])
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

describe.each(['folder', 'database'] as const)('files kept in the %s', (FILE_STORE) => {
  const clock = settableClock(Date.now())
  let app: ContactsApplication
  let mei: Person
  let bo: Person

  beforeAll(async () => {
    const env = { FILE_STORE, FILE_MOST_BYTES: String(MOST), SESSION_IDLE_MINUTES: '1440', SESSION_HOURS: '168' }
    app = await startWithoutRouting({ clock, env })
    mei = await signedInAs(app, { roles: ['agent'] })
    bo = await signedInAs(app, { roles: ['agent'] })
  })
  afterAll(() => app.stop())

  async function served() {
    const visitor = await createVisitor(app)
    const contactId = await visitor.ask()
    await assign(app, contactId, mei.personId)
    return { visitor, contactId, conversationId: visitor.conversationId }
  }
  async function upload(conversationId: string, content: Uint8Array, name: string, who = mei, type = 'image/png') {
    const form = new FormData()
    form.set('file', new File([content as Uint8Array<ArrayBuffer>], name, { type }))
    const response = await fetch(`${app.url}/api/conversations/${conversationId}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}` },
      body: form,
    })
    return {
      status: response.status,
      body: (await response.json()) as { file: { fileId: string; name: string }; refusal?: string },
    }
  }
  const post = (conversationId: string, fileId: string, more: object = {}, who = mei) =>
    who.api(`/api/conversations/${conversationId}/messages`, {
      method: 'POST',
      body: { clientId: newId(), body: { kind: 'file', fileId }, ...more },
    })
  const forCustomer = (visitor: TestVisitor, fileId: string) =>
    app.conversations.fileForCustomer(visitor.conversationId, visitor.customerId, fileId)
  const filesOnDisk = async () =>
    (await readdir(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)

  test('a picture is uploaded, posted, and shown to both sides as it was', async () => {
    const { visitor, conversationId } = await served()
    const { status, body } = await upload(conversationId, png(640, 480), '卡 面.PNG')
    expect(status).toBe(200)
    expect(body.file).toMatchObject({ name: '卡 面.png', mediaType: 'image/png', width: 640, height: 480 })
    expect(await forCustomer(visitor, body.file.fileId)).toBeUndefined()
    expect((await post(conversationId, body.file.fileId)).status).toBe(200)
    const served_ = await mei.api(`/api/files/${body.file.fileId}`)
    expect(Buffer.from(await served_.arrayBuffer())).toEqual(png(640, 480))
    expect(Object.fromEntries(served_.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="_ _.png"; filename*=UTF-8''%E5%8D%A1%20%E9%9D%A2.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    const own = await forCustomer(visitor, body.file.fileId)
    const chunks: Buffer[] = []
    for await (const chunk of own!.content) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks)).toEqual(png(640, 480))
    const { messages } = await app.conversations.customerThread(app.platform.db, conversationId, 0, 10)
    expect(messages.at(-1)?.body).toEqual({ kind: 'file', file: body.file, caption: null })
    expect((await filesOnDisk()).includes(body.file.fileId)).toBe(FILE_STORE === 'folder')
  })

  test('what is no picture is a download, a text with its character set', async () => {
    const { conversationId } = await served()
    for (const [content, name, type] of [
      [pdf, '证明.pdf', 'application/pdf'],
      [Buffer.from('余额,日期\n1,2\n'), 'a.csv', 'text/plain; charset=utf-8'],
      [Buffer.from('余额'.repeat(15_000)), 'long.txt', 'text/plain; charset=utf-8'],
      [Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'gbk.txt', 'text/plain; charset=gb18030'],
    ] as const) {
      const { body } = await upload(conversationId, content, name)
      const response = await mei.api(`/api/files/${body.file.fileId}`)
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment;/)
      expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    }
  })

  test.each<[string, Uint8Array, string, number, string]>([
    [
      'an SVG by its right name',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.svg',
      415,
      'file-type-not-allowed',
    ],
    [
      'an SVG that says it is a picture',
      Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'),
      'a.png',
      415,
      'file-type-not-allowed',
    ],
    ['HTML', Buffer.from('hello\n<script>alert(1)</script>'), 'a.txt', 415, 'file-type-not-allowed'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), 'a.pdf', 415, 'file-type-not-allowed'],
    ['a bare archive', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'a.docx', 415, 'file-type-not-allowed'],
    ['nothing', Buffer.alloc(0), 'a.png', 400, 'file-empty'],
    ['one byte too many', Buffer.concat([png(9, 9), Buffer.alloc(MOST)]), 'a.png', 413, 'file-too-large'],
    ['a picture of 50,000 by 50,000', png(50_000, 50_000), 'a.png', 413, 'image-too-large'],
    ['a picture without a size', png(0, 5), 'a.png', 415, 'file-type-not-allowed'],
    ['a cut JPEG', jpeg.subarray(0, 20), 'a.jpg', 415, 'file-type-not-allowed'],
  ])('refuses %s and keeps nothing of it', async (_what, content, name, status, refusal) => {
    const { conversationId } = await served()
    const before = await filesOnDisk()
    const answer = await upload(conversationId, content, name)
    expect([answer.status, answer.body.refusal]).toEqual([status, refusal])
    expect(await filesOnDisk()).toEqual(before)
    const { rows } = await app.platform.db.pool.query('select 1 from conversations.file where conversation_id = $1', [
      conversationId,
    ])
    expect(rows).toEqual([])
  })

  test.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['C:\\Users\\x\\卡.png', '卡.png'],
    ['.htaccess', 'htaccess.png'],
    ['photo.png.exe', 'photo.png.exe.png'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe.png'],
    ['6217001234567890122.png', expect.not.stringContaining('6217001234567890122')],
    [`${'长'.repeat(300)}.png`, `${'长'.repeat(120)}.png`],
  ])('the name %j is kept as a plain, masked name with a true ending', async (given, kept) => {
    const { conversationId } = await served()
    expect((await upload(conversationId, png(2, 2), given)).body.file.name).toEqual(kept)
  })

  test('a file is bound to its conversation, its uploader and who may see its message', async () => {
    const { visitor, conversationId, contactId } = await served()
    const elsewhere = await served()
    expect((await upload(conversationId, png(2, 2), 'a.png', bo)).status).toBe(404)
    const { fileId } = (await upload(conversationId, png(2, 2), 'a.png')).body.file
    expect((await post(elsewhere.conversationId, fileId)).status).toBe(404)
    expect((await bo.api(`/api/files/${fileId}`)).status).toBe(404)
    await post(conversationId, fileId, { audience: 'staff' })
    expect(await forCustomer(visitor, fileId)).toBeUndefined()
    expect(await forCustomer(elsewhere.visitor, fileId)).toBeUndefined()
    await assign(app, contactId, bo.personId)
    expect((await bo.api(`/api/files/${fileId}`)).status).toBe(200)
    expect((await post(conversationId, fileId, {}, bo)).status).toBe(404)
  })

  test('a customer sends a file by the same rules', async () => {
    const { visitor, conversationId } = await served()
    const by = { kind: 'customer', id: visitor.customerId } as const
    const receive = (content: Buffer, who: { kind: 'customer'; id: string } = by) =>
      app.conversations.receiveFile({ conversationId, by: who, name: 'a.jpg', content: chunksOf(content) })
    const received = await receive(jpeg)
    expect(received).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg', width: 640, height: 320 } })
    expect(await receive(jpeg, { kind: 'customer', id: crypto.randomUUID() })).toMatchObject({
      refusal: 'not-a-participant',
    })
    const fileId = received.ok ? received.value.fileId : ''
    const posted = await app.conversations.post({
      conversationId,
      clientId: newId(),
      author: by,
      audience: 'everyone',
      body: { kind: 'file', fileId, caption: '我的卡 6217001234567890122' },
    })
    expect(posted.ok && posted.value.text).not.toContain('6217001234567890122')
    expect((await mei.api(`/api/files/${fileId}`)).status).toBe(200)
  })

  test('an upload that no message carried is gone after a day, and one that was posted stays', async () => {
    const { conversationId } = await served()
    const orphan = (await upload(conversationId, png(3, 3), 'a.png')).body.file.fileId
    const kept = (await upload(conversationId, png(3, 3), 'b.png')).body.file.fileId
    await post(conversationId, kept)
    clock.advance(23 * 3_600_000)
    expect((await mei.api(`/api/files/${orphan}`)).status).toBe(200)
    const { rows: all } = await app.platform.db.pool.query('select count(*)::int n from conversations.file_chunk')
    clock.advance(2 * 3_600_000)
    await expect
      .poll(
        async () =>
          (await app.platform.db.pool.query('select 1 from conversations.file where id = $1', [orphan])).rowCount,
        { timeout: 10_000 },
      )
      .toBe(0)
    await expect.poll(async () => (await filesOnDisk()).includes(orphan)).toBe(false)
    const { rows } = await app.platform.db.pool.query('select 1 from conversations.file where id = $1', [kept])
    expect(rows).toHaveLength(1)
    if (FILE_STORE === 'database') expect(all[0].n).toBeGreaterThan(0)
  })

  test('what is not one file is refused', async () => {
    const { conversationId } = await served()
    const path = `/api/conversations/${conversationId}/files`
    expect((await mei.api(path, { method: 'POST', body: { file: 'x' } })).status).toBe(415)
    const empty = await fetch(app.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${mei.token}` },
      body: new FormData(),
    })
    expect(empty.status).toBe(400)
  })

  test('a file goes with the words around it when their time is over; a hold keeps both', async () => {
    const { pool } = app.platform.db
    const [free, held] = [await served(), await served()]
    const sent: string[] = []
    for (const { conversationId } of [free, held]) {
      const { fileId } = (await upload(conversationId, pdf, '王小萍 工资单.pdf', mei, 'application/pdf')).body.file
      expect((await post(conversationId, fileId)).status).toBe(200)
      const said = { body: { kind: 'text', text: '工资单已收到' } }
      expect((await post(conversationId, fileId, said)).status).toBe(200)
      sent.push(fileId)
    }
    await pool.query(
      `insert into consent.legal_hold (id, customer_id, reason, placed_by, placed_at) values ($1, $2, 'court', $3, now())`,
      [newId(), held.visitor.customerId, mei.personId],
    )
    const [gone, kept] = sent
    const rowsOf = async () =>
      (await pool.query<{ id: string }>('select id from conversations.file where id = any($1)', [sent])).rows
    clock.advance(37 * 31 * 86_400_000)
    const runs = async () => (await pool.query('select 1 from consent.retention_run')).rowCount
    await expect.poll(runs, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await rowsOf()).toEqual([{ id: kept }])
    const { messages } = await app.conversations.customerThread(app.platform.db, free.conversationId, 0, 10)
    expect(messages.map(({ body }) => body)).toContainEqual({ kind: 'text', text: '***' })
    expect(messages.map(({ body }) => body.kind)).not.toContain('file')
    expect(JSON.stringify(messages)).not.toContain('工资单')
    expect(await forCustomer(free.visitor, gone!)).toBeUndefined()
    expect((await forCustomer(held.visitor, kept!))?.file.name).toBe('王小萍 工资单.pdf')
    if (FILE_STORE === 'folder') {
      await expect.poll(async () => (await filesOnDisk()).includes(gone!)).toBe(false)
      expect(await filesOnDisk()).toContain(kept)
    }
    const { rows } = await pool.query('select distinct file_id from conversations.file_chunk where file_id = any($1)', [
      sent,
    ])
    expect(rows).toEqual(FILE_STORE === 'database' ? [{ file_id: kept }] : [])
  })
})

async function* chunksOf(content: Buffer) {
  yield content.subarray(0, 10)
  yield content.subarray(10)
}
