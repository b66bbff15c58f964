import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#platform/access.ts'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { askForVisit, createEntrance } from '../support/chat.ts'
import { signedInAs } from '../support/people.ts'
import { type Document, type Operation, operationsOf, readDocument } from './document.ts'
import { addressMutants, mutantsOf } from './mutants.ts'
import { sampleOf } from './samples.ts'

const SEED = 20261121
const MOST_BODIES = 6
const AT_ONCE = 6
const MOST_AN_OPERATION = 32
const JSON_TYPE = { 'content-type': 'application/json' }

let app: TestApplication
let document: Document
let operations: readonly Operation[]
/** Somebody who holds every role there is, and a customer: nothing is refused for lack of rights. */
let staff: Record<string, string>
let customer: Record<string, string>

beforeAll(async () => {
  app = await startTestApplication({ env: { VISITS_PER_MINUTE: '1000000' } })
  const all = await signedInAs(app, { roles: [...ROLES] })
  await createEntrance(all)
  const visit = (await (await askForVisit(app.url)).json()) as { visitToken: string }
  staff = { authorization: `Bearer ${all.token}` }
  customer = { authorization: `Bearer ${visit.visitToken}` }
  document = await readDocument(app.url)
  operations = operationsOf(document)
})
afterAll(() => app.stop())

/** A customer has no visit yet. */
const BEGINS_A_VISIT = new Set(['/chat/channels/{key}', '/chat/visits'])

interface Try {
  readonly what: string
  readonly path: string
  readonly init: RequestInit
  /** Says what is wrong with an answer, or nothing. */
  readonly judge: (status: number) => boolean
}

describe('every operation of the public door', () => {
  it('says who may call it; without a session, or with one of the other side, it answers 401 and nothing else', async () => {
    expect(operations.filter(({ access }) => access === undefined)).toEqual([])
    const closed = operations.filter(({ access, path }) => access !== 'public' && !BEGINS_A_VISIT.has(path))
    const tries = closed.flatMap((operation) => {
      const other = operation.access === 'visitor' ? staff : customer
      const body = operation.body && JSON.stringify(sampleOf(document, operation.body, SEED))
      return [{}, other, { authorization: 'Bearer x' }, { cookie: 'yinuo_session=x' }].map((headers) => {
        const what = `as ${JSON.stringify(headers).slice(0, 30)}`
        const { init, ...one } = tried(operation, what, body, (status) => status === 401)
        return { ...one, init: { ...init, headers: { ...JSON_TYPE, ...headers } } }
      })
    })
    expect(await failures(tries)).toEqual([])
  })

  it('with a permission is closed to a person who has no role', async () => {
    const nobody = await signedInAs(app, { roles: [] })
    const tries = operations
      .filter(({ access }) => typeof access === 'object')
      .map((operation) => {
        const one = tried(operation, 'without a role', undefined, (status) => status === 403)
        return { ...one, init: { ...one.init, headers: { authorization: `Bearer ${nobody.token}` } } }
      })
    expect(tries.length).toBeGreaterThan(60)
    expect(await failures(tries)).toEqual([])
  })

  it('refuses a body that its own schema forbids with 400, and nothing changes', async () => {
    const before = await everything()
    const tries = withBody().flatMap(({ operation, mutants }) =>
      some(mutants.filter(({ isWrong }) => isWrong)).map(({ what, value }) =>
        tried(operation, what, JSON.stringify(value), (status) => status === 400),
      ),
    )
    expect(tries.length).toBeGreaterThan(1_000)
    expect(await failures(tries)).toEqual([])
    expect(await everything()).toEqual(before)
  }, 120_000)

  it('answers a body that is merely strange without a fault', async () => {
    const tries = withBody().flatMap(({ operation, mutants }) =>
      some(mutants.filter(({ isWrong }) => !isWrong)).map(({ what, value }) =>
        tried(operation, what, JSON.stringify(value), (status) => status < 500),
      ),
    )
    expect(tries.length).toBeGreaterThan(300)
    expect(await failures(tries)).toEqual([])
  }, 120_000)

  it('refuses a body that is too large with 413, one that is no JSON with 400, and another type with 415', async () => {
    const tries = withBody().flatMap(({ operation }) => [
      tried(operation, 'too large', `{"a":"${'x'.repeat(mostBytes(operation))}"}`, (status) => status === 413),
      tried(operation, 'no JSON', '{"a":', (status) => status === 400),
      tried(operation, 'prototype', '{"__proto__":{"admin":true}}', (status) => status === 400),
      { ...tried(operation, 'a form', 'a=1', (status) => status === 415), form: true },
    ])
    const asForm = tries.map((one) =>
      'form' in one
        ? {
            ...one,
            init: {
              ...one.init,
              headers: { ...one.init.headers, 'content-type': 'application/x-www-form-urlencoded' },
            },
          }
        : one,
    )
    expect(await failures(asForm)).toEqual([])
  }, 60_000)

  it('refuses parameters that their own schemas forbid with 400, and none with a fault', async () => {
    const tries = operations.flatMap((operation) =>
      operation.parameters.flatMap((parameter) => {
        const forbidden = addressMutants(document, parameter.schema)
          .filter(({ value }) => parameter.in === 'query' || value !== '')
          .map(({ what, value, isWrong }) => ({
            what: `${parameter.name}: ${what}`,
            given: { [parameter.name]: value },
            isWrong,
          }))
        const strange =
          parameter.in === 'path' ? [] : [{ what: `${parameter.name} twice`, twice: parameter.name, isWrong: true }]
        return [...some(forbidden), ...strange].map((one) =>
          asked(operation, one, (status) => (one.isWrong ? status === 400 || status === 414 : status < 500)),
        )
      }),
    )
    expect(tries.length).toBeGreaterThan(500)
    expect(await failures(tries)).toEqual([])
  }, 120_000)

  it('answers an id of nothing, in the address or the body, with 404, 403 or 409, and changes nothing', async () => {
    const before = await everything()
    const withIds = operations.filter(({ parameters }) =>
      parameters.some((parameter) => parameter.in === 'path' && parameter.schema.format === 'uuid'),
    )
    expect(withIds.length).toBeGreaterThan(40)
    const isNothing = (status: number) => [403, 404, 409, 415].includes(status)
    // A body may be refused for what its fields say together, which no schema tells: one of several is not.
    const tries = withIds.map((operation) =>
      Array.from({ length: operation.body === undefined ? 1 : MOST_BODIES }, (_, n) =>
        tried(
          operation,
          'random ids',
          operation.body === undefined ? undefined : JSON.stringify(sampleOf(document, operation.body, SEED + n)),
          (status) => isNothing(status) || (operation.body !== undefined && status === 400),
        ),
      ),
    )
    expect(await failures(tries.flat())).toEqual([])
    const fits = await Promise.all(
      tries.map(async (bodies) => {
        for (const { path, init } of bodies) if (isNothing((await fetch(`${app.url}${path}`, init)).status)) return true
        return false
      }),
    )
    expect(tries.filter((_, at) => !fits[at]).map(([first]) => first?.what)).toEqual([])
    expect(await everything()).toEqual(before)
  }, 60_000)
})

