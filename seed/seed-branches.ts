import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { book, slotsOf } from '#modules/branches/book.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { SERVICE_CODES, type ServiceCode } from '#modules/branches/services-contract.ts'
import { writeSettings } from '#modules/branches/settings.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { BRANCHES, type BranchKey } from './bank/units.ts'
import { ROSTERED } from './bank/work-contracts.ts'
import { expectDone } from './expect-done.ts'
import { known, type SeededPeople } from './seed-people.ts'
import { branchAsks } from './within.ts'

const PLANS: Readonly<Record<BranchKey, { readonly desks: number; readonly address: string }>> = {
  east: { desks: 4, address: '东大街 18 号' },
  riverside: { desks: 3, address: '滨江路 6 号一层' },
  tech: { desks: 2, address: '高新大道 101 号 A 座' },
}
/** Booked at each branch in the next days: what for, and the wish. */
const BOOKINGS: readonly (readonly [service: ServiceCode, wish: string])[] = [
  ['bereavement', '请安排无障碍柜台'],
  ['account-opening', ''],
  ['loan-signing', '夫妻二人同来'],
  ['identity-change', ''],
  ['freeze-release', '希望由女性柜员接待'],
]
const SEED_CAUSE = { kind: 'system', id: 'seed' } as const

/** How the branches receive customers, and who is booked there in the next days. @returns how many bookings */
export async function seedBranches(inside: Platform, tx: Tx, people: SeededPeople, now: number): Promise<number> {
  const deps: BranchDeps = { platform: inside, asks: branchAsks(inside) }
  const zone = compileZone(inside.config.TIME_ZONE)
  if (!zone) throw new Error(`demo bank: the zone ${inside.config.TIME_ZONE} is not known`)
  const agentNo = ROSTERED.find(({ role }) => role === 'agent')?.agentNo ?? ''
  const personId = known(people.idByAgentNo, agentNo)
  const [agent] = await deps.asks.identity.people(tx, [personId])
  let count = 0
  for (const key of BRANCHES) {
    const unitId = known(people.unitIdByKey, key)
    const settings = { calendar: 'office', slotMinutes: 30, serveWithinMinutes: 15, graceMinutes: 15, version: 0 }
    const offered = { ...settings, ...PLANS[key], services: [...SERVICE_CODES] }
    expectDone('branch', await writeSettings(deps, tx, SEED_CAUSE, unitId, offered))
    const slots = (await slotsOf(deps, tx, unitId, { from: localDateOf(zone, now), days: 10 })) ?? []
    const customers = await tx.rows<{ id: string }>(sql`select id from customers.customer
      where branch_unit_id = ${unitId} and customer_no is not null order by id limit ${BOOKINGS.length}`)
    for (const [place, { id: customerId }] of customers.entries()) {
      const [service, wish] = BOOKINGS[place] ?? ['other', '']
      const slot = slots[place * 2]
      if (!slot) continue
      const by = { personId, unitId: agent?.unitId ?? unitId }
      const links = { contactId: null, caseId: null, afterVisitId: null }
      const wanted = { unitId, customerId, from: slot.from, service, wish, clientId: newId(now), by, ...links }
      expectDone('booking', await book(deps, tx, { kind: 'person', id: personId }, wanted))
      count += 1
    }
  }
  return count
}
