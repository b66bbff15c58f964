import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '#platform/access.ts'
import { startTestApplication, type TestApplication } from '../tests/support/application.ts'
import { callApi, type SignedInPerson, signedInAs } from '../tests/support/people.ts'

/** Every operation of the public door, as its own document lists them, tried by nobody and by every role. */
interface Operation {
  readonly method: string
  readonly path: string
  readonly access: { readonly permission: string } | 'signed-in' | 'public' | 'visitor'
}
interface Document {
  readonly paths: Record<string, Record<string, { readonly 'x-access': Operation['access'] }>>
}

let app: TestApplication
let operations: readonly Operation[]
const people = new Map<Role, SignedInPerson & { readonly permissions: Record<string, string> }>()
beforeAll(async () => {
  app = await startTestApplication()
  const document = (await (await callApi(app.url, '/api/docs/json')).json()) as Document
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{[^}]+\}/g, crypto.randomUUID()),
      access: operation['x-access'],
    })),
  )
  for (const role of ROLES) {
    const person = await signedInAs(app, { roles: [role] })
    const { permissions } = (await (await person.api('/api/me')).json()) as { permissions: Record<string, string> }
    people.set(role, { ...person, permissions })
  }
})
afterAll(() => app.stop())

const call = (by: { api: SignedInPerson['api'] }, { method, path }: Operation): Promise<Response> =>
  by.api(path, { method, ...(method === 'GET' ? {} : { body: {} }) })

describe('the access matrix', () => {
  it('every operation says who may call it', () => {
    expect(operations.length).toBeGreaterThan(30)
    expect(operations.filter(({ access }) => access === undefined)).toEqual([])
  })

  it('without a session, every operation that needs one answers 401 before it looks at anything else', async () => {
    const nobody = { api: (path: string, init = {}) => callApi(app.url, path, init) }
    const open: string[] = []
    for (const operation of operations) {
      if (operation.access === 'public' || operation.access === 'visitor') continue
      const { status } = await call(nobody, operation)
      if (status !== 401) open.push(`${operation.method} ${operation.path}: ${status}`)
    }
    expect(open).toEqual([])
  })

  it.each(ROLES)(
    'a person who is only %s gets in exactly where the role says',
    async (role) => {
      const person = people.get(role)!
      const wrong: string[] = []
      for (const operation of operations) {
        if (typeof operation.access === 'string') continue
        const reply = await call(person, operation)
        const { refusal } = reply.ok ? { refusal: '' } : ((await reply.json()) as { refusal: string })
        const shut = reply.status === 403 && refusal === 'not-permitted'
        const granted = operation.access.permission in person.permissions
        if (shut === granted || reply.status >= 500) {
          wrong.push(`${operation.method} ${operation.path}: ${reply.status} ${refusal}`)
        }
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )
})

describe('what no client would send', () => {
  const nul = 'a\u0000b'
  const bodies: unknown[] = [
    null,
    [],
    'text',
    7,
    {},
    { __proto__: { admin: true }, constructor: 1 },
    { agentNo: nul, password: nul, displayName: nul, name: nul, text: nul, id: nul, q: nul },
    { agentNo: 'x'.repeat(100_000) },
    { a: { a: { a: { a: { a: { a: { a: [[[[[[]]]]]] } } } } } } },
    { level: Number.MAX_SAFE_INTEGER + 2, limit: -1, at: 1e308 },
  ]
  it('is refused by every operation without a fault, an administrator sending it', async () => {
    const administrator = people.get('administrator')!
    const faults: string[] = []
    for (const operation of operations) {
      if (operation.path === '/api/sign-out' || operation.path === '/metrics') continue
      const tries = operation.method === 'GET' ? [undefined] : bodies
      for (const body of tries) {
        const query = `?q=%00&cursor=%00&about=%00&type=%00&limit=50&after=${'9'.repeat(30)}`
        const { status } = await administrator.api(operation.path + (operation.method === 'GET' ? query : ''), {
          method: operation.method,
          ...(body === undefined ? {} : { body }),
        })
        if (status >= 500)
          faults.push(`${operation.method} ${operation.path} ${JSON.stringify(body)?.slice(0, 60)}: ${status}`)
      }
    }
    expect(faults).toEqual([])
  }, 180_000)

  it('is refused by sign-in as malformed, whoever sends it', async () => {
    const body = { agentNo: nul, password: nul }
    const reply = await callApi(app.url, '/api/sign-in', { method: 'POST', body })
    expect(reply.status).toBe(400)
  })
})