/** What a body may hold at most: 256 KiB, but for one that carries a file as text. */
const MOST_BYTES: Readonly<Record<string, number>> = {
  '/api/workforce/queues/{queueId}/history': 8 * 1024 * 1024,
  '/api/customer-records': 2 * 1024 * 1024,
}
const mostBytes = ({ path }: Operation): number => MOST_BYTES[path] ?? 256 * 1024

/** Of many mutants of one operation, these, spread over all its fields; all of them with DOORS_TRY=all. */
function some<T>(mutants: readonly T[]): readonly T[] {
  if (process.env.DOORS_TRY === 'all' || mutants.length <= MOST_AN_OPERATION) return mutants
  return Array.from(
    { length: MOST_AN_OPERATION },
    (_, n) => mutants[Math.floor((n * mutants.length) / MOST_AN_OPERATION)]!,
  )
}

function withBody() {
  return operations.flatMap((operation, index) => {
    if (operation.body === undefined) return []
    const sample = sampleOf(document, operation.body, SEED + index)
    return [{ operation, mutants: mutantsOf(document, operation.body, sample) }]
  })
}

function tried(operation: Operation, what: string, body: string | undefined, judge: Try['judge']): Try {
  return {
    what: `${operation.method} ${operation.path}: ${what}`,
    path: address(operation, {}),
    init: {
      method: operation.method,
      headers: { ...JSON_TYPE, ...credentials(operation) },
      ...(body === undefined ? {} : { body }),
    },
    judge,
  }
}

function asked(
  operation: Operation,
  given: { readonly what: string; readonly given?: Readonly<Record<string, string>>; readonly twice?: string },
  judge: Try['judge'],
): Try {
  const { body } = operation
  const plain =
    body === undefined || operation.method === 'GET' ? undefined : JSON.stringify(sampleOf(document, body, SEED))
  const one = tried(operation, given.what, plain, judge)
  return { ...one, path: address(operation, given.given ?? {}, given.twice) }
}

/** The address with sample parameters, but for those given. */
function address(operation: Operation, given: Readonly<Record<string, string>>, twice?: string): string {
  const value = (name: string) => {
    const parameter = operation.parameters.find((one) => one.name === name)!
    return given[name] ?? String(sampleOf(document, parameter.schema, SEED))
  }
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => encodeURIComponent(value(name)))
  const query = new URLSearchParams()
  for (const { name, in: place, required } of operation.parameters) {
    if (place === 'query' && (required || name in given || name === twice)) query.append(name, value(name))
    if (name === twice) query.append(name, value(name))
  }
  return query.size === 0 ? path : `${path}?${query}`
}

const credentials = ({ access }: Operation): Record<string, string> => (access === 'visitor' ? customer : staff)

/** Makes all tries, a few at once. @returns those whose answer was not as it must be */
async function failures(tries: readonly Try[]): Promise<string[]> {
  const found: string[] = []
  const waiting = [...tries]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const response = await fetch(`${app.url}${next.path}`, { ...next.init, redirect: 'manual' })
      const text = await response.text()
      if (!next.judge(response.status) && response.status !== 429)
        found.push(`${next.what}: ${response.status} ${text.slice(0, 120)}`)
      if (/\.ts:|node_modules|select |insert into/i.test(text))
        found.push(`${next.what}: tells too much: ${text.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found.sort()
}

/** A fingerprint of every table, but for those in which looking leaves a trace. */
async function everything(): Promise<Record<string, string>> {
  await app.settled()
  const { pool } = app.platform.db
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of rows.filter(({ name }) => !TRACES.has(name))) {
    const { rows: found } = await pool.query<{ row: string }>(
      `select t::text row from ${name} t ${ONLY[name] ?? ''} order by 1`,
    )
    prints[name] = createHash('sha256').update(JSON.stringify(found)).digest('hex')
  }
  return prints
}

const TRACES = new Set([
  'identity.session',
  'identity.guard',
  'platform.node',
  'platform.timer',
  'platform.subscriber',
  'platform.log_head',
])
/** What the house notes by itself meanwhile, as of a node that was slow to answer, is nobody's doing. */
const ONLY: Readonly<Record<string, string>> = { 'platform.log': `where cause->>'kind' <> 'system'` }
