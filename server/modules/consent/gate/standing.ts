import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import type { ConsentStanding, CustomerStanding, PastContact } from '#libs/contact-gate/may-we.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** Longer than any period the caps count. */
const COUNTED_MS = 40 * 86_400_000

/** All the gate needs to know of one customer. @param houseZone for whoever has no zone of their own on record */
export async function loadStanding(
  db: Queryable,
  customerId: string,
  houseZone: string,
  now: Instant,
): Promise<CustomerStanding> {
  const known = await db.maybe<{ zone: string | null }>(
    sql`select zone from consent.customer where customer_id = ${customerId}`,
  )
  const zone = zoneOf(known?.zone ?? houseZone)
  if (!known) return { zone, consents: [], doNotContact: [], contacts: [] }
  const consents = await db.rows<ConsentStanding>(sql`select purpose, channel, receiver, state, expires_at "expiresAt"
    from consent.standing where customer_id = ${customerId}`)
  const doNotContact = await db.rows<CustomerStanding['doNotContact'][number]>(
    sql`select channel, from_at "from", until_at "until" from consent.do_not_contact
      where customer_id = ${customerId} and (until_at is null or until_at > ${at(now)})`,
  )
  const contacts = await db.rows<PastContact>(sql`select at, purpose, channel, ended from consent.outreach
    where customer_id = ${customerId} and at > ${at(now - COUNTED_MS)}`)
  return { zone, consents, doNotContact, contacts }
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
