import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { type Document, operationsOf, readDocument, type Schema } from './document.ts'

let app: TestApplication
let document: Document
beforeAll(async () => {
  app = await startTestApplication()
  document = await readDocument(app.url)
})
afterAll(() => app.stop())

const named = () =>
  operationsOf(document).map((operation) => ({ name: `${operation.method} ${operation.path}`, operation }))

/** Of the customers' routes, those that take no token: they lead to one. */
const BEFORE_A_VISIT = new Set(['GET /chat/channels/{key}', 'POST /chat/visits'])

describe('the OpenAPI document', () => {
  it('is of version 3.1, and each of its references leads somewhere', () => {
    expect(document.openapi).toBe('3.1.0')
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!)
    expect(references.length).toBeGreaterThan(100)
    for (const reference of new Set(references)) {
      const [, , , name = ''] = /^(#)\/(components)\/schemas\/(.+)$/.exec(reference) ?? []
      expect([reference, name in document.components.schemas]).toEqual([reference, true])
    }
  })

  it('says of every operation what it is for, who may call it, and a name of its own', () => {
    const names = named().map(({ operation }) => operation.object.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, operation } of named()) {
      const { tags, summary, security } = operation.object
      expect([name, tags?.length, (summary ?? '').length > 5, Array.isArray(security)]).toEqual([name, 1, true, true])
      expect([name, security!.length > 0]).toEqual([name, operation.access !== 'public' && !BEFORE_A_VISIT.has(name)])
    }
  })

  it('names every parameter of every address, and no other', () => {
    for (const { name, operation } of named()) {
      const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, parameter]) => parameter)
      const told = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name)
      expect([name, told.sort()]).toEqual([name, inPath.sort()])
    }
  })

  it('has no room in any address for the name or a number of a person: they go in bodies, which proxies do not write down', () => {
    const telling = /phone|mobile|email|name$|idNumber|cardNumber|customerNo|account/i
    for (const { name, operation } of named()) {
      const inAddress = operation.parameters.map((parameter) => parameter.name).filter((one) => telling.test(one))
      expect([name, inAddress]).toEqual([name, []])
    }
  })

  it('tells how every call ends well, with the shape of what comes back; problems are problems', () => {
    for (const { name, operation } of named()) {
      const good = Object.entries(operation.object.responses).filter(([status]) => /^[23]/.test(status))
      expect([name, good.length]).toEqual([name, 1])
      const [status, answer] = good[0]!
      // An act may answer nothing; who asks gets something, or is sent on.
      const isShapeless = operation.method === 'GET' && status !== '303' && answer?.content === undefined
      expect([name, isShapeless]).toEqual([name, false])
    }
    for (const { name, operation } of named()) {
      const { responses, requestBody } = operation.object
      for (const status of ['4XX', '5XX'])
        expect([name, responses[status]?.content?.['application/problem+json']?.schema]).toEqual([
          name,
          { $ref: '#/components/schemas/Problem' },
        ])
      for (const { schema } of Object.values(requestBody?.content ?? {}))
        expect([name, isShaped(schema)]).toEqual([name, true])
    }
  })

  it('keeps only shapes that something uses, and bounds every text that comes in', () => {
    const text = JSON.stringify(document)
    for (const name of Object.keys(document.components.schemas))
      expect([name, text.includes(`"#/components/schemas/${name}"`)]).toEqual([name, true])
    const unbounded = named().flatMap(({ name, operation }) =>
      [
        ...operation.parameters.map(({ name: field, schema }) => [field, schema] as const),
        ...(operation.body ? [['body', operation.body] as const] : []),
      ].flatMap(([field, schema]) => unboundedIn(schema).map((path) => `${name}: ${field}${path}`)),
    )
    // Yes or no, in words that the schema knows and the document does not.
    expect(unbounded).toEqual(['GET /api/people: active'])
  })
})

const isShaped = (schema: Schema): boolean =>
  '$ref' in schema || 'type' in schema || 'oneOf' in schema || 'anyOf' in schema || 'allOf' in schema

/** Places where a text may be as long as the whole body. Patterns and formats say where they end. */
function unboundedIn(schema: Schema, path = '', seen: readonly string[] = []): string[] {
  if (schema.$ref) {
    if (seen.includes(schema.$ref)) return []
    const name = schema.$ref.replace('#/components/schemas/', '')
    return unboundedIn(document.components.schemas[name]!, path, [...seen, schema.$ref])
  }
  const isText = schema.type === 'string' && !schema.enum && schema.const === undefined
  if (isText && schema.maxLength === undefined && schema.pattern === undefined && schema.format === undefined)
    return [path]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => unboundedIn(field, `${path}.${name}`, seen)),
    ...(schema.items ? unboundedIn(schema.items, `${path}[]`, seen) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((choice) => unboundedIn(choice, path, seen)),
  ]
}
