import fc from 'fast-check'
import { keyOf } from '../access/cases.ts'
import type { socketsOf } from '../commands.ts'
import type { Document, Operation, Schema } from '../document.ts'
import { sampleOf } from '../samples.ts'
import { frameFor } from './frames.ts'
import { type Real, realBody, thingsAt } from './named.ts'
import { encoded, oddAddress, oddHeaders } from './odd-http.ts'
import { brokenJson, strangeText, strangeValue } from './strange.ts'

/** One thing thrown at the house. */
export type Input =
  | {
      readonly door: 'route'
      /** As in the document: undefined where no operation is meant. */
      readonly operation?: string
      readonly method: string
      readonly path: string
      readonly as: As
      readonly headers: Record<string, string>
      readonly body: string | Buffer | undefined
    }
  | { readonly door: 'staff' | 'chat'; readonly frame: string }
export type As = 'staff' | 'visitor' | 'nobody'

const JSON_TYPE = 'application/json'
const TYPES = [
  JSON_TYPE,
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
  'a/b;;;',
  'application/merge-patch+json',
]
/** Long runs must not end the session they live by. */
const KEEPS_OUT = new Set([
  'POST /api/sign-out',
  'DELETE /api/sessions',
  'POST /chat/visits/end',
  'PUT /api/me/password',
])

/** Half of all requests name what there really is, wherever they name something; of the others, anything. */
export function inputsOf(
  document: Document,
  operations: readonly Operation[],
  sockets: ReturnType<typeof socketsOf>,
  real: Real,
): fc.Arbitrary<Input> {
  const known = operations.filter(({ method, path }) => !KEEPS_OUT.has(`${method} ${path}`))
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known).chain((operation) => routeInput(document, operation, real)) },
    {
      weight: 1,
      arbitrary: oddAddress.map((odd) => ({
        door: 'route' as const,
        ...odd,
        as: 'staff' as const,
        headers: {},
        body: undefined,
      })),
    },
    { weight: 3, arbitrary: frameInput('staff', sockets, real) },
    { weight: 3, arbitrary: frameInput('chat', sockets, real) },
  )
}

function routeInput(document: Document, operation: Operation, real: Real): fc.Arbitrary<Input> {
  const right: As = operation.access === 'visitor' ? 'visitor' : 'staff'
  const oddBody = operation.method === 'GET' ? fc.constant(undefined) : bodyOf(document, operation)
  return fc
    .boolean()
    .chain((isReal) =>
      fc.record({
        path: isReal ? realAddress(document, operation, real) : addressOf(document, operation),
        body: isReal && operation.body ? realOrOdd(document, operation, operation.body, real) : oddBody,
        type: often(JSON_TYPE, fc.constantFrom(...TYPES)),
        as: often<As>(right, fc.constantFrom<As>('staff', 'visitor', 'nobody')),
        more: often<Record<string, string>>({}, oddHeaders),
      }),
    )
    .map(({ path, body, type, as, more }) => ({
      door: 'route' as const,
      operation: keyOf(operation),
      method: operation.method,
      path,
      as,
      body,
      headers: { ...more, ...(body === undefined ? {} : { 'content-type': type }) },
    }))
}

const often = <T>(usual: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd })

const sampled = (document: Document, schema: Schema) =>
  fc.integer({ min: 0, max: 50 }).map((seed) => String(sampleOf(document, schema, seed)))
const shortStrange = strangeText.map((text) => text.slice(0, 2_000))

/** Every parameter anything, and some of the query twice. */
function addressOf(document: Document, operation: Operation): fc.Arbitrary<string> {
  const values = operation.parameters.map(({ schema }) => fc.oneof(sampled(document, schema), shortStrange))
  return address(operation, values, 3)
}

