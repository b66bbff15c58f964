import type { NeedDeps } from '#modules/customers/needs/reviews.ts'
import { holdPersons } from '#modules/customers/person/members.ts'
import { eraseNeeds, eraseProfiles, lockFormers, sweepErased } from '#modules/customers/retention/erase.ts'
import { agesFrom, endedBefore, GOES_ON, type Kept } from '#modules/customers/retention/former.ts'
import { type FormerDeps, formerOf, judgedFormers, openWorkOf } from '#modules/customers/retention/load.ts'
import { empty, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import type { Found, OpenWork, PersonalDataKind } from '#platform/personal-data.ts'
import { openWork } from '#platform/personal-data.ts'

type Deps = NeedDeps & FormerDeps
const NOTHING: Found = { count: 0, latestAt: null }

/** What the bank told of customers whose relation with it has ended; it ages from the end of the relation's last day. */
export const profileData = (deps: Deps): PersonalDataKind =>
  ofFormers(deps, 'profile', empty, async (tx, ids, now) => {
    await eraseProfiles(deps, tx, ids, now)
  })

/** What former customers need when served; goes before the profile, and with it at the latest. */
export const needData = (deps: Deps): PersonalDataKind =>
  ofFormers(deps, 'need', sql`and exists (select 1 from customers.need n where n.customer_id = c.id)`, (tx, ids, now) =>
    eraseNeeds(deps, tx, ids, now),
  )

/** A contact goes on until its wrap-up is finished. */
export const openContacts: OpenWork = openWork(
  'contact-open',
  (ids) => sql`select distinct customer_id from customers.contact
    where customer_id = any(${ids}) and began_at is not null and over_at is null`,
)

function ofFormers(
  deps: Deps,
  kind: string,
  having: Sql,
  erase: (tx: Tx, ids: readonly string[], now: number) => Promise<void>,
): PersonalDataKind {
  const { clock } = deps.platform
  return {
    kind,
    async ofCustomer(db, customerId) {
      const former = await formerOf(db, customerId)
      if (!former || !(await has(db, customerId, having))) return NOTHING
      const last = former.ends.toSorted().at(-1) ?? GOES_ON
      if (former.ends.includes(GOES_ON)) return { count: 1, latestAt: null, keptFor: 'relation-goes-on' }
      const open = await openWorkOf(deps, db, [former])
      return { count: 1, latestAt: agesFrom(deps.zone, last), keptFor: [...open.values()][0] ?? null }
    },
    async countBefore(db, before, held) {
      let count = 0
      for await (const { keptFor } of judgedFormers(deps, db, { before, held, having })) if (keptFor === null) count++
      return count
    },
    async keptBefore(db, before, held) {
      const kept = new Map<Kept, number>()
      for await (const { keptFor } of judgedFormers(deps, db, { before, held, having }))
        if (keptFor !== null) kept.set(keptFor, (kept.get(keptFor) ?? 0) + 1)
      return [...kept].map(([reason, count]) => ({ reason, count }))
    },
    async erase(tx, { customerId, before, held }, limit) {
      await holdPersons(tx)
      await sweepErased(tx, clock.now())
      const whose = customerId === null ? having : sql`${having} and c.id = ${customerId}`
      const due: string[] = []
      for await (const former of judgedFormers(deps, tx, { before, held, having: whose })) {
        if (former.keptFor === null) due.push(former.customerId)
        if (due.length === limit) break
      }
      const ids = await lockFormers(tx, due, endedBefore(deps.zone, before))
      if (ids.length > 0) await erase(tx, ids, clock.now())
      return ids.length
    },
  }
}

const has = async (db: Queryable, customerId: string, having: Sql): Promise<boolean> =>
  (await db.maybe(sql`select 1 from customers.customer c where c.id = ${customerId} ${having}`)) !== undefined
