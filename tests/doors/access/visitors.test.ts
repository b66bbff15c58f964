import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../support/application.ts'
import { beginVisit, createEntrance, type TestVisit } from '../../support/chat.ts'
import { signedInAs } from '../../support/people.ts'
import { POLICY } from './policy.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }))
})
afterAll(() => app.stop())

async function upload(visit: TestVisit): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob(['a text']), 'a.txt')
  const headers = { authorization: `Bearer ${visit.visitToken}` }
  const answer = await fetch(`${app.url}/chat/files`, { method: 'POST', headers, body })
  const { file } = (await answer.json()) as { file: { fileId: string } }
  return file.fileId
}
const send = async (visit: TestVisit, fileId: string) =>
  (
    await visit.api('/chat/messages', {
      method: 'POST',
      body: { clientId: crypto.randomUUID(), body: { kind: 'file', fileId } },
    })
  ).status
const read = async (visit: TestVisit, fileId: string) => (await visit.api(`/chat/files/${fileId}`)).status

/** All that a customer can name: the policy has no other row with a thing in it. */
it('a customer sends and reads their own files, and for another’s hears that there are none', async () => {
  const naming = Object.entries(POLICY).filter(([, { may, names }]) => may === 'visitor' && names)
  expect(naming.map(([operation]) => operation)).toEqual(['POST /chat/messages', 'GET /chat/files/{fileId}'])
  const [visit, other] = [await beginVisit(app.url), await beginVisit(app.url)]
  const [own, unsent, sent] = [await upload(visit), await upload(other), await upload(other)]
  expect(await send(other, sent)).toBe(200)
  const foreign = [unsent, sent, crypto.randomUUID()]
  for (const fileId of foreign) expect([await send(visit, fileId), await read(visit, fileId)]).toEqual([404, 404])
  expect([await send(visit, own), await read(visit, own)]).toEqual([200, 200])
})
