import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { startTestApplication } from '../../support/application.ts'
import { beginVisit, createEntrance, say, type TestVisit } from '../../support/chat.ts'
import { agentAt, type Desk, type FloorApplication, ok, queueAt, startFloor } from '../../support/floor.ts'
import { callApi, createPerson, signedInAs, type TestPerson } from '../../support/people.ts'
import { talkTo } from '../talk.ts'
import { findPlants } from './find-plants.ts'
import { type Plant, plantFor } from './plants.ts'

/** So many secrets each way. Contents of files are not looked into: what a picture shows stays in the picture. */
const SAID = 275
const FILES = 20
const AT_ONCE = 5

let app: FloorApplication
let visit: TestVisit
let desk: Desk
let contactId: string
/** Signs in so often that their oldest sessions end. */
let signer: TestPerson
beforeAll(async () => {
  app = await startFloor({ env: { VISITS_PER_MINUTE: '1000000' } })
  const admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  const queue = await queueAt(admin)
  desk = await agentAt(app, { queues: [queue.queueId] }, admin)
  signer = await createPerson(app.platform, { roles: ['agent'] })
  visit = await beginVisit(app.url)
  await ok(visit.api('/chat/messages', { method: 'POST', body: say('hello') }))
  const offer = await desk.rings()
  contactId = offer.contactId
  await ok(desk.accept(offer.offerId))
})
afterAll(async () => {
  desk?.vanish()
  await app?.stop()
})

it('over a thousand secrets said, noted, attached and rated through both doors are stored masked', async () => {
  const random = seededRandom(7)
  const planted: { field: string; plant: Plant }[] = []
  const send = async (field: string, count: number, room: number, act: (text: string) => Promise<unknown>) => {
    const plants = Array.from({ length: count }, () => plantFor(random, { maxLength: room })).filter((one) => !!one)
    planted.push(...plants.map((plant) => ({ field, plant })))
    const work = async () => {
      for (let next = plants.shift(); next; next = plants.shift()) await act(next.text)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }
  const { conversationId } = visit
  const path = `/api/conversations/${conversationId}/messages`
  const staff = (body: object, audience = 'everyone') =>
    ok(desk.api(path, { method: 'POST', body: { clientId: crypto.randomUUID(), audience, body } }))
  await send('customer over HTTP', SAID, 4_000, (text) =>
    ok(visit.api('/chat/messages', { method: 'POST', body: say(text) })),
  )
  await send('agent over HTTP', SAID, 4_000, (text) => staff({ kind: 'text', text }))
  await send('note over HTTP', SAID, 4_000, (text) => staff({ kind: 'text', text }, 'staff'))
  await send('file name of the customer', FILES, 80, (text) => upload('/chat/files', visit.visitToken, text))
  await send('file name of the agent', FILES, 80, (text) =>
    upload(`/api/conversations/${conversationId}/files`, desk.token, text),
  )
  await send('caption', FILES, 500, async (caption) => {
    const { file } = await upload(`/api/conversations/${conversationId}/files`, desk.token, 'a')
    await staff({ kind: 'file', fileId: file.fileId, caption })
  })
  // A header holds no other signs.
  const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, ' ')
  await send('user agent', FILES, 100, (text) => signInWith(plain(text)))
  await sockets(send)
  await ok(desk.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  await send('comment of a rating', 1, 400, async (comment) => {
    const socket = await visit.socket()
    const { body } = await socket.command('rate-contact', { contactId, score: 1, comment })
    expect(body).toMatchObject({ score: 1 })
    socket.cut()
  })
  await app.settled()
  const { raw, kept, texts } = await findPlants(app.platform.db.pool, planted)
  console.info(`masking: ${planted.length} secrets through ${kept.size} ways, ${raw.length} raw in ${texts} texts`)
  expect(raw).toEqual([])
  expect(planted.length).toBeGreaterThan(1_000)
  expect([...new Set(planted.map(({ field }) => field))].filter((field) => !kept.has(field))).toEqual([])
}, 240_000)

type Send = (field: string, count: number, room: number, act: (text: string) => Promise<unknown>) => Promise<void>

async function sockets(send: Send): Promise<void> {
  const customer = await talkTo(app.url, '/chat/socket', ['yinuo.v1', `token.${visit.visitToken}`], {})
  const agent = await talkTo(app.url, '/api/realtime', [], { cookie: desk.cookie })
  const post = (talk: typeof agent, body: object) =>
    talk.ask({ t: 'do', id: crypto.randomUUID(), name: 'post-message', body })
  const done = async (answer: Promise<{ readonly t: string }>) => expect((await answer).t).toBe('done')
  // One after another: a talk hears one answer at a time.
  let line: Promise<unknown> = Promise.resolve()
  const inLine = (act: () => Promise<unknown>) => {
    line = line.then(act)
    return line
  }
  await send('customer over a socket', SAID, 4_000, (text) => inLine(() => done(post(customer, say(text)))))
  await send('agent over a socket', FILES, 60, (text) =>
    inLine(() =>
      done(
        post(agent, {
          conversationId: visit.conversationId,
          clientId: crypto.randomUUID(),
          body: { kind: 'text', text, choices: [text] },
        }),
      ),
    ),
  )
  customer.close()
  agent.close()
}

async function upload(
  path: string,
  token: string,
  name: string,
): Promise<{ readonly file: { readonly fileId: string } }> {
  const form = new FormData()
  form.append('file', new Blob(['a text']), `${name}.txt`)
  return ok(
    fetch(new URL(path, app.url), { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form }),
  )
}

async function signInWith(userAgent: string): Promise<void> {
  const { agentNo, password } = signer
  const headers = { 'user-agent': userAgent }
  expect(
    (await callApi(app.url, '/api/sign-in', { method: 'POST', headers, body: { agentNo, password } })).status,
  ).toBe(200)
}

it('an installation is set up with secrets in every name, and holds none of them', async () => {
  const fresh = await startTestApplication()
  const random = seededRandom(8)
  const [organisation, person, agentNo] = [
    plantFor(random, { maxLength: 80 }),
    plantFor(random, { maxLength: 80 }),
    plantFor(random, { maxLength: 32, pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{1,31}$' }),
  ]
  const body = {
    organisationName: organisation?.text,
    displayName: person?.text,
    agentNo: agentNo?.text,
    password: 'kingfisher-above-the-river',
    locale: 'zh-CN',
  }
  const set = (given: object) => callApi(fresh.url, '/api/setup', { method: 'POST', body: given })
  expect((await set(body)).status).toBe(400)
  expect((await set({ ...body, agentNo: 'A1' })).status).toBe(200)
  const planted = [organisation, person, agentNo].flatMap((plant, n) => (plant ? [{ field: String(n), plant }] : []))
  const { raw, kept } = await findPlants(fresh.platform.db.pool, planted)
  expect(raw).toEqual([])
  expect([...kept]).toEqual(['0', '1'])
  await fresh.stop()
})
