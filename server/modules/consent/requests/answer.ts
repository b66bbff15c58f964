import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { requestAnswered } from '#modules/consent/events.ts'
import { lockCustomer } from '#modules/consent/gate/standing.ts'
import { decideHolding, stateOf } from '#modules/consent/requests/check.ts'
import { LIMIT, promiseOf, TARGET } from '#modules/consent/requests/receive.ts'
import type { Holding, requestAnswerBody } from '#modules/consent/requests-contract.ts'
import { heldCustomers, keptSince, readSchedule } from '#modules/consent/retention/schedule.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Found, PersonalDataKind } from '#platform/personal-data.ts'

export type AnswerRefusal =
  | 'request-not-found'
  | 'already-answered'
  | 'legal-hold'
  | 'nothing-to-remove'
  | 'own-request'

interface RequestRow {
  readonly customer_id: string
  readonly reference: string
  readonly kind: 'access' | 'copy' | 'correction' | 'deletion'
  readonly state: string
  readonly received_by: string
}
type Removed = Holding & { readonly removed: number }
const BATCH = 5_000

/**
 * What there is of a customer, kind by kind, and whether it may be removed now.
 * @param ids of all customers who are one person: who asks about their data asks about all of it
 */
export async function checkHoldings(
  db: Queryable,
  people: Pick<CustomerQuestions, 'samePerson'>,
  kinds: readonly PersonalDataKind[],
  ids: readonly string[],
  now: Instant,
): Promise<Holding[]> {
  const schedule = await readSchedule(db)
  const held = await heldCustomers(db, people)
  const isHeld = ids.some((id) => held.includes(id))
  const holdings: Holding[] = []
  for (const each of kinds) {
    const rule = schedule.find(({ kind }) => kind === each.kind)
    const found = []
    for (const id of ids) found.push(await each.ofCustomer(db, id))
    holdings.push(decideHolding({ kind: each.kind, ...together(found) }, rule, isHeld, now))
  }
  return holdings
}

/**
 * Answers a request and stops its clocks. A deletion looks at holds and the schedule first, removes what may go, keeps the
 * rest with its reason, and leaves the count of both as a fact in the chained log: its proof.
 */
export function answerRequest(
  { platform, promises, customers, kinds }: ConsentDeps,
  by: string,
  requestId: string,
  body: z.output<typeof requestAnswerBody>,
): Promise<Outcome<null, AnswerRefusal>> {
  const cause: Cause = { kind: 'person', id: by }
  return platform.db.transaction(async (tx): Promise<Outcome<null, AnswerRefusal>> => {
    const now = platform.clock.now()
    const request = await tx.maybe<RequestRow>(
      sql`select * from consent.data_request where id = ${requestId} for update`,
    )
    if (!request) return refused('request-not-found')
    if (request.state !== 'open') return refused('already-answered', 'Load it again: somebody answered it.')
    let removed: Removed[] = []
    let state: 'done' | 'partly' | 'refused' = body.decision === 'do' ? 'done' : 'refused'
    if (body.decision === 'do' && request.kind === 'deletion') {
      if (request.received_by === by) return refused('own-request', 'You took it down: somebody else has to delete.')
      // Who is one person stays so, and no hold is placed meanwhile.
      await customers.holdPersons(tx)
      const { ids } = await customers.samePerson(tx, request.customer_id)
      for (const id of ids) await lockCustomer(tx, id)
      removed = await removeAll(tx, customers, kinds(), ids, now)
      if (removed.some(({ keptBecause }) => keptBecause === 'legal-hold'))
        return refused('legal-hold', 'A legal hold stands: refuse with that reason, or have the hold lifted first.')
      if (removed.every((one) => one.removed === 0) && removed.some(({ count }) => count > 0))
        return refused('nothing-to-remove', 'All of it must still be kept: refuse with that reason.')
      state = stateOf(removed)
    }
    const outcome = removed.length > 0 ? json({ kinds: removed }) : null
    await tx.run(sql`update consent.data_request set state = ${state}, answer = ${body.answer}, answered_by = ${by},
      answered_at = ${at(now)}, outcome = ${outcome} where id = ${requestId}`)
    for (const { kind } of [TARGET, LIMIT]) {
      await promises.keep(tx, cause, promiseOf(kind, requestId), now, `answered by ${by}`)
    }
    const { reference, kind } = request
    const counts = removed.map(({ kind: of, count, removed: gone, keptBecause }) => ({
      kind: of,
      count,
      removed: gone,
      keptBecause,
    }))
    await platform.log.announce(tx, cause, [
      requestAnswered.of(request.customer_id, now, { requestId, reference, kind, state, kinds: counts }),
    ])
    return done(null)
  })
}

const together = (found: readonly Found[]): Found => ({
  keptFor: found.find(({ keptFor }) => keptFor)?.keptFor ?? null,
  count: found.reduce((sum, { count }) => sum + count, 0),
  latestAt: found.reduce<Instant | null>(
    (latest, { latestAt }) => (latestAt === null ? latest : Math.max(latest ?? latestAt, latestAt)),
    null,
  ),
})

async function removeAll(
  tx: Tx,
  people: Pick<CustomerQuestions, 'samePerson'>,
  kinds: readonly PersonalDataKind[],
  ids: readonly string[],
  now: Instant,
): Promise<Removed[]> {
  const schedule = await readSchedule(tx)
  const removed: Removed[] = []
  for (const holding of await checkHoldings(tx, people, kinds, ids, now)) {
    const rule = schedule.find(({ kind }) => kind === holding.kind)
    const of = kinds.find(({ kind }) => kind === holding.kind)
    let gone = 0
    if (rule && of && holding.keptBecause !== 'legal-hold') {
      for (const customerId of ids) {
        const what = { customerId, before: keptSince(now, rule.months), held: [] }
        for (let batch = BATCH; batch === BATCH; gone += batch) batch = await of.erase(tx, what, BATCH)
      }
    }
    removed.push({ ...holding, removed: gone })
  }
  return removed
}
