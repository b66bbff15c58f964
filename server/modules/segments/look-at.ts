import type { Fact } from '#libs/facts/event.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { type Cause, decideStanding, type Member } from '#modules/segments/domain.ts'
import { segmentEntered, segmentLeft } from '#modules/segments/events.ts'
import { gatherFacts, keepMonths } from '#modules/segments/facts.ts'
import {
  markDue,
  membersBefore,
  type Passage,
  saveDue,
  saveMembers,
  segmentsInForce,
  writePassages,
} from '#modules/segments/store.ts'
import { sql, type Tx } from '#platform/database/database.ts'

/**
 * Decides anew where these customers stand. Their rows of `due` are locked by the caller, so one node at a time does it, and
 * whatever happens meanwhile makes them due again. A person stands once, under the customer they are shown as.
 */
export async function lookAt(deps: SegmentDeps, tx: Tx, customerIds: readonly string[], now: number): Promise<void> {
  const persons = await deps.customers.ruleFacts(tx, customerIds, now)
  const asked = new Set(customerIds)
  const here = persons.filter(({ customerId }) => asked.has(customerId))
  const shown = new Set(here.map(({ customerId }) => customerId))
  const joined = customerIds.filter((id) => !shown.has(id))
  const elsewhere = persons.filter(({ customerId }) => !asked.has(customerId)).map(({ customerId }) => customerId)
  await markDue(tx, elsewhere, now)
  await keepMonths(tx, here)
  const facts = await gatherFacts(deps, tx, here, now)
  const profiled = await deps.consent.profiled(tx, here, now)
  const segments = await segmentsInForce(tx, now)
  const before = await membersBefore(tx, customerIds)
  const members: (Member & { customerId: string })[] = []
  const passages: Passage[] = []
  const next: { customerId: string; until: number | null }[] = joined.map((customerId) => ({ customerId, until: null }))
  const pass = (customerId: string, { segmentId, version }: Member, entered: boolean, cause: Cause) =>
    passages.push({ customerId, segmentId, version, entered, cause })
  for (const id of joined) for (const one of before.get(id) ?? []) pass(id, one, false, 'person')
  for (const { customerId } of here) {
    const known = facts.get(customerId)
    const consent = profiled.get(customerId)
    if (!known || !consent) continue
    const standing = decideStanding(segments, known, consent, before.get(customerId) ?? [], now)
    for (const one of standing.members) members.push({ ...one, customerId })
    for (const one of standing.entered) pass(customerId, one, true, 'rule')
    for (const one of standing.left) pass(customerId, one, false, one.cause)
    next.push({ customerId, until: standing.until })
  }
  await saveMembers(tx, customerIds, members)
  await writePassages(tx, passages, now)
  await saveDue(tx, next)
  const told = passages.map(factOf(now))
  if (told.length > 0) await deps.platform.log.announce(tx, { kind: 'system', id: 'segments.rules' }, told)
}

const factOf =
  (now: number) =>
  ({ customerId, entered, segmentId, version, cause }: Passage): Fact =>
    (entered ? segmentEntered : segmentLeft).of(customerId, now, { segmentId, version, cause })

/** At once, in the caller's transaction: a customer who does not want it is out when their word is on record. */
export async function lookAtNow(deps: SegmentDeps, tx: Tx, customerIds: readonly string[], now: number): Promise<void> {
  await markDue(tx, customerIds, now)
  await tx.rows(sql`select 1 from segments.due where customer_id = any(${[...customerIds]}::uuid[])
    order by customer_id for update`)
  await lookAt(deps, tx, customerIds, now)
}
