import type { z } from 'zod'
import { isProfileField, kindOfField, PROFILE_FIELD_NAMES } from '#modules/customers/profile-contract.ts'
import type { BankRecord, ProfileView, profileField } from '#modules/customers/records-contract.ts'
import type { Queryable } from '#platform/database/database.ts'
import { sql } from '#platform/database/database.ts'

/** Records shown at once, of each kind; those due or happened last come first. */
const MOST_OF_A_KIND = 50
const DAY_MS = 86_400_000

/** The profile of a customer whom the caller may see (asked beforehand); what expired is as if it were not there. */
export async function viewProfile(db: Queryable, customerId: string, now: number): Promise<ProfileView> {
  const fields = await db.rows<{
    field: string
    value_masked: string
    source: string
    as_of: string
  }>(sql`select field, value_masked, source, as_of from customers.profile_field where customer_id = ${customerId}`)
  const rows = await db.rows<RecordRow>(sql`select * from (
      select r.*, r.private_sealed is not null has_private,
        row_number() over (partition by kind order by coalesce(happened_at, due_on) desc nulls last, source_id) place
      from customers.bank_record r where customer_id = ${customerId}) ranked
    where place <= ${MOST_OF_A_KIND + 1} order by kind, place`)
  const shown = fields.flatMap((row) => {
    const { field } = row
    return isProfileField(field) && !isExpired(field, row.as_of, now) ? [toField(field, row)] : []
  })
  return {
    fields: shown.sort((a, b) => PROFILE_FIELD_NAMES.indexOf(a.field) - PROFILE_FIELD_NAMES.indexOf(b.field)),
    records: rows.filter(({ place }) => place <= MOST_OF_A_KIND).map(toRecord),
    hasMore: rows.some(({ place }) => place > MOST_OF_A_KIND),
  }
}

/** From the first instant (UTC) of the day that many days after the day the value is of. */
export function isExpired(field: (typeof PROFILE_FIELD_NAMES)[number], asOf: string, now: number): boolean {
  const { expiresAfterDays } = kindOfField(field)
  return expiresAfterDays !== undefined && now >= Date.parse(`${asOf}T00:00:00Z`) + expiresAfterDays * DAY_MS
}

function toField(
  field: (typeof PROFILE_FIELD_NAMES)[number],
  row: { readonly value_masked: string; readonly source: string; readonly as_of: string },
): z.infer<typeof profileField> {
  const kind = kindOfField(field)
  return {
    field,
    group: kind.group,
    maskedValue: row.value_masked,
    isMasked: kind.class === 'C2',
    source: row.source,
    asOf: row.as_of,
  }
}

interface RecordRow {
  readonly kind: BankRecord['kind']
  readonly source: string
  readonly source_id: string
  readonly title: string
  readonly status: string | null
  readonly number_tail: string | null
  readonly has_private: boolean
  readonly due_on: string | null
  readonly happened_at: number | null
  readonly as_of: string
  readonly place: number
}

const toRecord = (row: RecordRow): BankRecord => ({
  kind: row.kind,
  source: row.source,
  sourceId: row.source_id,
  title: row.title,
  status: row.status,
  numberTail: row.number_tail,
  hasAmount: row.has_private,
  dueOn: row.due_on,
  happenedAt: row.happened_at,
  asOf: row.as_of,
})
