import type { z } from 'zod'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { type Channel, PER_RECEIVER, PURPOSE_NAMES, PURPOSES, type Purpose } from '#libs/contact-gate/purposes.ts'
import type { ConsentCell, ConsentView, RegisterEntry, registerQuery } from '#modules/consent/contract.ts'
import { hasExpired, stateAt } from '#modules/consent/domain.ts'
import type { Gate } from '#modules/consent/gate/gate.ts'
import type { StandingOf } from '#modules/consent/gate/strictest.ts'
import { textsInForce } from '#modules/consent/texts/in-force.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import { at, join, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

export interface ConsentDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  readonly customers: CustomerQuestions
  readonly gate: Gate
  readonly promises: PromiseQuestions
  readonly zone: CompiledZone
  /** What the modules of the house keep of customers. */
  readonly kinds: () => readonly PersonalDataKind[]
}

type Proof = NonNullable<ConsentCell['proof']>
interface ProofRow extends Omit<Proof, 'by' | 'message'> {
  readonly conversationId: string | null
  readonly messageSeq: number | null
  readonly byKind: Proof['by']['kind']
  readonly byId: string
}
interface DecisionRow extends ProofRow {
  readonly purpose: Purpose
  readonly channel: Channel
  readonly receiver: string
  readonly state: 'given' | 'refused' | 'withdrawn'
  readonly expiresAt: number | null
}

const DECISION = sql`d.id "decisionId", d.at, t.version "textVersion", d.language, d.said_through "saidThrough",
  d.by_kind "byKind", d.by_id "byId", d.contact_id "contactId", d.recording_offset_seconds "recordingOffsetSeconds",
  d.conversation_id "conversationId", d.message_seq "messageSeq",
  d.purpose, d.channel, d.receiver, d.state, d.expires_at "expiresAt"`

/** Everything one customer agreed to or not, with its proof, and what the gate says of each at this moment. */
export async function viewConsents(
  { platform, identity, customers, gate }: ConsentDeps,
  customerId: string,
): Promise<ConsentView> {
  const { db, clock } = platform
  const asOf = clock.now()
  const open = await gate.open(db, customerId)
  const texts = await textsInForce(db, asOf)
  const decisions = await db.rows<DecisionRow>(sql`select ${DECISION} from consent.standing s
    join consent.decision d on d.id = s.decision_id left join consent.text_version t on t.id = d.text_id
    where s.customer_id = ${customerId}`)
  const names = await namesOf(db, identity, decisions)
  const others = open.standing.consents.filter((one) => one.customerId !== customerId)
  const cards = await customers.cards(db, [...new Set(others.map((one) => one.customerId))])
  const cells = keysOf([...texts, ...decisions]).map(({ purpose, channel, receiver }): ConsentCell => {
    const found = decisions.find(
      (one) => one.purpose === purpose && one.channel === channel && one.receiver === receiver,
    )
    const text = texts.find((one) => one.purpose === purpose && one.receiver === receiver)
    return {
      purpose,
      channel,
      receiver,
      receiverName:
        receiver === '' || !text ? null : Object.fromEntries(Object.entries(text.words).map(([l, w]) => [l, w.title])),
      state: stateAt(found, asOf),
      expiresAt: found?.expiresAt ?? null,
      textInForce: text?.version ?? null,
      proof: found ? proofOf(found, names) : null,
      decidedAs: decidedAs(
        others.find((one) => one.purpose === purpose && one.channel === channel && one.receiver === receiver),
        cards,
      ),
      now: open.answer({ purpose, channel, receiver, at: asOf }),
    }
  })
  const { zone, contacts } = open.standing
  const monthFrom = startOfLocalDay(zone, `${localDateOf(zone, asOf).slice(0, 8)}01`)
  const doNotContact = await db.rows<ConsentView['doNotContact'][number]>(
    sql`select id, channel, from_at "from", until_at "until" from consent.do_not_contact
      where customer_id = ${customerId} and (until_at is null or until_at > ${at(asOf)}) order by from_at`,
  )
  return {
    asOf,
    zone: zone.name,
    customers: open.standing.ids.length,
    cells,
    doNotContact,
    texts: texts.map(({ purpose, receiver, version, words }) => ({ purpose, receiver, version, words })),
    contactedThisMonth: contacts.filter((contact) => contact.at >= monthFrom).length,
  }
}

