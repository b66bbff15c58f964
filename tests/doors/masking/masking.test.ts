import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { createEntrance } from '../../support/chat.ts'
import { startFloor } from '../../support/floor.ts'
import { callApi, signedInAs } from '../../support/people.ts'
import { keyOf } from '../access/cases.ts'
import { makeWorld, type World } from '../access/world.ts'
import { type Document, type Operation, operationsOf, readDocument, type Schema } from '../document.ts'
import { type Answered, type Fate, type Field, tryFields } from './fates.ts'
import { KEPT_RAW, NEVER_TAKEN } from './fields.ts'
import { findPlants } from './find-plants.ts'
import { leavesOf } from './leaves.ts'
import { type Asked, scenesOf } from './scenes.ts'

const SEED = 20261122

let world: World
let document: Document
let scenes: Awaited<ReturnType<typeof scenesOf>>
beforeAll(async () => {
  const app = await startFloor({ env: { WEBHOOK_HOSTS: 'hook.example', VISITS_PER_MINUTE: '1000000' } })
  world = await makeWorld(app)
  await createEntrance(await signedInAs(app, { roles: ['administrator'] }))
  document = await readDocument(app.url)
  scenes = await scenesOf(world, document)
})
afterAll(async () => {
  scenes?.cast.leave()
  await world?.app.stop()
})

it('every text field of every route stores secrets masked or refuses them; none is in the database', async () => {
  expect(scenes.unused).toEqual([])
  const fields = operationsOf(document).flatMap(fieldsOf)
  const { fates, planted, leaks } = await tryFields(fields, seededRandom(SEED))
  await world.app.settled()
  const { raw, kept, texts } = await findPlants(world.app.platform.db.pool, planted)
  for (const name of kept) if (fates.get(name) !== 'refused') fates.set(name, 'masked')
  expect(leaks).toEqual([])
  expect(raw.filter(({ field }) => !(field in KEPT_RAW))).toEqual([])
  // What may keep a number raw does: an entry that no longer holds has to go.
  expect(Object.keys(KEPT_RAW).filter((field) => !raw.some((one) => one.field === field))).toEqual([])
  const of = (fate: Fate) => [...fates].filter(([, one]) => one === fate).map(([name]) => name)
  expect(of('never taken').filter((name) => !NEVER_TAKEN.some(([pattern]) => pattern.test(name)))).toEqual([])
  console.info(
    `masking: ${planted.length} secrets in ${fates.size} fields: ${of('masked').length} mask them, ${of('refused').length} refuse them, ` +
      `${of('taken').length} keep nothing, ${of('never taken').length} take none, ${of('too short').length} have no room; ${texts} texts searched`,
  )
  expect(of('masked').length).toBeGreaterThan(90)
  expect(of('refused').length).toBeGreaterThan(25)
}, 600_000)

type Put = (asked: Asked, text: string) => Asked

function fieldsOf(operation: Operation): Field[] {
  const field = (name: string, schema: Schema, put: Put): Field => ({
    name: `${keyOf(operation)} ${name}`,
    schema,
    isSearch: operation.method === 'GET',
    send: (text) => send(operation, put, text),
  })
  const inBody = operation.body ? leavesOf(document, operation.body) : []
  return [
    ...inBody.map(({ at, schema, write }) =>
      field(at, schema, (asked, text) => ({ ...asked, body: write(asked.body, text) })),
    ),
    ...operation.parameters.flatMap(({ name, schema, in: place }) =>
      leavesOf(document, schema).map((leaf) =>
        field(`${place}:${name}`, leaf.schema, (asked, text) => ({
          ...asked,
          outside: { ...asked.outside, [name]: text },
        })),
      ),
    ),
  ]
}

async function send(operation: Operation, put: Put, given: string): Promise<Answered> {
  const { token, outside, body } = put(await scenes.ask(operation), given)
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) =>
    encodeURIComponent(outside[name] ?? ''),
  )
  const isQuery = ({ name, in: place }: Operation['parameters'][number]) => place === 'query' && name in outside
  const query = operation.parameters.filter(isQuery).map(({ name }) => [name, outside[name] ?? ''])
  const response = await callApi(world.app.url, `${path}?${new URLSearchParams(query)}`, {
    method: operation.method,
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined || operation.method === 'GET' ? {} : { body }),
  })
  return { status: response.status, text: await response.text() }
}
