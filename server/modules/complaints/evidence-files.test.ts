import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { complaintWords } from '#modules/complaints/personal-data.ts'
import { type FloorApplication, ok, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const PAPER = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const DAY_MS = 86_400_000

let app: FloorApplication
let su: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  su = await signedInAs(app, { roles: ['complaint-officer'], displayName: '苏晴' })
})
afterAll(() => app.stop())

const intake = async () => {
  const body = { filingChannel: 'phone', name: '周明浩', phone: '13800001234', demand: '分期手续费没有退' }
  return (await ok<{ complaintId: string }>(su.api('/api/complaints', { method: 'POST', body }))).complaintId
}
const read = (id: string) => ok<ComplaintFile>(su.api(`/api/complaints/${id}`))
const add = (by: SignedInPerson, id: string, content = PAPER, name = '分期合同.pdf', search = '', url = app.url) => {
  const form = new FormData()
  form.set('file', new File([content], name))
  const headers = { authorization: `Bearer ${by.token}` }
  return fetch(`${url}/api/complaints/${id}/files${search}`, { method: 'POST', headers, body: form })
}
const withdraw = (id: string, fileId: string, why = '是另一位客户的合同') =>
  su.api(`/api/complaints/${id}/files/${fileId}/withdrawal`, { method: 'PUT', body: { why } })

it('a paper answers what was asked for, is kept with its checksum, and opens for those within reach alone', async () => {
  const id = await intake()
  const evidence = { what: '分期合同', source: '徐汇支行', dueAt: app.platform.clock.now() + 2 * DAY_MS }
  await ok(su.api(`/api/complaints/${id}/evidence`, { method: 'POST', body: evidence }))
  const [asked] = (await read(id)).evidence
  const { fileId } = await ok<{ fileId: string }>(add(su, id, PAPER, undefined, `?evidenceId=${asked?.evidenceId}`))
  const file = await read(id)
  const sha256 = createHash('sha256').update(PAPER).digest('hex')
  expect(file.evidence).toMatchObject([{ note: '分期合同.pdf', sha256, gotAt: expect.any(Number) }])
  expect(file.files).toMatchObject([
    { fileId, evidenceId: asked?.evidenceId, name: '分期合同.pdf', mediaType: 'application/pdf', withdrawn: null },
  ])
  expect(file.entries[0]).toMatchObject({ what: 'evidence', code: 'file-added', note: '分期合同.pdf' })

  const opened = await su.api(`/api/complaints/${id}/files/${fileId}`)
  expect(await opened.text()).toBe(PAPER)
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff')
  const elsewhere = await createUnit(app.platform, { kind: 'branch', name: '广州天河支行' })
  const lin = await signedInAs(app, { roles: ['supervisor'], unit: elsewhere })
  expect((await lin.api(`/api/complaints/${id}/files/${fileId}`)).status).toBe(404)
  expect(await refusalOf(add(lin, id))).toMatchObject({ status: 404, refusal: 'complaint-not-found' })
  expect((await su.api(`/api/complaints/${await intake()}/files/${fileId}`)).status).toBe(404)
})

it('what is no document, is empty, or answers another complaint is refused, and nothing is kept', async () => {
  const [id, other] = [await intake(), await intake()]
  const evidence = { what: '录音', source: '徐汇支行', dueAt: app.platform.clock.now() + DAY_MS }
  await ok(su.api(`/api/complaints/${other}/evidence`, { method: 'POST', body: evidence }))
  const foreign = (await read(other)).evidence[0]?.evidenceId
  expect(await refusalOf(add(su, id, '<script>alert(1)</script>', 'x.pdf'))).toMatchObject({ status: 415 })
  expect(await refusalOf(add(su, id, ''))).toMatchObject({ status: 400, refusal: 'file-empty' })
  expect(await refusalOf(add(su, id, PAPER, undefined, `?evidenceId=${foreign}`))).toMatchObject({
    status: 404,
    refusal: 'evidence-not-found',
  })
  expect((await read(id)).files).toEqual([])
  expect((await read(other)).evidence).toMatchObject([{ gotAt: null }])
})

it('one added by mistake is marked with who and why, once, and stays; not when the complaint has ended', async () => {
  const id = await intake()
  const { fileId } = await ok<{ fileId: string }>(add(su, id))
  await ok(withdraw(id, fileId))
  expect(await refusalOf(withdraw(id, fileId))).toMatchObject({ status: 404, refusal: 'file-not-found' })
  const file = await read(id)
  expect(file.files).toMatchObject([{ withdrawn: { why: '是另一位客户的合同', by: { name: '苏晴' } } }])
  expect((await su.api(`/api/complaints/${id}/files/${fileId}`)).status).toBe(200)
  const left = await ok<{ fileId: string }>(add(su, id))
  await ok(su.api(`/api/complaints/${id}/moves`, { method: 'POST', body: { kind: 'withdraw', note: '客户撤回' } }))
  expect(await refusalOf(add(su, id))).toMatchObject({ status: 409, refusal: 'ended-already' })
  expect(await refusalOf(withdraw(id, left.fileId))).toMatchObject({ status: 409, refusal: 'ended-already' })
})

it('whoever has an interest adds nothing', async () => {
  const id = await intake()
  const han = await signedInAs(app, { roles: ['complaint-officer'] })
  const interest = { kind: 'record-interest', personId: han.personId, note: '经办人的亲属' }
  await ok(su.api(`/api/complaints/${id}/moves`, { method: 'POST', body: interest }))
  expect(await refusalOf(add(han, id))).toMatchObject({ status: 409, refusal: 'interested-person' })
})

it('two nodes take in no more than fifty', async () => {
  const other = await app.anotherNode()
  const id = await intake()
  for (let count = 0; count < 49; count += 1) await ok(add(su, id))
  const last = await Promise.all([app.url, other.url].map((url) => add(su, id, PAPER, undefined, '', url)))
  expect(last.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await read(id)).files).toHaveLength(50)
})

it('when its time is over the content goes, and that there was a paper stays', async () => {
  const id = await intake()
  const { fileId } = await ok<{ fileId: string }>(add(su, id))
  await ok(su.api(`/api/complaints/${id}/moves`, { method: 'POST', body: { kind: 'withdraw', note: '客户撤回' } }))
  const scope = { customerId: null, before: app.platform.clock.now() + DAY_MS, held: [] }
  await app.platform.db.transaction((tx) => complaintWords.erase(tx, scope, 100))
  expect((await read(id)).files).toMatchObject([{ fileId, isErased: true, name: '***' }])
  expect((await su.api(`/api/complaints/${id}/files/${fileId}`)).status).toBe(404)
})
