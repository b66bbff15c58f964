import { callApi } from '../../support/people.ts'

/** Words of the house, which are no ids. */
export type Code = keyof typeof LISTS | keyof typeof TIMES

/** Where each is listed, and under which name. */
const LISTS = {
  reason: ['/api/contact-reasons', 'code'],
  disposition: ['/api/dispositions', 'code'],
  topic: ['/api/routing/topics', 'code'],
  skill: ['/api/skills', 'code'],
  calendar: ['/api/calendars', 'key'],
  kpi: ['/api/kpis', 'key'],
  entrance: ['/api/web-channels', 'key'],
  fact: ['/api/audit', 'type'],
  queueCode: ['/api/routing/queues', 'code'],
} as const

const HOUR_MS = 3_600_000
const TIMES = { past: [24 * HOUR_MS, HOUR_MS, 60_000], soon: [-60_000, -HOUR_MS, 0] } as const

/** Lists that are read in pages; one row is asked for, so that there is a next one. */
const PAGED = ['/api/people', '/api/skill-matrix', '/api/contacts', '/api/routing/callbacks?state=all']
const FIGURES = '/api/figures/{key}/contacts'
const DELIVERIES = '/api/webhooks/{endpointId}/deliveries'

/** Which word stands where; the first that fits counts. Named by operation and place, as `PUT /api/goals/{kpi} kpi`. */
const PLACES: readonly (readonly [RegExp, Code])[] = [
  [/^GET \/api\/figures\/\{key\}\/contacts key$/, 'kpi'],
  [/ (kpi|keys)$/, 'kpi'],
  [/\/calendars\/\{key\} key$|calendarKey$/i, 'calendar'],
  [/\/(web-channels|chat\/channels)\/\{key\}[^ ]* key$|^POST \/chat\/visits body\.channel$/, 'entrance'],
  [/\/contact-reasons\/\{code\} code$|reasonCode$| reasons$/, 'reason'],
  [/\/dispositions\/\{code\} code$|dispositionCode$/, 'disposition'],
  [/\/routing\/topics\/\{code\} code$|topics?(\[\])?(\.topic)?$/, 'topic'],
  [/\/api\/skills\/\{code\} code$|skill$/, 'skill'],
  [/^GET \/api\/audit type$|\/webhooks.* body\.types\[\]$/, 'fact'],
  [/\/routing\/queues body\.code$/, 'queueCode'],
  [/ (from|madeFrom)$/, 'past'],
  [/ (to|before|madeBefore|body\.at)$/, 'soon'],
]

export const codeAt = (place: string): Code | undefined => PLACES.find(([pattern]) => pattern.test(place))?.[1]

export interface Words {
  readonly codes: Readonly<Record<Code, readonly string[]>>
  /** Path of a list → what its first page gives for the next one. */
  readonly cursors: Readonly<Record<string, readonly string[]>>
}

/** What the house itself says, to somebody who may ask for everything. */
export async function wordsOf(url: string, token: string, now: number, endpoints: readonly string[]): Promise<Words> {
  const read = async (path: string): Promise<unknown> => {
    const answer = await callApi(url, path, { headers: { authorization: `Bearer ${token}` } })
    return answer.status === 200 ? answer.json() : undefined
  }
  const lists = await Promise.all(
    Object.entries(LISTS).map(async ([code, [path, name]]) => [code, under(await read(path), name).slice(0, 20)]),
  )
  const kpis = under(await read('/api/kpis'), 'key').slice(0, 8)
  const span = `from=${now - HOUR_MS}&before=${now + 60_000}`
  const pages: readonly (readonly [of: string, path: string])[] = [
    ...PAGED.map((path) => [path.split('?')[0] ?? '', `${path}${path.includes('?') ? '&' : '?'}limit=1`] as const),
    ...kpis.map((key) => [FIGURES, `/api/figures/${key}/contacts?${span}&limit=1`] as const),
    ...endpoints.map((id) => [DELIVERIES, `/api/webhooks/${id}/deliveries?limit=1`] as const),
  ]
  const cursors: Record<string, string[]> = {}
  for (const [of, path] of pages) {
    const page = await read(path)
    cursors[of] = [...(cursors[of] ?? []), ...under(page, 'next'), ...under(page, 'nextCursor')]
  }
  const times = Object.entries(TIMES).map(([code, ages]) => [code, ages.map((ageMs) => String(now - ageMs))])
  return { codes: Object.fromEntries([...lists, ...times]), cursors }
}

/** Every text under this name, however deep. */
function under(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name && typeof inner === 'string' ? [inner] : []),
    ...under(inner, name),
  ])
}
