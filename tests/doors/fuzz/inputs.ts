import fc from 'fast-check'
import type { Document, Operation, Parameter, Schema } from '../document.ts'
import { sampleOf } from '../samples.ts'
import { brokenJson, strangeText, strangeValue } from './strange.ts'

/** One thing thrown at the house. */
export type Input =
  | {
      readonly door: 'route'
      readonly method: string
      readonly path: string
      readonly as: As
      readonly headers: Record<string, string>
      readonly body: string | Buffer | undefined
    }
  | { readonly door: 'staff' | 'chat'; readonly frame: string }
export type As = 'staff' | 'visitor' | 'nobody'

/** What the sockets understand: names that exist are what most frames are about. */
export interface SocketNames {
  readonly topics: readonly string[]
  readonly commands: readonly string[]
}

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

export function inputsOf(document: Document, operations: readonly Operation[], staff: SocketNames, chat: SocketNames) {
  const known = operations.filter(({ method, path }) => !KEEPS_OUT.has(`${method} ${path}`))
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known).chain((operation) => routeInput(document, operation)) },
    { weight: 1, arbitrary: oddAddress },
    { weight: 3, arbitrary: frameInput('staff', staff) },
    { weight: 3, arbitrary: frameInput('chat', chat) },
  )
}

function routeInput(document: Document, operation: Operation): fc.Arbitrary<Input> {
  const right: As = operation.access === 'visitor' ? 'visitor' : 'staff'
  return fc
    .record({
      path: addressOf(document, operation),
      body: operation.method === 'GET' ? fc.constant(undefined) : bodyOf(document, operation),
      type: often(JSON_TYPE, fc.constantFrom(...TYPES)),
      as: often<As>(right, fc.constantFrom<As>('staff', 'visitor', 'nobody')),
      more: often<Record<string, string>>({}, oddHeaders),
    })
    .map(({ path, body, type, as, more }) => ({
      door: 'route' as const,
      method: operation.method,
      path,
      as,
      body,
      headers: { ...more, ...(body === undefined ? {} : { 'content-type': type }) },
    }))
}

const often = <T>(usual: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd })

function addressOf(document: Document, operation: Operation): fc.Arbitrary<string> {
  const textFor = (parameter: Parameter) =>
    fc.oneof(
      fc.integer({ min: 0, max: 50 }).map((seed) => String(sampleOf(document, parameter.schema, seed))),
      strangeText.map((text) => text.slice(0, 2_000)),
    )
  const queries = operation.parameters.filter((one) => one.in === 'query')
  return fc
    .record({
      values: fc.tuple(...operation.parameters.map(textFor)),
      shown: fc.tuple(...operation.parameters.map(() => fc.integer({ min: 0, max: 3 }))),
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

/** Half characters have no place in an address: there they are sent as what a broken client makes of them. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString()) || '%20'

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

/** A good body in which one to three things are not. */
function changedSample(document: Document, schema: Schema): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    to: strangeValue,
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
  })
  return fc
    .record({ seed: fc.integer({ min: 0, max: 50 }), changes: fc.array(change, { maxLength: 3 }) })
    .map(({ seed, changes }) => {
      const sample = structuredClone(sampleOf(document, schema, seed))
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

/** Printable, as a header must be for a client to send it at all. */
const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>[]>(
  { authorization: 'Bearer ' },
  { authorization: `Basic ${'x'.repeat(4_000)}` },
  { cookie: `yinuo_session=${'a'.repeat(6_000)}` },
  { cookie: 'yinuo_session=%00; =; ;;;__proto__=1' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { 'x-forwarded-for': '::1, 999.1.1.1, <script>' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-big': 'x'.repeat(60_000) },
  { host: 'evil.example' },
  { accept: '*/*;q=banana' },
  { range: 'bytes=0-0,1-1,9-1' },
  { 'if-none-match': '"'.repeat(500) },
  { expect: 'x' },
  { 'accept-encoding': 'gzip;q=9' },
  { 'content-encoding': 'gzip' },
)

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']
const oddAddress: fc.Arbitrary<Input> = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.constantFrom(
      '//',
      '/../',
      '/api//me',
      '/api/%2e%2e/me',
      '/api/me/..;/',
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/',
      '/api/me%00',
      '/api/ME',
      '/widget/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/api/people?'.padEnd(9_000, 'q=a&'),
      `/${'a/'.repeat(3_000)}`,
      '/.git/config',
      '/api/docs/../me',
      '/*',
      '/api/realtime',
      '/chat/socket',
      '/index.html%20',
    ),
    strangeText,
  )
  .map(([method, path, text]) => ({
    door: 'route' as const,
    method,
    path: `${path}${encoded(text.slice(0, 20))}`,
    as: 'staff' as const,
    headers: {},
    body: undefined,
  }))

function frameInput(door: 'staff' | 'chat', names: SocketNames): fc.Arbitrary<Input> {
  const key = fc.oneof(
    fc.constant(''),
    fc.uuid().map((id) => `:${id}`),
    strangeText.map((text) => `:${text.slice(0, 200)}`),
  )
  const open = fc.record({
    t: fc.constantFrom('open', 'close'),
    topic: fc
      .tuple(fc.oneof(fc.constantFrom(...names.topics), strangeText), key)
      .map(([name, rest]) => `${name}${rest}`),
    after: fc.oneof(fc.constant(undefined), fc.nat(), strangeValue),
  })
  const command = fc.record({
    t: fc.constant('do'),
    id: fc.oneof(fc.uuid(), strangeValue),
    name: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names.commands) }, { weight: 1, arbitrary: strangeText }),
    body: fc.oneof(
      strangeValue,
      fc.dictionary(
        fc.constantFrom(
          'conversationId',
          'clientId',
          'body',
          'offerId',
          'seq',
          'presence',
          'phone',
          'audience',
          'reason',
          'contactId',
          '__proto__',
        ),
        fc.oneof(fc.uuid(), strangeValue, fc.constant({ kind: 'text', text: 'a' })),
      ),
    ),
  })
  const frame = fc.oneof(
    { weight: 4, arbitrary: open.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: command.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: strangeValue.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: brokenJson },
  )
  return frame.map((text) => ({ door, frame: text }))
}