/** What names something names what there is; of the rest of the query, one in eight is anything. */
function realAddress(document: Document, operation: Operation, real: Real): fc.Arbitrary<string> {
  const values = operation.parameters.map(({ name, in: place, schema }) => {
    const things = thingsAt(real, operation, name)
    const usual = things.length > 0 ? fc.constantFrom(...things) : sampled(document, schema)
    return place === 'path'
      ? usual
      : fc.oneof(
          { weight: 7, arbitrary: usual },
          { weight: 1, arbitrary: fc.oneof(sampled(document, schema), shortStrange) },
        )
  })
  return address(operation, values, 2)
}

/** @param most how often a parameter of the query stands there, less one */
function address(operation: Operation, texts: readonly fc.Arbitrary<string>[], most: number): fc.Arbitrary<string> {
  const queries = operation.parameters.filter((one) => one.in === 'query')
  return fc
    .record({
      values: fc.tuple(...texts),
      shown: fc.tuple(...operation.parameters.map(() => fc.integer({ min: 0, max: most }))),
    })
    .map(({ values, shown }) => {
      const of = (name: string) => values[operation.parameters.findIndex((one) => one.name === name)] ?? ''
      const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => encoded(of(name)))
      const query = queries.flatMap(({ name, required }, index) =>
        Array.from(
          { length: required ? 1 : Math.max(0, (shown[index] ?? 0) - 1) },
          () => `${name}=${encoded(of(name))}`,
        ),
      )
      return query.length === 0 ? path : `${path}?${query.join('&')}`
    })
}

function bodyOf(document: Document, operation: Operation): fc.Arbitrary<string | Buffer | undefined> {
  const { body } = operation
  if (!body) return fc.oneof(fc.constant(undefined), brokenJson, multipart)
  return fc.oneof(
    { weight: 8, arbitrary: changedSample(document, body).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: strangeValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: brokenJson },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  )
}

/** Two in three would be done as they are; in the third something is changed. */
function realOrOdd(document: Document, operation: Operation, body: Schema, real: Real): fc.Arbitrary<string> {
  const sample = fc.integer({ min: 0, max: 50 }).map((seed) => sampleOf(document, body, seed))
  const good = realBody(real, document, operation, sample)
  return fc
    .oneof({ weight: 2, arbitrary: good }, { weight: 1, arbitrary: changed(good) })
    .map((value) => JSON.stringify(value) ?? '')
}

const changedSample = (document: Document, schema: Schema): fc.Arbitrary<unknown> =>
  changed(fc.integer({ min: 0, max: 50 }).map((seed) => sampleOf(document, schema, seed)))

/** A good body in which up to three things are not. */
function changed(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    to: strangeValue,
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
  })
  return fc.record({ good, changes: fc.array(change, { maxLength: 3 }) }).map(({ good, changes }) => {
    const sample = structuredClone(good)
    for (const { at, to, how } of changes) {
      const places = placesIn(sample)
      const place = places[at % Math.max(1, places.length)]
      if (!place) continue
      if (how === 'remove') delete place.within[place.name]
      else if (how === 'add') place.within[`x${place.name}`] = structuredClone(to)
      else place.within[place.name] = structuredClone(to)
    }
    return sample
  })
}

interface PlaceIn {
  readonly within: Record<string, unknown>
  readonly name: string
}
function placesIn(value: unknown, depth = 0): PlaceIn[] {
  if (typeof value !== 'object' || value === null || depth > 5) return []
  const within = value as Record<string, unknown>
  return Object.keys(within)
    .slice(0, 50)
    .flatMap((name) => [{ within, name }, ...placesIn(within[name], depth + 1)])
}

/** Forms with parts that end too early, have no name, or lie about themselves. */
const multipart: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('b', 'b'.repeat(80)), strangeText, strangeText)
  .map(
    ([line, name, text]) =>
      `--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name.slice(0, 300)}"\r\ncontent-type: image/png\r\n\r\n${text.slice(0, 50_000)}\r\n--${line}`,
  )

const frameInput = (door: 'staff' | 'chat', sockets: ReturnType<typeof socketsOf>, real: Real): fc.Arbitrary<Input> =>
  frameFor(sockets[door], sockets.document, real).map((frame) => ({ door, frame }))
