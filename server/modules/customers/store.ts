import type { Instant } from '#libs/facts/event.ts'
import { maskName, maskPhone } from '#libs/masking/display-masks.ts'
import { customerIndexes } from '#modules/customers/domain.ts'
import type { Cipher } from '#platform/cipher.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

/** A customer as the bank knows one. */
export interface KnownCustomer {
  readonly id: string
  readonly customerNo: string
  readonly name: string
  readonly phone: string | null
  readonly tier: string
  readonly language: string
  readonly branchUnitId: string | null
  readonly branchName: string | null
  readonly managerId: string | null
  readonly vulnerabilityNeeds: readonly string[]
  readonly customerSince: string
}

/** Adds customers in one statement; existing customer numbers are left as they are. */
export async function insertKnownCustomers(
  tx: Tx,
  cipher: Cipher,
  customers: readonly KnownCustomer[],
  now: Instant,
): Promise<void> {
  const rows = customers.map((customer) => ({
    id: customer.id,
    customer_no: customer.customerNo,
    name_sealed: cipher.seal(customer.name),
    name_masked: maskName(customer.name),
    phone_sealed: customer.phone === null ? null : cipher.seal(customer.phone),
    phone_masked: customer.phone === null ? null : maskPhone(customer.phone),
    ...customerIndexes(cipher, customer.name, customer.phone),
    tier: customer.tier,
    language: customer.language,
    branch_unit_id: customer.branchUnitId,
    branch_name: customer.branchName,
    manager_id: customer.managerId,
    vulnerability_needs: customer.vulnerabilityNeeds,
    customer_since: customer.customerSince,
  }))
  await tx.run(sql`insert into customers.customer (id, customer_no, name_sealed, name_masked, phone_sealed, phone_masked,
      phone_index, name_index, phone_tail_index, tier, language, branch_unit_id, branch_name, manager_id,
      vulnerability_needs, customer_since, created_at)
    select id, customer_no, name_sealed, name_masked, phone_sealed, phone_masked, phone_index, name_index,
      phone_tail_index, tier, language, branch_unit_id, branch_name, manager_id, vulnerability_needs, customer_since, ${at(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, customer_no text, name_sealed text, name_masked text,
      phone_sealed text, phone_masked text, phone_index text,
      name_index text, phone_tail_index text, tier text, language text, branch_unit_id uuid,
      branch_name text, manager_id uuid, vulnerability_needs text[], customer_since date)
    on conflict (customer_no) do nothing`)
}

export async function insertVisitor(tx: Tx, id: string, language: string, now: Instant): Promise<void> {
  await tx.run(sql`insert into customers.customer (id, name_masked, language, created_at)
    values (${id}, '', ${language}, ${at(now)})`)
}

/** Serialises two first visits of the same channel user. */
export async function lockChannelUser(tx: Tx, channel: string, channelUserId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`customers:${channel}:${channelUserId}`}, 0))`)
}

export async function findByChannel(db: Queryable, channel: string, channelUserId: string) {
  return db.maybe<{ customer_id: string; is_vouched: boolean }>(sql`select customer_id, is_vouched
    from customers.channel_identity where channel = ${channel} and channel_user_id = ${channelUserId}`)
}

export async function findByCustomerNo(db: Queryable, customerNo: string) {
  return db.maybe<{ id: string }>(sql`select id from customers.customer where customer_no = ${customerNo}`)
}

export async function saveChannelIdentity(
  tx: Tx,
  identity: {
    readonly channel: string
    readonly channelUserId: string
    readonly customerId: string
    readonly isVouched: boolean
  },
  now: Instant,
): Promise<void> {
  await tx.run(sql`insert into customers.channel_identity (channel, channel_user_id, customer_id, is_vouched, first_seen_at)
    values (${identity.channel}, ${identity.channelUserId}, ${identity.customerId}, ${identity.isVouched}, ${at(now)})
    on conflict (channel, channel_user_id) do update set customer_id = excluded.customer_id, is_vouched = excluded.is_vouched`)
}

export interface SealedFields {
  readonly id: string
  readonly customer_no: string | null
  readonly name_sealed: string | null
  readonly phone_sealed: string | null
}
