import type pg from 'pg'
import { type CountedContact, countContacts, type LogRow } from './count-contacts.ts'

/**
 * The independent count: reads the log of facts and nothing else to compute, the tables of the boards only to compare.
 * Written apart from `server/modules/insights` on purpose; do not share code with it.
 */
export interface Report {
  /** The log was read up to here: as far as the boards had read it. */
  readonly position: number
  readonly facts: number
  readonly contacts: number
  readonly sums: number
  readonly figures: number
  readonly differences: readonly Difference[]
}

export interface Difference {
  readonly what: string
  readonly shown: string
  readonly recounted: string
}

const SUMMED = [
  'requested',
  'offered',
  'answered',
  'answered_in_time',
  'abandoned',
  'abandoned_short',
  'responded',
  'responded_in_30s',
  'wait_answered_ms',
  'wait_abandoned_ms',
  'first_response_ms',
  'handled',
  'talk_ms',
  'hold_ms',
  'after_ms',
  'transferred',
  'flowed_out',
  'invited',
  'rated',
  'satisfied',
  'branch_referred',
] as const
type Summed = (typeof SUMMED)[number]
type Sums = Record<Summed, number>

const QUARTER = 15 * 60 * 1000
const SHORT_MS = 5_000

export async function recount(client: pg.Client): Promise<Report> {
  await client.query('begin transaction isolation level repeatable read read only')
  try {
    const position = await single(client, "select position::float8 n from platform.subscriber where name = 'insights'")
    const { contacts, agentMs, facts } = await countContacts((after) => page(client, after, position))
    const thresholds = await shownThresholds(client)
    const recounted = sumUp(contacts, thresholds)
    const differences: Difference[] = []
    const sums = await compareSums(client, recounted, differences)
    await compareContacts(client, contacts, thresholds, differences)
    await compareAgentTime(client, agentMs, differences)
    const figures = await compareFigures(client, contacts, thresholds, differences)
    return { position, facts, contacts: contacts.size, sums, figures, differences }
  } finally {
    await client.query('rollback')
  }
}

async function page(client: pg.Client, after: number, last: number): Promise<LogRow[]> {
  const { rows } = await client.query<LogRow>({
    name: 'recount-page',
    text: `select position::float8 position, type, extract(epoch from at)::float8 * 1000 as at, data from platform.log
           where position > $1 and position <= $2 order by position limit 5000`,
    values: [after, last],
  })
  return rows.map((row) => ({ ...row, at: Math.round(row.at) }))
}

/** The limit that held when a contact was queued is a setting of that moment, not a fact: taken as stored. */
async function shownThresholds(client: pg.Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ contact_id: string; threshold_ms: number }>(
    'select contact_id, threshold_ms from insights.contact',
  )
  return new Map(rows.map((row) => [row.contact_id, row.threshold_ms]))
}

function measuresOf(contact: CountedContact, thresholdMs: number): Sums {
  const person = !contact.isCallback
  const wait = contact.answeredAt === null ? null : contact.answeredAt - contact.askedAt
  const gaveUp =
    person && contact.endReason === 'abandoned' && contact.answeredAt === null && contact.endedAt !== null
      ? contact.endedAt - contact.askedAt
      : null
  const response = person && contact.respondedAt !== null ? contact.respondedAt - contact.askedAt : null
  const isHandled = contact.answeredAt !== null && contact.wrappedAt !== null
  const talk =
    isHandled && contact.answeredAt !== null && contact.endedAt !== null
      ? contact.endedAt - contact.answeredAt - contact.heldMs
      : 0
  const isToBranch = contact.isBookedAtBranch || contact.hasBranchCase || contact.disposition === 'branch-referral'
  const one = (condition: boolean) => (condition ? 1 : 0)
  return {
    requested: one(person),
    offered: one(person && contact.queuedAt !== null),
    answered: one(person && wait !== null),
    answered_in_time: one(person && wait !== null && wait <= thresholdMs),
    abandoned: one(gaveUp !== null),
    abandoned_short: one(gaveUp !== null && gaveUp <= SHORT_MS),
    responded: one(response !== null),
    responded_in_30s: one(response !== null && response <= 30_000),
    wait_answered_ms: person ? (wait ?? 0) : 0,
    wait_abandoned_ms: gaveUp ?? 0,
    first_response_ms: response ?? 0,
    handled: one(isHandled),
    talk_ms: Math.max(0, talk),
    hold_ms: isHandled ? contact.heldMs : 0,
    after_ms: isHandled ? (contact.wrapUpMs ?? 0) : 0,
    transferred: one(person && wait !== null && contact.transfers > 0),
    flowed_out: one(person && contact.flowedTo !== null),
    invited: one(contact.isAskedToRate),
    rated: one(contact.score !== null),
    satisfied: one(contact.score === 4 || contact.score === 5),
    branch_referred: one(person && wait !== null && isToBranch),
  }
}

