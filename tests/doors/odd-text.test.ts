import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { beginVisit, createEntrance, say } from '../support/chat.ts'
import { ok } from '../support/floor.ts'
import { signedInAs } from '../support/people.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }))
})
afterAll(() => app.stop())

/** What people write comes back unit by unit. */
const TEXTS: readonly (readonly [what: string, said: string, kept: string])[] = [
  ['right-to-left marks', 'a\u202ecod.exe\u202c \u2066x\u2069', 'a\u202ecod.exe\u202c \u2066x\u2069'],
  ['zero-width signs', 'a\u200b\u200d\u2060\ufeffb', 'a\u200b\u200d\u2060\ufeffb'],
  ['emoji of several', '👩‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽', '👩‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽'],
  ['signs beyond the basic plane', '𠮷野家𠀋', '𠮷野家𠀋'],
  ['marks apart from their letters', 'e\u0301 \u00e9 Z\u0351\u036b', 'e\u0301 \u00e9 Z\u0351\u036b'],
]

it.each(TEXTS)('%s come back over both doors as they can be kept', async (_what, said, kept) => {
  const visit = await beginVisit(app.url)
  const socket = await visit.socket()
  expect((await socket.command('post-message', say(said))).body).toMatchObject({ text: kept })
  await ok(visit.api('/chat/messages', { method: 'POST', body: say(said) }))
  const { messages } = await ok<{ messages: { body: { text?: string } }[] }>(visit.api('/chat/messages'))
  expect(messages.filter(({ body }) => body.text === kept)).toHaveLength(2)
  socket.cut()
})

it('NUL, which no text holds, is refused by both doors', async () => {
  const visit = await beginVisit(app.url)
  const socket = await visit.socket()
  expect(await socket.command('post-message', say('a\u0000b'))).toEqual({ refusal: 'malformed-input' })
  expect((await visit.api('/chat/messages', { method: 'POST', body: say('a\u0000b') })).status).toBe(400)
  socket.cut()
})

it('a megabyte of text is refused by both doors, and others are served', async () => {
  const [visit, other] = [await beginVisit(app.url), await beginVisit(app.url)]
  const large = say('文'.repeat(350_000))
  expect((await visit.api('/chat/messages', { method: 'POST', body: large })).status).toBe(413)
  const socket = await visit.socket()
  socket.sendRaw(JSON.stringify({ t: 'do', id: '1', name: 'post-message', body: large }))
  expect(await socket.closed).toBe(1009)
  expect((await other.api('/chat/messages', { method: 'POST', body: say('here') })).status).toBe(200)
})
