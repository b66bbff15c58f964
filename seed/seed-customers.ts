import { insertKnownCustomers } from '#modules/customers/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { customerPlans } from './bank/customers.ts'
import { UNITS } from './bank/units.ts'
import { known, type SeededPeople } from './seed-people.ts'

/** The customers, each with a branch and, from the affluent tier up, a dedicated manager. @returns how many */
export async function seedCustomers(inside: Platform, tx: Tx, people: SeededPeople, now: number): Promise<number> {
  const branchNames = new Map(UNITS.map(({ key, name }) => [key as string, name]))
  const customers = customerPlans().map((plan) => ({
    id: newId(now),
    customerNo: plan.customerNo,
    name: plan.name,
    phone: plan.phone,
    tier: plan.tier,
    language: plan.language,
    branchUnitId: known(people.unitIdByKey, plan.branch),
    branchName: known(branchNames, plan.branch),
    managerId: plan.managerNo === null ? null : known(people.idByAgentNo, plan.managerNo),
    vulnerabilityNeeds: plan.needs,
    customerSince: plan.customerSince,
  }))
  await insertKnownCustomers(tx, inside.cipher, customers, now)
  return customers.length
}
