import { ALIKE, likeness } from '#libs/complaint-rules/likeness.ts'
import type { LikeList } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { COLUMNS, findComplaint, type StoredComplaint, withinReach } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'

const DAYS_BACK_MS = 180 * 86_400_000
/** Words are compared with the latest ones; customers, phones and representatives are found among all. */
const COMPARED = 1_000
const SHOWN = 20
const ORGANISED = 3

/** Complaints that may be the same matter, or of the same hand: by customer, phone, representative and words. */
export async function alikeOf(deps: ComplaintDeps, actor: Actor, id: string): Promise<LikeList | undefined> {
  const { db, clock } = deps.platform
  const one = await findComplaint(db, actor, id)
  if (!one) return undefined
  const person = one.customerId === null ? [] : (await deps.customers.samePerson(db, one.customerId)).ids
  const others = await db.rows<StoredComplaint>(sql`(select ${COLUMNS} from complaints.complaint c
      where c.id <> ${id} and ${withinReach(actor)} and (c.customer_id = any(${[...person]}::uuid[]) or c.phone_index = ${one.phoneIndex}
        or c.representative_indexes && ${one.representativeIndexes}::text[]) order by c.received_at desc limit ${SHOWN})
    union (select ${COLUMNS} from complaints.complaint c where c.id <> ${id} and ${withinReach(actor)}
      and c.received_at >= ${at(clock.now() - DAYS_BACK_MS)} order by c.received_at desc limit ${COMPARED})`)
  const alike = others
    .map((other) => ({ other, ...signsOf(one, other, person) }))
    .filter(({ signs }) => signs.length > 0)
  const byOthers = alike.filter(
    ({ signs }) => signs.some((sign) => sign !== 'same-customer') && !signs.includes('same-customer'),
  )
  return {
    isOrganised: byOthers.length + 1 >= ORGANISED,
    like: alike
      .toSorted((a, b) => b.signs.length - a.signs.length || b.likeness - a.likeness)
      .slice(0, SHOWN)
      .map(({ other, signs, likeness: share }) => ({
        ...{ complaintId: other.id, reference: other.reference, maskedName: other.maskedName, demand: other.demand },
        ...{ receivedAt: other.state.receivedAt, signs, likeness: share },
      })),
  }
}

function signsOf(one: StoredComplaint, other: StoredComplaint, person: readonly string[]) {
  const signs: LikeList['like'][number]['signs'] = []
  const share = likeness(one.demand, other.demand)
  if (other.customerId !== null && person.includes(other.customerId)) signs.push('same-customer')
  if (one.phoneIndex !== null && one.phoneIndex === other.phoneIndex) signs.push('same-phone')
  if (one.representativeIndexes.some((index) => other.representativeIndexes.includes(index)))
    signs.push('same-representative')
  if (share >= ALIKE) signs.push('same-words')
  return { signs, likeness: share }
}
