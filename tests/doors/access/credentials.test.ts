import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginVisit, createEntrance } from '../../support/chat.ts'
import { type FloorApplication, ok, startFloor } from '../../support/floor.ts'
import { createPerson, type SignedInPerson, signedInAs } from '../../support/people.ts'
import { openSocket } from '../../support/sockets.ts'
import { type Operation, operationsOf, readDocument } from '../document.ts'
import { keyOf } from './cases.ts'
import { POLICY } from './policy.ts'
import { openSession } from './sessions.ts'

let app: FloorApplication
let admin: SignedInPerson
let operations: readonly Operation[]
beforeAll(async () => {
  app = await startFloor({ env: { VISITS_PER_MINUTE: '1000' } })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  operations = operationsOf(await readDocument(app.url)).filter((one) => POLICY[keyOf(one)]?.may !== 'public')
})
afterAll(() => app.stop())

/** Everything that looks like a session and is none any more, or never was. */
async function worthless(): Promise<Record<string, string>> {
  const person = (roles: readonly ['administrator'] | readonly ['agent']) => createPerson(app.platform, { roles })
  const holder = await person(['administrator'])
  const revoked = await openSession(app, holder.personId)
  await admin.api(`/api/people/${holder.personId}/sessions/${revoked.sessionId}`, { method: 'DELETE' })
  const ended = await openSession(app, holder.personId)
  await fetch(`${app.url}/api/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${ended.token}` } })
  const gone = await person(['administrator'])
  const { token: disabled } = await openSession(app, gone.personId)
  await ok(admin.api(`/api/people/${gone.personId}`, { method: 'PATCH', body: { active: false } }))
  const standing = (await openSession(app, holder.personId)).token
  const left = await beginVisit(app.url)
  await left.api('/chat/visits/end', { method: 'POST' })
  return {
    nothing: '',
    revoked: revoked.token,
    'signed out': ended.token,
    expired: (await openSession(app, holder.personId, -1)).token,
    disabled,
    forged: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
    'cut short': standing.slice(0, -1),
    'with a byte more': `${standing}A`,
    'in the other case': standing.toUpperCase(),
    'a number of a session': ended.sessionId,
    'a visit that ended': left.visitToken,
  }
}

const asHeaderAndCookie = (token: string): Record<string, string>[] => [
  { authorization: `Bearer ${token}` },
  { cookie: `yinuo_session=${token}` },
]

it('nothing but a standing session opens any operation, as a header or as a cookie; nor a visit the staff door', async () => {
  const tokens = await worthless()
  const visit = await beginVisit(app.url)
  // What a node remembers of a session it forgets within a second.
  await sleep(1_100)
  const wrong: string[] = []
  let tried = 0
  const tries = operations.flatMap((operation) => {
    const other = operation.path.startsWith('/chat') ? admin.token : visit.visitToken
    return Object.entries({ ...tokens, 'of the other door': other }).flatMap(([what, token]) =>
      asHeaderAndCookie(token).map((headers) => ({ operation, what, headers })),
    )
  })
  const work = async () => {
    for (let next = tries.shift(); next; next = tries.shift()) {
      const { operation, what, headers } = next
      const path = operation.path.replaceAll(/\{[^}]+\}/g, crypto.randomUUID())
      const { status } = await fetch(`${app.url}${path}`, { method: operation.method, headers, redirect: 'manual' })
      tried += 1
      if (status !== 401) wrong.push(`${keyOf(operation)} · ${what} · ${Object.keys(headers)[0]}: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  console.info(`access matrix: ${tried} cases of sessions that are none, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(2_000)
}, 120_000)

it('nor either socket', async () => {
  const tokens = await worthless()
  await sleep(1_100)
  const open: string[] = []
  for (const [what, token] of Object.entries(tokens)) {
    const doors = [
      await openSocket(app.url, { cookie: `yinuo_session=${token}` }),
      await openSocket(app.url, { authorization: `Bearer ${token}` }),
      await openSocket(app.url, { 'sec-websocket-protocol': `yinuo.v1, token.${token || 'x'}` }, '/chat/socket'),
    ]
    for (const door of doors) {
      if ('refused' in door && door.refused === 401) continue
      open.push(`${what}: ${JSON.stringify(door).slice(0, 80)}`)
      if (!('refused' in door)) door.close()
    }
  }
  expect(open).toEqual([])
})
