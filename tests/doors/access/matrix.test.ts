import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFloor } from '../../support/floor.ts'
import { callApi } from '../../support/people.ts'
import { type Document, type Operation, operationsOf, readDocument } from '../document.ts'
import { type Case, casesOf, gapsOf, keyOf } from './cases.ts'
import { judge, type Reply } from './judge.ts'
import { POLICY } from './policy.ts'
import { openSession } from './sessions.ts'
import { RELATIONS } from './words.ts'
import { makeWorld, type World } from './world.ts'

const AT_ONCE = 8

let world: World
let document: Document
let operations: readonly Operation[]
beforeAll(async () => {
  const app = await startFloor({ env: { WEBHOOK_HOSTS: 'hook.example', SESSION_HOURS: '2' } })
  world = await makeWorld(app)
  document = await readDocument(app.url)
  operations = operationsOf(document)
})
afterAll(() => world.app.stop())

describe('the access matrix of the routes', () => {
  it('has a line for every operation and for every parameter that names something', () => {
    expect(gapsOf(document, operations, POLICY)).toEqual([])
  })

  it('holds for every role, and every thing of their own, their branch, another branch, and none', async () => {
    const cases = operations.flatMap((operation) => {
      const row = POLICY[keyOf(operation)]
      return row ? casesOf(document, operation, row, world) : []
    })
    const before = await inHands()
    const { wrong, tried } = await tryAll(cases)
    expect(await inHands(), 'a case changed what others stand on: mark its row `disturbs`').toEqual(before)
    console.info(`access matrix: ${tried} cases of ${operations.length} operations, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(3_000)
  }, 240_000)
})

/** Who has which thread in hand: what all the relations hang on. */
async function inHands(): Promise<unknown> {
  await world.app.settled()
  const { rows } = await world.app.platform.db.pool.query(
    `select c.id, c.owner_unit_id, k.owner_id, k.id contact from conversations.conversation c
     join conversations.contact k on k.conversation_id = c.id and k.ended_at is null order by c.id, k.id`,
  )
  return rows
}

async function tryAll(cases: readonly Case[]): Promise<{ readonly wrong: string[]; readonly tried: number }> {
  const wrong: string[] = []
  let tried = 0
  const waiting = [...cases]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const found = await tryOne(next)
      if (found === undefined) continue
      tried += 1
      if (found !== '') wrong.push(found)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { wrong: wrong.sort(), tried }
}

/** @returns undefined when there is no such thing to try, nothing when the answer was right, or what was wrong */
async function tryOne(one: Case): Promise<string | undefined> {
  const request = await one.request()
  if (!request) return undefined
  const token = one.row.endsSession ? (await openSession(world.app, one.who.doubleId)).token : one.who.token
  const { method } = one.operation
  const headers = { authorization: `Bearer ${token}` }
  const response = one.row.form
    ? await fetch(new URL(request.path, world.app.url), { method, headers, body: smallForm() })
    : await callApi(world.app.url, request.path, {
        method,
        headers,
        ...(request.body === undefined || method === 'GET' ? {} : { body: request.body }),
      })
  const reply = await read(response)
  const leaks = response.ok ? await leaksOf(one, reply.text) : []
  if (leaks.length > 0) return `${one.what}: shows ${leaks.join(', ')}`
  if (judge(one, reply)) return ''
  return `${one.what}: ${reply.status} ${reply.refusal} instead of ${one.verdict}`
}

function smallForm(): FormData {
  const form = new FormData()
  form.append('file', new Blob(['a text']), 'a.txt')
  return form
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  const isProblem = !response.ok && text.startsWith('{')
  return { status: response.status, refusal: isProblem ? String(JSON.parse(text).refusal) : '', text }
}

/** What a list shows that this person may not see. */
async function leaksOf({ row, who }: Case, text: string): Promise<string[]> {
  const { shows } = row
  if (!shows) return []
  const found: string[] = []
  for (const relation of RELATIONS) {
    if (relation === 'absent' || shows.answer(who.role, relation) !== 'absent') continue
    for (const ended of [false, true]) {
      const id = await world.thing(shows.kind, who, relation, ended)
      if (id !== undefined && text.includes(id)) found.push(`${shows.kind} ${relation}`)
    }
  }
  return found
}
