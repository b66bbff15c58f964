import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#platform/access.ts'
import { logHead } from '#platform/log/read.ts'
import type { Module } from '#platform/module.ts'
import { buildHouse } from '#server/main.ts'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { beginVisit, createEntrance, type TestVisit } from '../support/chat.ts'
import { createPerson, type SignedInPerson, signedInAs, type TestPerson } from '../support/people.ts'
import { openSocket } from '../support/sockets.ts'
import { talkTo } from './talk.ts'

let app: TestApplication
let modules: readonly Module[]
let everyRole: TestPerson & SignedInPerson
let noRole: TestPerson & SignedInPerson
let visit: TestVisit
let otherVisit: TestVisit

beforeAll(async () => {
  app = await startTestApplication({
    build: (platform) => {
      const house = buildHouse(platform)
      modules = house.modules
      return house
    },
  })
  everyRole = await signedInAs(app, { roles: [...ROLES] })
  noRole = await signedInAs(app, { roles: [] })
  await createEntrance(everyRole)
  visit = await beginVisit(app.url)
  otherVisit = await beginVisit(app.url)
})
afterAll(() => app.stop())

const staffTopics = () => modules.flatMap((module) => Object.keys(module.topics ?? {}))
const staffCommands = () => modules.flatMap((module) => Object.keys(module.commands ?? {}))
const customerDoor = () => modules.find((module) => module.door)!.door!.door

const id = () => crypto.randomUUID()

/** What no client would send. */
const ODD: readonly unknown[] = [
  null,
  undefined,
  [],
  'text',
  7,
  true,
  { $ne: 1 },
  { conversationId: { $ne: 1 }, clientId: { $ne: 1 }, body: { $ne: 1 } },
  { offerId: '../../etc', contactId: "'; drop table x; --" },
  { constructor: { prototype: { polluted: true } } },
  { seq: 2 ** 31, conversationId: id() },
  { seq: -1 },
  { conversationId: id(), clientId: 'x'.repeat(65), body: { kind: 'text', text: 'a' } },
  { conversationId: id(), clientId: 'abcdefgh', body: { kind: 'text', text: 'x'.repeat(60_000) } },
  { phone: '1'.repeat(10_000) },
  { presence: 'gone', isAdmin: true },
]
const NUL = { text: 'a\u0000b', phone: '138\u0000', offerId: '\u0000' }

