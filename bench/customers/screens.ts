import { performance } from 'node:perf_hooks'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Application } from '#server/application.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { fillStaff } from '../staff.ts'
import { fillTimelines } from './fill-timelines.ts'

const CALLS = 200
const GOAL_MS = 200

/**
 * What an agent waits for when a customer is there: the customer, profile, permissions and line of events together, and each
 * search, over the public routes of one node, as a supervisor who sees everybody; one million customers and five million
 * entries at share 1.
 */
export async function measureScreens(
  application: Application,
  databaseUrl: string,
  options: BenchOptions,
): Promise<Row[]> {
  const { platform } = application
  const filled = await fillTimelines(platform, options)
  const { url } = await application.listen()
  const token = await supervisor(url, databaseUrl)
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text
  }
  const chance = seededRandom(options.seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
    'first screen': () => firstScreen(call, pick(filled.customerIds)),
    'a page of the timeline': () => call('GET', `/api/timeline/${pick(filled.customerIds)}?limit=30`),
    'search by name': () => call('POST', '/api/customers/search', { name: pick(filled.names) }),
    'search by end of phone': () => call('POST', '/api/customers/search', { phoneTail: pick(filled.tails) }),
    'search by number': () => call('POST', '/api/timeline/search', { words: pick(filled.references) }),
    'search by words, rare': () => call('POST', '/api/timeline/search', { words: pick(filled.rareWords) }),
    'search by words, common': () => call('POST', '/api/timeline/search', { words: pick(filled.commonWords) }),
  }
  const rows: Row[] = []
  for (const [name, ask] of Object.entries(kinds)) {
    options.onProgress(`customers: ${name}`)
    const p95 = await percentile(ask)
    rows.push(rowOf('customers', `${name}: p95`, 'ms', [p95], { atMost: GOAL_MS }))
  }
  return [rowOf('customers', 'entries of the timeline', 'rows', [filled.entries]), ...rows]
}

const firstScreen = (call: (method: string, path: string) => Promise<unknown>, customerId: string) =>
  Promise.all([
    call('GET', `/api/customers/${customerId}`),
    call('GET', `/api/customers/${customerId}/profile`),
    call('GET', `/api/customers/${customerId}/consents`),
    call('GET', `/api/timeline/${customerId}?limit=10`),
  ])

async function percentile(ask: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < CALLS / 10; warm += 1) await ask()
  const times: number[] = []
  for (let turn = 0; turn < CALLS; turn += 1) {
    const startedAt = performance.now()
    await ask()
    times.push(performance.now() - startedAt)
  }
  return times.toSorted((a, b) => a - b)[Math.ceil(CALLS * 0.95) - 1] ?? Number.NaN
}

async function supervisor(url: string, databaseUrl: string): Promise<string> {
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      agentNo: 'bench',
      displayName: 'Bench',
      organisationName: 'Bench bank',
      password: crypto.randomUUID(),
      locale: 'en',
      as: 'token',
    }),
  })
  if (!answer.ok) throw new Error(`setting up: ${answer.status} ${await answer.text()}`)
  const [one] = await fillStaff(databaseUrl, 1, { role: 'supervisor' })
  if (!one) throw new Error('no supervisor was added')
  return one.token
}