function sumUp(
  contacts: ReadonlyMap<string, CountedContact>,
  thresholds: ReadonlyMap<string, number>,
): Map<string, Sums> {
  const sums = new Map<string, Sums>()
  for (const [id, contact] of contacts) {
    const key = `${Math.floor(contact.askedAt / QUARTER) * QUARTER} ${contact.queueId} ${contact.channel}`
    const total = sums.get(key) ?? (Object.fromEntries(SUMMED.map((name) => [name, 0])) as Sums)
    const own = measuresOf(contact, thresholds.get(id) ?? 25_000)
    for (const name of SUMMED) total[name] += own[name]
    sums.set(key, total)
  }
  return sums
}

async function compareSums(
  client: pg.Client,
  recounted: ReadonlyMap<string, Sums>,
  differences: Difference[],
): Promise<number> {
  const { rows } = await client.query<{ key: string } & Record<Summed, string>>(
    `select (extract(epoch from slot) * 1000)::bigint || ' ' || queue_id || ' ' || channel key, ${SUMMED.join(', ')} from insights.quarter`,
  )
  const shown = new Map(rows.map((row) => [row.key, row]))
  for (const key of new Set([...shown.keys(), ...recounted.keys()])) {
    for (const name of SUMMED)
      compare(
        differences,
        `quarter ${key} ${name}`,
        Number(shown.get(key)?.[name] ?? 0),
        recounted.get(key)?.[name] ?? 0,
      )
  }
  return shown.size * SUMMED.length
}

async function compareContacts(
  client: pg.Client,
  contacts: ReadonlyMap<string, CountedContact>,
  thresholds: ReadonlyMap<string, number>,
  differences: Difference[],
): Promise<void> {
  const { rows } = await client.query<{ contact_id: string } & Record<Summed, string>>(
    `select contact_id, ${SUMMED.join(', ')} from insights.contact`,
  )
  const shown = new Map(rows.map((row) => [row.contact_id, row]))
  for (const id of new Set([...shown.keys(), ...contacts.keys()])) {
    const row = shown.get(id)
    const contact = contacts.get(id)
    if (!row || !contact) {
      compare(differences, `contact ${id}`, row ? 'there' : 'missing', contact ? 'there' : 'missing')
      continue
    }
    const own = measuresOf(contact, thresholds.get(id) ?? 25_000)
    for (const name of SUMMED) compare(differences, `contact ${id} ${name}`, Number(row[name]), own[name])
  }
}

async function compareAgentTime(
  client: pg.Client,
  recounted: ReadonlyMap<string, number>,
  differences: Difference[],
): Promise<void> {
  const { rows } = await client.query<{ key: string; ms: string }>(
    `select (extract(epoch from slot) * 1000)::bigint || ' ' || agent_id || ' ' || state key, ms::text from insights.agent_time`,
  )
  const shown = new Map(rows.map((row) => [row.key, Number(row.ms)]))
  for (const key of new Set([...shown.keys(), ...recounted.keys()])) {
    compare(differences, `agent time ${key}`, shown.get(key) ?? 0, recounted.get(key) ?? 0)
  }
}