function decidedAs(
  other: StandingOf | undefined,
  cards: readonly { readonly customerId: string; readonly maskedName: string }[],
): ConsentCell['decidedAs'] {
  if (!other || other.state === 'given') return null
  const { customerId, state } = other
  return { customerId, state, maskedName: cards.find((card) => card.customerId === customerId)?.maskedName ?? '' }
}

function keysOf(known: readonly { readonly purpose: string; readonly receiver: string }[]) {
  return PURPOSE_NAMES.flatMap((purpose) => {
    const named = known.filter((one) => one.purpose === purpose && one.receiver !== '').map(({ receiver }) => receiver)
    const receivers = PER_RECEIVER.includes(purpose) ? [...new Set(named)].sort() : ['']
    return receivers.flatMap((receiver) =>
      PURPOSES[purpose].map((channel): { purpose: Purpose; channel: Channel; receiver: string } => ({
        purpose,
        channel,
        receiver,
      })),
    )
  })
}

/** Every decision of every customer, newest first, for those who look after consent. */
export async function readRegister(
  { platform, identity, customers }: ConsentDeps,
  query: z.output<typeof registerQuery>,
): Promise<{ asOf: number; entries: RegisterEntry[]; next: string | null }> {
  const { db, clock } = platform
  const now = clock.now()
  const isLatest = sql`exists (select 1 from consent.standing s where s.customer_id = d.customer_id and s.decision_id = d.id)`
  const isOver = sql`(d.state = 'given' and d.expires_at <= ${at(now)} and ${isLatest})`
  const where = [sql`true`]
  if (query.purpose !== undefined) where.push(sql`d.purpose = ${query.purpose}`)
  if (query.channel !== undefined) where.push(sql`d.channel = ${query.channel}`)
  if (query.state === 'expired') where.push(isOver)
  else if (query.state !== undefined) where.push(sql`d.state = ${query.state} and ${isOver} is not true`)
  if (query.from !== undefined) where.push(sql`d.at >= ${at(query.from)}`)
  if (query.before !== undefined) where.push(sql`d.at < ${at(query.before)}`)
  if (query.after !== undefined)
    where.push(sql`(d.at, d.id) < (select x.at, x.id from consent.decision x where x.id = ${query.after})`)
  const rows = await db.rows<DecisionRow & { readonly customerId: string; readonly isLatest: boolean }>(
    sql`select ${DECISION}, d.customer_id "customerId", ${isLatest} "isLatest"
      from consent.decision d left join consent.text_version t on t.id = d.text_id
      where ${join(where, ' and ')} order by d.at desc, d.id desc limit ${query.limit + 1}`,
  )
  const page = rows.slice(0, query.limit)
  const names = await namesOf(db, identity, page)
  const cards = await customers.cards(db, [...new Set(page.map(({ customerId }) => customerId))])
  const maskedNames = new Map(cards.map((card) => [card.customerId, card.maskedName]))
  return {
    asOf: now,
    entries: page.map((row) => ({
      customerId: row.customerId,
      maskedName: maskedNames.get(row.customerId) ?? '',
      purpose: row.purpose,
      channel: row.channel,
      receiver: row.receiver,
      state: row.isLatest && hasExpired(row, now) ? 'expired' : row.state,
      expiresAt: row.expiresAt,
      isLatest: row.isLatest,
      proof: proofOf(row, names),
    })),
    next: rows.length > page.length ? (page.at(-1)?.decisionId ?? null) : null,
  }
}

async function namesOf(db: Queryable, identity: IdentityQuestions, rows: readonly ProofRow[]) {
  const ids = rows.flatMap(({ byKind, byId }) => (byKind === 'person' ? [byId] : []))
  const people = await identity.people(db, [...new Set(ids)])
  return new Map(people.map(({ personId, displayName }) => [personId, displayName]))
}

function proofOf(row: ProofRow, names: ReadonlyMap<string, string>): Proof {
  const { decisionId, at: when, textVersion, language, saidThrough, contactId, recordingOffsetSeconds } = row
  const { conversationId, messageSeq: seq } = row
  const message = conversationId === null || seq === null ? null : { conversationId, seq }
  const by = { kind: row.byKind, name: names.get(row.byId) ?? null }
  return { decisionId, at: when, textVersion, language, saidThrough, by, contactId, recordingOffsetSeconds, message }
}
