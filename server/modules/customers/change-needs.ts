import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CustomerView } from '#modules/customers/contract.ts'
import { needsChanged } from '#modules/customers/events.ts'
import { type LevelRefusal, needsLevel } from '#modules/customers/levels/needs-level.ts'
import { LEVEL_OF_ACTION } from '#modules/customers/levels-contract.ts'
import { idsOfPerson, shownAs } from '#modules/customers/person/members.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** Records the need ("speak slowly"), never the reason for it. */
export async function changeNeeds(
  platform: Platform,
  actor: Actor,
  customerId: string,
  needs: readonly string[],
): Promise<Outcome<CustomerView, 'customer-not-found' | LevelRefusal>> {
  return platform.db.transaction(async (tx) => {
    const scope = scopeOf(actor, 'customers.change-needs')
    if (!(await viewCustomer(tx, scope, customerId))) return refused('customer-not-found')
    const tooLow = await needsLevel(tx, actor, customerId, LEVEL_OF_ACTION['change-needs'], platform.clock.now())
    if (tooLow) return tooLow
    const wanted = [...new Set(needs)]
    // Of a person with several identities the one shown has them; the others keep what is still wanted of their own.
    await tx.run(sql`update customers.customer c set vulnerability_needs = case when c.id = ${await shownAs(tx, customerId)}
        then ${wanted}::text[] else array(select unnest(c.vulnerability_needs) intersect select unnest(${wanted}::text[])) end
      where c.id in (${idsOfPerson(customerId)})`)
    const view = await viewCustomer(tx, scope, customerId)
    if (!view) return refused('customer-not-found')
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      needsChanged.of(customerId, platform.clock.now(), { needs: [...needs] }),
    ])
    return done(view)
  })
}
