import { afterAll, beforeAll, expect, it } from 'vitest'
import { foldToDigitsAndLetters } from '#libs/masking/characters.ts'
import { seededRandom } from '#libs/masking/generate.ts'
import { createEntrance } from '../../support/chat.ts'
import { startFloor } from '../../support/floor.ts'
import { callApi, signedInAs } from '../../support/people.ts'
import { keyOf } from '../access/cases.ts'
import { makeWorld, type World } from '../access/world.ts'
import { type Document, type Operation, operationsOf, readDocument } from '../document.ts'
import { KEPT_RAW, NEVER_TAKEN } from './fields.ts'
import { findPlants, TELLING_LENGTH } from './find-plants.ts'
import { leavesOf } from './leaves.ts'
import { type Plant, plantFor } from './plants.ts'
import { type Asked, scenesOf } from './scenes.ts'

const SEED = 20261122
/** Secrets a field is given. */
const TIMES = 3
const BESIDE = 60

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

/** A place where text can come in, and how it gets there. */
interface Field {
  readonly name: string
  readonly operation: Operation
  readonly schema: Parameters<typeof plantFor>[1]
  readonly put: (asked: Asked, text: string) => Asked
}
interface Tried {
  readonly plant: Plant
  readonly status: number
  readonly text: string
}

/** A short secret may stand in ids and instants of an answer by chance: it is looked for beside its mark. */
function saysRaw(text: string, { raw, mark }: Plant): boolean {
  const places = raw.length >= TELLING_LENGTH ? [text] : text.split(mark).map((beside) => beside.slice(0, BESIDE))
  return places.slice(raw.length >= TELLING_LENGTH ? 0 : 1).some((place) => foldToDigitsAndLetters(place).includes(raw))
}

it('every text field of every route stores secrets masked or refuses them; none is in the database', async () => {
  expect(scenes.unused).toEqual([])
  const random = seededRandom(SEED)
  const fields = operationsOf(document).flatMap(fieldsOf)
  const fates = new Map<string, Fate>()
  const planted: { readonly field: string; readonly plant: Plant }[] = []
  const leaks: string[] = []
  for (const field of fields) {
    const tried: Tried[] = []
    for (let n = 0; n < TIMES; n += 1) {
      const plant = plantFor(random, field.schema)
      if (plant) tried.push({ plant, ...(await send(field, plant.text)) })
    }
    planted.push(...tried.map(({ plant }) => ({ field: field.name, plant })))
    for (const { plant, status, text } of tried)
      if (status < 300 && saysRaw(text, plant)) leaks.push(`${field.name} answers ${text.slice(0, 200)}`)
    fates.set(field.name, await fateOf(field, tried))
  }
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

/** `masked`: kept, without the secret. `taken`: the request was done, and the words stand nowhere. */
type Fate = 'masked' | 'refused' | 'taken' | 'too short' | 'never taken'

/** What became of what was written there, as far as the answers tell. */
async function fateOf(field: Field, tried: readonly Tried[]): Promise<Fate> {
  if (tried.length === 0) return 'too short'
  // What an answer shows back was kept, though another change may have taken its place since.
  const isShown = ({ status, text, plant }: Tried) => status < 300 && text.includes(plant.mark)
  if (field.operation.method !== 'GET' && tried.some(isShown)) return 'masked'
  if (tried.some(({ status }) => status < 300)) return 'taken'
  if (tried.every(({ status }) => status === 400) && (await send(field, harmless(tried))).status < 300) return 'refused'
  return 'never taken'
}

/** The same without the number. */
const harmless = (tried: readonly Tried[]): string => {
  const { text = '', mark = '' } = tried[0]?.plant ?? {}
  return text.startsWith('http') ? `https://hook.example/${mark}` : mark
}

function fieldsOf(operation: Operation): Field[] {
  const inBody = operation.body ? leavesOf(document, operation.body) : []
  return [
    ...inBody.map(({ at, schema, write }) => ({
      name: `${keyOf(operation)} ${at}`,
      operation,
      schema,
      put: (asked: Asked, text: string) => ({ ...asked, body: write(asked.body, text) }),
    })),
    ...operation.parameters.flatMap(({ name, schema, in: place }) =>
      leavesOf(document, schema).map((leaf) => ({
        name: `${keyOf(operation)} ${place}:${name}`,
        operation,
        schema: leaf.schema,
        put: (asked: Asked, text: string) => ({ ...asked, outside: { ...asked.outside, [name]: text } }),
      })),
    ),
  ]
}

async function send({ operation, put }: Field, given: string) {
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
