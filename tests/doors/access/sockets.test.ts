import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Module } from '#platform/module.ts'
import type { ServerFrame } from '#platform/realtime/frames.ts'
import { buildHouse } from '#server/main.ts'
import { beginVisit, createEntrance, type TestVisit } from '../../support/chat.ts'
import { startFloor } from '../../support/floor.ts'
import { signedInAs } from '../../support/people.ts'
import { type Talk, talkTo } from '../talk.ts'
import { COMMANDS, CUSTOMER_COMMANDS, CUSTOMER_TOPICS, type SocketRow, TOPICS } from './policy-sockets.ts'
import { RELATIONS, type Relation, type Verdict } from './words.ts'
import { makeWorld, type World, type WorldActor } from './world.ts'

let world: World
let modules: readonly Module[]
beforeAll(async () => {
  world = await makeWorld(await startFloor())
  // Another house on the same platform, built only to be asked for the names of what it offers.
  modules = buildHouse(world.app.platform).modules
})
afterAll(() => world.app.stop())

describe('the access matrix of the sockets', () => {
  it('has a line for every topic and command of both doors', () => {
    const topics = modules.flatMap((module) => Object.keys(module.topics ?? {}))
    const commands = modules.flatMap((module) => Object.keys(module.commands ?? {}))
    const customers = modules.find(({ door }) => door)?.door?.door
    const where = 'say in tests/doors/access/policy-sockets.ts who may use it'
    const gaps = (kind: string, names: readonly string[], rows: readonly string[]) => [
      ...names.filter((name) => !rows.includes(name)).map((name) => `${kind} ${name}: ${where}`),
      ...rows.filter((name) => !names.includes(name)).map((name) => `${kind} ${name}: there is none; remove its row`),
    ]
    expect([
      ...gaps('topic', topics, Object.keys(TOPICS)),
      ...gaps('command', commands, Object.keys(COMMANDS)),
      ...gaps('customers’ topic', Object.keys(customers?.topics ?? {}), CUSTOMER_TOPICS),
      ...gaps('customers’ command', Object.keys(customers?.commands ?? {}), CUSTOMER_COMMANDS),
    ]).toEqual([])
  })

  it('holds for every role, topic, command and thing', async () => {
    const results = await Promise.all(world.actors.map(tryAll))
    const tried = results.reduce((sum, one) => sum + one.tried, 0)
    const wrong = results.flatMap((one) => one.wrong)
    console.info(`access matrix: ${tried} cases of topics and commands, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(500)
  }, 240_000)

  it('keeps every visit to its own thread and contact', async () => {
    const { url } = world.app
    await createEntrance(await signedInAs(world.app, { roles: ['administrator'] }))
    const [visit, other] = [await beginVisit(url), await beginVisit(url)]
    const talk = await talkTo(url, '/chat/socket', ['yinuo.v1', `token.${visit.visitToken}`], {})
    const wrong: string[] = []
    const staffKeys = [other.conversationId, crypto.randomUUID(), world.bystander.personId, '*', '']
    for (const name of new Set([...CUSTOMER_TOPICS, ...Object.keys(TOPICS)])) {
      for (const key of staffKeys) {
        const answer = await talk.ask({ t: 'open', topic: key === '' ? name : `${name}:${key}` })
        if (answer.t !== 'refused') wrong.push(`${name}:${key}: ${answer.t}`)
      }
    }
    wrong.push(...(await foreignCommands(talk, visit, other)))
    talk.close()
    expect(wrong).toEqual([])
  })
})

/** Commands that name another’s thread, and those of the staff door: none is done. */
async function foreignCommands(talk: Talk, visit: TestVisit, other: TestVisit): Promise<string[]> {
  const wrong: string[] = []
  const names = new Set([...CUSTOMER_COMMANDS, ...Object.keys(COMMANDS)])
  for (const name of names) {
    const foreign = {
      conversationId: other.conversationId,
      contactId: crypto.randomUUID(),
      seq: 0,
      offerId: visit.conversationId,
    }
    const answer = await talk.ask({ t: 'do', id: crypto.randomUUID(), name, body: foreign })
    if (answer.t !== 'refused') wrong.push(`${name}: ${JSON.stringify(answer).slice(0, 120)}`)
  }
  return wrong
}

async function tryAll(who: WorldActor): Promise<{ readonly tried: number; readonly wrong: string[] }> {
  const talk = await talkTo(world.app.url, '/api/realtime', [], { cookie: `yinuo_session=${who.token}` })
  const wrong: string[] = []
  let tried = 0
  const check = (what: string, answer: ServerFrame, verdict: Verdict | 'shut') => {
    tried += 1
    if (!isAs(answer, verdict))
      wrong.push(`${who.role} · ${what}: ${JSON.stringify(answer).slice(0, 140)} instead of ${verdict}`)
  }
  for (const [name, row] of Object.entries(TOPICS)) {
    for (const { key, relation, verdict } of await keysOf(row, who)) {
      const topic = key === '' ? name : `${name}:${key}`
      const answer = await talk.ask({ t: 'open', topic })
      check(`topic ${name} ${relation}`, answer, verdict === 'granted' ? 'granted' : 'no')
      if (answer.t !== 'refused') await talk.ask({ t: 'close', topic })
    }
  }
  for (const [name, row] of Object.entries(COMMANDS)) {
    // What names nothing has no key to try.
    const keys = await keysOf(row, who)
    for (const { key, relation, verdict } of row.key ? keys : keys.slice(0, 1)) {
      const answer = await talk.ask({ t: 'do', id: crypto.randomUUID(), name, body: row.body?.(key) })
      check(`command ${name} ${relation}`, answer, verdict)
    }
  }
  talk.close()
  return { tried, wrong }
}

type Key = { readonly key: string; readonly relation: Relation | 'none' | 'all'; readonly verdict: Verdict | 'shut' }

/** Every key a person could try: of each relation, none at all, and a star for everything. */
async function keysOf({ may, key }: SocketRow, who: WorldActor): Promise<Key[]> {
  const isLetIn = may === 'signed-in' || may.has(who.role)
  const judged = (verdict: Verdict): Verdict | 'shut' => (isLetIn ? verdict : 'shut')
  const none = { key: '', relation: 'none', verdict: judged(key && !key.orNone ? 'no' : 'granted') } as const
  const star = { key: '*', relation: 'all', verdict: judged('no') } as const
  if (!key)
    return [none, { ...star, key: crypto.randomUUID(), relation: 'absent' as const }].slice(
      0,
      may === 'signed-in' ? 1 : 2,
    )
  const keys: Key[] = [none, star]
  for (const relation of RELATIONS) {
    const id = await world.thing(key.kind, who, relation, false)
    if (id !== undefined) keys.push({ key: id, relation, verdict: judged(key.answer(who.role, relation)) })
  }
  return keys
}

function isAs(answer: ServerFrame, verdict: Verdict | 'shut'): boolean {
  if (answer.t !== 'refused') return verdict === 'granted'
  const { status } = answer.problem
  if (status >= 500) return false
  if (verdict === 'granted') return status === 409
  if (verdict === 'no') return true
  if (verdict === 'shut') return status === 403
  return verdict === 'absent' ? status === 404 : status === 403 || status === 409
}
