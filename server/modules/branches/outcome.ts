import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { masked } from '#libs/masking/masked.ts'
import { type BookRefusal, book, told } from '#modules/branches/book.ts'
import type { OutcomeBody } from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { acting, type ServeRefusal, type Serving } from '#modules/branches/serve.ts'
import { papersOf, SERVICES } from '#modules/branches/services-contract.ts'
import { calendarOf, lockBranch } from '#modules/branches/settings.ts'
import { announceVisit, loadVisit, type StoredVisit, saveVisit } from '#modules/branches/store.ts'
import { holdThread, tell } from '#modules/branches/tell.ts'
import { decideOutcome } from '#modules/branches/visit.ts'
import type { Actor } from '#platform/access.ts'
import { newId } from '#platform/ids.ts'

export type OutcomeRefusal = ServeRefusal | BookRefusal | 'unit-not-found' | 'paper-not-of-service'

/**
 * What came of the visit. A work order lies with another unit, what is handed back with the centre: either is a case with the
 * branch's note in it. Papers that are missing are named to the customer at once. The sight of the customer ends here.
 */
export const finishVisit = (deps: BranchDeps, actor: Actor, visitId: string, body: OutcomeBody) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<StoredVisit, OutcomeRefusal>> => {
    const { asks } = deps
    // Thread and branch are locked before the visit, as everywhere.
    const seen = await loadVisit(tx, visitId)
    const conversationId =
      seen?.customerId && (body.missing.length > 0 || body.outcome === 'come-again')
        ? await holdThread(deps, tx, seen.customerId)
        : null
    if (seen && body.outcome === 'come-again') await lockBranch(tx, seen.unitId)
    const found = await acting(deps, tx, actor, visitId, 'finish')
    if (!found.ok) return found
    const { one, now, cause } = found.value
    const allowed = decideOutcome(one, body.outcome)
    if (!allowed.ok) return allowed
    if (body.missing.some((paper) => !papersOf(one.service).includes(paper)))
      return refused('paper-not-of-service', 'Name papers of this service only.')
    const followUp = await openFollowUp(deps, found.value, body)
    if (!followUp.ok) return followUp
    const next = await bookNext(deps, found.value, body)
    if (!next.ok) return next
    const visit: StoredVisit = {
      ...one,
      state: found.value.state,
      endedAt: now,
      outcome: body.outcome,
      outcomeNote: body.note ? masked(body.note) : null,
      missing: [...new Set(body.missing)],
      outcomeCaseId: followUp.value,
    }
    await saveVisit(tx, visit)
    // Booked again in it, the customer is expected under the next visit.
    await asks.customers.branchVisits.end(tx, visitId, now)
    if (conversationId !== null && visit.missing.length > 0) {
      const { zone } = await calendarOf(deps, tx, found.value.branch)
      const telling = await told(deps, tx, 'missing', visit, found.value.branch, zone.name)
      await tell(deps, tx, conversationId, telling, now)
    }
    await announceVisit(deps, tx, cause, now, visit, body.outcome)
    return done(visit)
  })

async function openFollowUp(
  { asks }: BranchDeps,
  { tx, cause, one }: Serving,
  body: OutcomeBody,
): Promise<Outcome<string | null, 'unit-not-found'>> {
  if (body.outcome !== 'work-order' && body.outcome !== 'handed-back') return done(null)
  const unit = (await asks.identity.units(tx)).find(({ unitId }) => unitId === body.unitId)
  if (!unit) return refused('unit-not-found', 'Choose a unit of the house.')
  const opened = await asks.cases.openCase(tx, cause, {
    template: 'general',
    title: `${one.reference} ${SERVICES[one.service].name['zh-CN']}`,
    customerId: one.customerId,
    contactId: null,
    unitId: body.unitId,
    ownerId: null,
  })
  await asks.cases.note(tx, cause, opened.caseId, body.note)
  if (one.caseId !== null)
    await asks.cases.note(tx, cause, one.caseId, `${one.reference} → ${opened.reference}: ${body.note}`)
  return done(opened.caseId)
}

async function bookNext(
  deps: BranchDeps,
  { tx, cause, now, one }: Serving,
  body: OutcomeBody,
): Promise<Outcome<null, BookRefusal>> {
  if (body.outcome !== 'come-again' || one.customerId === null || one.servedBy === null) return done(null)
  const [clerk] = await deps.asks.identity.people(tx, [one.servedBy])
  const booked = await book(deps, tx, cause, {
    unitId: one.unitId,
    customerId: one.customerId,
    from: body.from,
    service: one.service,
    clientId: newId(now),
    contactId: null,
    caseId: one.caseId,
    afterVisitId: one.visitId,
    wish: one.wish,
    by: { personId: one.servedBy, unitId: clerk?.unitId ?? one.unitId },
  })
  return booked.ok ? done(null) : booked
}
