import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import type { CustomerStanding, PastContact } from '#libs/contact-gate/may-we.ts'
import type { Instant } from '#libs/facts/event.ts'
import { type Decided, type StandingOf, strictest } from '#modules/consent/gate/strictest.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** Longer than any period the caps count. */
const COUNTED_MS = 40 * 86_400_000

export interface LoadedStanding extends CustomerStanding {
  readonly consents: readonly StandingOf[]
  /** All customers who are one person, itself among them. */
  readonly ids: readonly string[]
  /** One person with others, whose decisions count here too. */
  readonly isOneOfSeveral: boolean
}

/**
 * All the gate needs to know of one customer, and of whoever is one person with them: being one person never permits more.
 * What each agreed to permits reaching only themselves; what one of them refused, does not want, or was contacted with counts
 * for all.
 * @param houseZone for whoever has no zone of their own on record
 */
export async function loadStanding(
  db: Queryable,
  people: Pick<CustomerQuestions, 'samePerson'>,
  customerId: string,
  houseZone: string,
  now: Instant,
): Promise<LoadedStanding> {
  const { ids, since } = await people.samePerson(db, customerId)
  const isOneOfSeveral = since !== null
  const known = await db.rows<{ id: string; zone: string | null }>(
    sql`select customer_id id, zone from consent.customer where customer_id = any(${[...ids]}::uuid[])`,
  )
  const zone = zoneOf(known.find(({ id }) => id === customerId)?.zone ?? houseZone)
  if (known.length === 0) return { zone, ids, consents: [], doNotContact: [], contacts: [], isOneOfSeveral }
  const decided =
    await db.rows<Decided>(sql`select s.customer_id "customerId", s.purpose, s.channel, s.receiver, s.state,
      s.expires_at "expiresAt", d.at
    from consent.standing s join consent.decision d on d.id = s.decision_id where s.customer_id = any(${[...ids]}::uuid[])`)
  const doNotContact = await db.rows<CustomerStanding['doNotContact'][number]>(
    sql`select channel, from_at "from", until_at "until" from consent.do_not_contact
      where customer_id = any(${[...ids]}::uuid[]) and (until_at is null or until_at > ${at(now)})`,
  )
  const contacts = await db.rows<PastContact>(sql`select at, purpose, channel, ended from consent.outreach
    where customer_id = any(${[...ids]}::uuid[]) and at > ${at(now - COUNTED_MS)}`)
  return { zone, ids, consents: strictest(customerId, decided, since), doNotContact, contacts, isOneOfSeveral }
}

/** Whoever decides about a customer's consent, or contacts them, holds this until the transaction ends. */
export async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.run(sql`insert into consent.customer (customer_id) values (${customerId}) on conflict do nothing`)
  await tx.one(sql`select customer_id from consent.customer where customer_id = ${customerId} for update`)
}

/** Compiling finds a zone's clock changes, which is dear: once a zone and process. */
const zones = new Map<string, CompiledZone>()

function zoneOf(name: string): CompiledZone {
  const zone = zones.get(name) ?? compileZone(name)
  if (!zone) throw new Error(`${name} is no time zone: write one as the IANA database does, Asia/Shanghai`)
  zones.set(name, zone)
  return zone
}
