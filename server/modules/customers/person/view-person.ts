import { idsOfPerson, shownAs } from '#modules/customers/person/members.ts'
import type { PersonView } from '#modules/customers/person-contract.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

type Merge = PersonView['merges'][number]
interface MergeRow extends Pick<Merge, 'mergeId' | 'keptId' | 'joinedId' | 'reason' | 'at'> {
  readonly byId: string
  readonly undoneReason: NonNullable<Merge['undone']>['reason'] | null
  readonly undoneAt: number | null
  readonly undoneById: string | null
}

/** Who is one person with a customer, how each channel knows them, and what was merged and undone. Asked of who may see one. */
export async function viewPerson(identity: IdentityQuestions, db: Queryable, customerId: string): Promise<PersonView> {
  const members = await db.rows<Omit<PersonView['members'][number], 'channels'>>(sql`select c.id "customerId",
      c.customer_no is not null "isKnown", c.name_masked "maskedName", c.created_at since
    from customers.customer c where c.id in (${idsOfPerson(customerId)}) order by "isKnown" desc, c.id`)
  const channels = await db.rows<{ customerId: string; channel: string; isVouched: boolean; firstSeenAt: number }>(
    sql`select customer_id "customerId", channel, is_vouched "isVouched", first_seen_at "firstSeenAt"
      from customers.channel_identity where customer_id in (${idsOfPerson(customerId)}) order by first_seen_at, channel`,
  )
  const merges = await db.rows<MergeRow>(sql`select id "mergeId", kept_id "keptId", joined_id "joinedId", reason, at,
      by_id "byId", undone_reason "undoneReason", undone_at "undoneAt", undone_by_id "undoneById"
    from customers.merge where kept_id in (${idsOfPerson(customerId)}) or joined_id in (${idsOfPerson(customerId)})
    order by at desc, id desc`)
  const ids = merges.flatMap(({ byId, undoneById }) => (undoneById === null ? [byId] : [byId, undoneById]))
  const people = await identity.people(db, [...new Set(ids)])
  const nameOf = (personId: string | null) => {
    const found = people.find((one) => one.personId === personId)
    return found ? { personId: found.personId, name: found.displayName } : null
  }
  return {
    personId: await shownAs(db, customerId),
    members: members.map((member) => ({
      ...member,
      channels: channels
        .filter((one) => one.customerId === member.customerId)
        .map(({ channel, isVouched, firstSeenAt }) => ({ channel, isVouched, firstSeenAt })),
    })),
    merges: merges.map(({ byId, undoneReason, undoneAt, undoneById, ...merge }) => ({
      ...merge,
      by: nameOf(byId),
      undone:
        undoneReason === null || undoneAt === null
          ? null
          : { reason: undoneReason, at: undoneAt, by: nameOf(undoneById) },
    })),
  }
}