it('the page on the protocol names every topic and command of both doors', async () => {
  const page = await readFile(new URL('../../docs/socket-protocol.md', import.meta.url), 'utf8')
  const [, customers = '', staff = ''] = page.split(/^## (?:Customers|Staff)$/m)
  const { topics, commands } = customerDoor()
  const named = (part: string) => (name: string) => new RegExp(`\`${name}[:\`]`).test(part)
  expect([...Object.keys(topics), ...Object.keys(commands)].filter((name) => !named(customers)(name))).toEqual([])
  expect([...staffTopics(), ...staffCommands()].filter((name) => !named(staff)(name))).toEqual([])
})

describe('the staff door', () => {
  it('refuses malformed commands as such, and none with a fault; nothing is announced', async () => {
    const before = await position()
    const talk = await staffTalk(everyRole)
    const wrong: string[] = []
    for (const name of staffCommands()) {
      for (const body of [...ODD, NUL]) {
        const answer = await talk.ask({ t: 'do', id: id(), name, body })
        const isRefused = answer.t === 'refused' && answer.problem.status >= 400 && answer.problem.status < 500
        if (!isRefused)
          wrong.push(`${name} ${JSON.stringify(body)?.slice(0, 80)}: ${JSON.stringify(answer).slice(0, 160)}`)
      }
    }
    talk.close()
    expect(staffCommands().length).toBeGreaterThanOrEqual(6)
    expect(wrong).toEqual([])
    expect(await position()).toBe(before)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('does no command for a person who has no role', async () => {
    const talk = await staffTalk(noRole)
    const bodies = [
      {},
      { conversationId: id(), seq: 1 },
      { offerId: id() },
      { presence: 'available' },
      { conversationId: id(), clientId: 'abcdefgh', body: { kind: 'text', text: 'a' } },
    ]
    for (const name of staffCommands()) {
      for (const body of bodies) {
        const answer = await talk.ask({ t: 'do', id: id(), name, body })
        expect([name, answer]).toEqual([
          name,
          expect.objectContaining({ problem: expect.objectContaining({ status: 403 }) }),
        ])
      }
    }
    talk.close()
  })

  it('shows no topic to a person who has no role, and nobody the topic of another person', async () => {
    const colleague = await createPerson(app.platform, { roles: ['agent'] })
    const nobody = await staffTalk(noRole)
    const somebody = await staffTalk(await signedInAs(app, { roles: ['agent'] }))
    const open: string[] = []
    for (const name of staffTopics()) {
      for (const topic of [name, `${name}:`, `${name}:${id()}`, `${name}:${colleague.personId}`, `${name}:*`]) {
        const answer = await nobody.ask({ t: 'open', topic })
        if (answer.t !== 'refused' || ![403, 404].includes(answer.problem.status))
          open.push(`${topic}: ${JSON.stringify(answer).slice(0, 160)}`)
      }
      const theirs = await somebody.ask({ t: 'open', topic: `${name}:${colleague.personId}` })
      if (theirs.t !== 'refused') open.push(`${name} of a colleague: ${JSON.stringify(theirs).slice(0, 160)}`)
    }
    nobody.close()
    somebody.close()
    expect(staffTopics().length).toBeGreaterThanOrEqual(8)
    expect(open).toEqual([])
  })

  it('answers odd topics and numbers without a fault', async () => {
    const talk = await staffTalk(everyRole)
    const faults: string[] = []
    for (const name of [...staffTopics(), 'nothing', '__proto__', 'constructor', '']) {
      for (const key of ['', ':', ':a:b:c', ':\u0000', ":' or 1=1", `:${'x'.repeat(90)}`, ':*', `:${id()}`]) {
        for (const after of [undefined, 0, 5, 2 ** 31 - 1, 2 ** 31, 1e15, 1.5, '1']) {
          const answer = await talk.ask({ t: 'open', topic: `${name}${key}`, after })
          if (answer.t === 'refused' && answer.problem.status >= 500)
            faults.push(`${name}${key} ${after}: ${JSON.stringify(answer).slice(0, 160)}`)
          if (answer.t !== 'refused') await talk.ask({ t: 'close', topic: `${name}${key}` })
        }
      }
    }
    talk.close()
    expect(faults).toEqual([])
  })
})

describe('the customers’ door', () => {
  it('refuses malformed commands as such, and none with a fault', async () => {
    const talk = await customerTalk(visit)
    const wrong: string[] = []
    for (const name of Object.keys(customerDoor().commands)) {
      for (const body of [...ODD.filter((body) => body !== null && body !== undefined), NUL]) {
        const answer = await talk.ask({ t: 'do', id: id(), name, body })
        const isRefused = answer.t === 'refused' && answer.problem.status >= 400 && answer.problem.status < 500
        if (!isRefused)
          wrong.push(`${name} ${JSON.stringify(body)?.slice(0, 80)}: ${JSON.stringify(answer).slice(0, 160)}`)
      }
    }
    talk.close()
    expect(wrong).toEqual([])
  })

  it('shows a customer their own thread and contact, and nothing of another', async () => {
    const talk = await customerTalk(visit)
    for (const name of Object.keys(customerDoor().topics)) {
      expect((await talk.ask({ t: 'open', topic: `${name}:${visit.conversationId}` })).t).not.toBe('refused')
      for (const key of [`:${otherVisit.conversationId}`, `:${id()}`, ':*', '', ':', ':\u0000']) {
        const answer = await talk.ask({ t: 'open', topic: `${name}${key}` })
        expect([name + key, answer.t]).toEqual([name + key, 'refused'])
      }
    }
    for (const name of staffTopics().filter((name) => !(name in customerDoor().topics))) {
      const answer = await talk.ask({ t: 'open', topic: `${name}:${visit.conversationId}` })
      expect([name, answer]).toEqual([
        name,
        expect.objectContaining({ problem: expect.objectContaining({ status: 404 }) }),
      ])
    }
    talk.close()
  })

  it('does nothing in the thread of another customer', async () => {
    const talk = await customerTalk(visit)
    const body = { conversationId: otherVisit.conversationId, clientId: id(), body: { kind: 'text', text: 'not mine' } }
    const answer = await talk.ask({ t: 'do', id: id(), name: 'post-message', body })
    expect(answer).toMatchObject({ t: 'refused', problem: { status: 400 } })
    talk.close()
  })

  it('is closed to staff’s sessions, and the staff door to visits', async () => {
    const { token } = everyRole
    expect(
      await openSocket(app.url, { authorization: `Bearer ${token}`, cookie: everyRole.cookie }, '/chat/socket'),
    ).toEqual({ refused: 401 })
    expect(await openSocket(app.url, { 'sec-websocket-protocol': `yinuo.v1, token.${token}` }, '/chat/socket')).toEqual(
      { refused: 401 },
    )
    expect(await openSocket(app.url, { authorization: `Bearer ${visit.visitToken}` })).toEqual({ refused: 401 })
    expect(await openSocket(app.url, { cookie: `yinuo_session=${visit.visitToken}` })).toEqual({ refused: 401 })
  })
})

async function position(): Promise<number> {
  await app.settled()
  return logHead(app.platform.db)
}

const staffTalk = ({ cookie }: SignedInPerson) => talkTo(app.url, '/api/realtime', [], { cookie })
const customerTalk = ({ visitToken }: TestVisit) =>
  talkTo(app.url, '/chat/socket', ['yinuo.v1', `token.${visitToken}`], {})
