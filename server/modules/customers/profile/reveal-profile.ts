import { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type LevelRefusal, needsLevel } from '#modules/customers/levels/needs-level.ts'
import { shownAs } from '#modules/customers/person/members.ts'
import { isExpired } from '#modules/customers/profile/view-profile.ts'
import { kindOfField } from '#modules/customers/profile-contract.ts'
import type { profileRevealBody } from '#modules/customers/records-contract.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ProfileRevealRefusal = 'customer-not-found' | 'nothing-to-reveal' | LevelRefusal
type Shown = readonly { readonly name: string; readonly value: string }[]

/** What the amount and the number of a record take of whoever is on the line. */
const LEVEL_OF_RECORDS = 2

/** Shows a field of a profile, or amount and number of a record, in clear: the fact is in the log before the value leaves. */
export async function revealProfile(
  deps: { readonly platform: Platform; readonly identity: IdentityQuestions },
  actor: Actor,
  customerId: string,
  request: z.output<typeof profileRevealBody>,
): Promise<Outcome<{ values: { name: string; value: string }[] }, ProfileRevealRefusal>> {
  const { of, purpose } = request
  return deps.platform.db.transaction(async (tx) => {
    if (!(await viewCustomer(tx, scopeOf(actor, 'customers.reveal'), customerId))) return refused('customer-not-found')
    const now = deps.platform.clock.now()
    const asked = 'field' in of ? kindOfField(of.field).level : LEVEL_OF_RECORDS
    const tooLow = await needsLevel(tx, actor, customerId, purpose === 'fraud' ? 0 : asked, now)
    if (tooLow) return tooLow
    const shownId = await shownAs(tx, customerId)
    const values =
      'field' in of
        ? await fieldOf(deps.platform, tx, shownId, of.field, now)
        : await recordOf(deps.platform, tx, shownId, of)
    if (values.length === 0) return refused('nothing-to-reveal', 'There is no such value on record.')
    const field = 'field' in of ? of.field : of.kind
    await deps.identity.recordReveal(tx, { personId: actor.personId, subject: shownId, field, purpose })
    return done({ values: [...values] })
  })
}

async function fieldOf(
  { cipher }: Platform,
  tx: Tx,
  customerId: string,
  field: Parameters<typeof kindOfField>[0],
  now: number,
): Promise<Shown> {
  const row = await tx.maybe<{ value_sealed: string; as_of: string }>(sql`select value_sealed, as_of
    from customers.profile_field where customer_id = ${customerId} and field = ${field}`)
  return row && !isExpired(field, row.as_of, now) ? [{ name: field, value: cipher.open(row.value_sealed) }] : []
}

const hidden = z.object({
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  number: z.string().nullable(),
})

async function recordOf(
  { cipher }: Platform,
  tx: Tx,
  customerId: string,
  of: { readonly kind: string; readonly source: string; readonly sourceId: string },
): Promise<Shown> {
  const row = await tx.maybe<{ private_sealed: string | null }>(sql`select private_sealed from customers.bank_record
    where customer_id = ${customerId} and kind = ${of.kind} and source = ${of.source} and source_id = ${of.sourceId}`)
  if (!row || row.private_sealed === null) return []
  const { amount, currency, number } = hidden.parse(JSON.parse(cipher.open(row.private_sealed)))
  return [
    ...(amount === null ? [] : [{ name: 'amount', value: `${amount} ${currency ?? ''}`.trim() }]),
    ...(number === null ? [] : [{ name: 'number', value: number }]),
  ]
}
