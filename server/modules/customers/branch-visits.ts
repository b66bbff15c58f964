import type { Instant } from '#libs/facts/event.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/** A visit to a branch, as far as seeing the customer and proving who they are is concerned. */
export interface BranchVisits {
  /** The staff of this unit see the customer until the visit is over; said again, it is open again. */
  expect(
    tx: Tx,
    visit: { readonly visitId: string; readonly customerId: string; readonly unitId: string },
  ): Promise<void>
  /** The customer is there: what proves who they are is kept under the visit's id from now on. */
  begin(
    tx: Tx,
    visit: { readonly visitId: string; readonly customerId: string; readonly reference: string },
    when: Instant,
  ): Promise<void>
  /** This person serves them: acts for the customer take the level that the visit has reached. */
  serve(tx: Tx, visitId: string, personId: string): Promise<void>
  /** The sight of the customer, the service and the level end here. */
  end(tx: Tx, visitId: string, when: Instant): Promise<void>
}

export const branchVisits: BranchVisits = {
  async expect(tx, { visitId, customerId, unitId }) {
    await tx.run(sql`insert into customers.branch_visit (visit_id, customer_id, unit_id)
      values (${visitId}, ${customerId}, ${unitId})
      on conflict (visit_id) do update set customer_id = excluded.customer_id, unit_id = excluded.unit_id, until = null`)
  },
  async begin(tx, { visitId, customerId, reference }, when) {
    await tx.run(sql`insert into customers.contact (contact_id, customer_id, reference, began_at, is_vouched)
      values (${visitId}, ${customerId}, ${reference}, ${at(when)}, false) on conflict do nothing`)
  },
  async serve(tx, visitId, personId) {
    await tx.run(sql`insert into customers.serving (customer_id, contact_id, agent_id)
      select customer_id, contact_id, ${personId} from customers.contact where contact_id = ${visitId}
      on conflict (contact_id, agent_id) do update set until = null`)
  },
  async end(tx, visitId, when) {
    await tx.run(
      sql`update customers.branch_visit set until = ${at(when)} where visit_id = ${visitId} and until is null`,
    )
    await tx.run(
      sql`update customers.contact set over_at = ${at(when)} where contact_id = ${visitId} and over_at is null`,
    )
    await tx.run(sql`update customers.serving set until = ${at(when)} where contact_id = ${visitId} and until is null`)
  },
}