/** The rates of every day there is, written out by hand from the KPI dictionary. */
async function compareFigures(
  client: pg.Client,
  contacts: ReadonlyMap<string, CountedContact>,
  thresholds: ReadonlyMap<string, number>,
  differences: Difference[],
): Promise<number> {
  const days = new Map<number, Sums>()
  for (const [id, contact] of contacts) {
    const day = Math.floor(contact.askedAt / 86_400_000) * 86_400_000
    const total = days.get(day) ?? (Object.fromEntries(SUMMED.map((name) => [name, 0])) as Sums)
    const own = measuresOf(contact, thresholds.get(id) ?? 25_000)
    for (const name of SUMMED) total[name] += own[name]
    days.set(day, total)
  }
  for (const [day, s] of days) {
    const { rows } = await client.query<Record<string, number | null>>(FIGURES_SQL, [
      new Date(day),
      new Date(day + 86_400_000),
    ])
    for (const [key, value] of Object.entries(figuresOf(s))) {
      compare(
        differences,
        `figure ${key} of ${new Date(day).toISOString().slice(0, 10)}`,
        rounded(rows[0]?.[key] ?? null),
        rounded(value),
      )
    }
  }
  return days.size * Object.keys(figuresOf(Object.fromEntries(SUMMED.map((name) => [name, 0])) as Sums)).length
}

const ratio = (a: number, b: number) => (b === 0 ? null : a / b)

function figuresOf(s: Sums): Record<string, number | null> {
  return {
    service_level: ratio(s.answered_in_time, s.answered + s.abandoned - s.abandoned_short),
    answer_rate: ratio(s.answered, s.requested),
    response_rate_30s: ratio(s.responded_in_30s, s.requested),
    abandon_rate: ratio(s.abandoned, s.offered),
    average_speed_of_answer: ratio(s.wait_answered_ms, s.answered),
    average_abandon_time: ratio(s.wait_abandoned_ms, s.abandoned),
    average_handle_time: ratio(s.talk_ms + s.hold_ms + s.after_ms, s.handled),
    after_contact_work_time: ratio(s.after_ms, s.handled),
    hold_ratio: ratio(s.hold_ms, s.talk_ms),
    transfer_rate: ratio(s.transferred, s.answered),
    branch_referral_rate: ratio(s.branch_referred, s.answered),
    contact_satisfaction: ratio(s.satisfied, s.rated),
    rating_participation: ratio(s.rated, s.invited),
    first_response_time: ratio(s.first_response_ms, s.responded),
  }
}

const FIGURES_SQL = `select
  (sum(answered_in_time) / nullif(sum(answered + abandoned - abandoned_short), 0)::numeric)::float8 service_level,
  (sum(answered) / nullif(sum(requested), 0)::numeric)::float8 answer_rate,
  (sum(responded_in_30s) / nullif(sum(requested), 0)::numeric)::float8 response_rate_30s,
  (sum(abandoned) / nullif(sum(offered), 0)::numeric)::float8 abandon_rate,
  (sum(wait_answered_ms) / nullif(sum(answered), 0)::numeric)::float8 average_speed_of_answer,
  (sum(wait_abandoned_ms) / nullif(sum(abandoned), 0)::numeric)::float8 average_abandon_time,
  (sum(talk_ms + hold_ms + after_ms) / nullif(sum(handled), 0)::numeric)::float8 average_handle_time,
  (sum(after_ms) / nullif(sum(handled), 0)::numeric)::float8 after_contact_work_time,
  (sum(hold_ms) / nullif(sum(talk_ms), 0)::numeric)::float8 hold_ratio,
  (sum(transferred) / nullif(sum(answered), 0)::numeric)::float8 transfer_rate,
  (sum(branch_referred) / nullif(sum(answered), 0)::numeric)::float8 branch_referral_rate,
  (sum(satisfied) / nullif(sum(rated), 0)::numeric)::float8 contact_satisfaction,
  (sum(rated) / nullif(sum(invited), 0)::numeric)::float8 rating_participation,
  (sum(first_response_ms) / nullif(sum(responded), 0)::numeric)::float8 first_response_time
  from insights.quarter where slot >= $1 and slot < $2`

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e9) / 1e9)

function compare(differences: Difference[], what: string, shown: unknown, recounted: unknown): void {
  if (shown !== recounted) differences.push({ what, shown: String(shown), recounted: String(recounted) })
}

async function single(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(text)
  if (rows[0] === undefined) throw new Error('This database has no boards yet: start the server once, then recount.')
  return rows[0].n
}
