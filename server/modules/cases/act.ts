import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { type CaseRefusal, decideAct, isOpen, PAUSES } from '#modules/cases/case.ts'
import type { CaseAct, WaitingFor } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { promiseFor } from '#modules/cases/open-case.ts'
import {
  announceChange,
  CASE,
  casePromise,
  causeOf,
  lockCase,
  type StoredCase,
  saveCase,
  writeLine,
} from '#modules/cases/store.ts'
import { checkTarget, type TargetRefusal } from '#modules/cases/targets.ts'
import { templateOf } from '#modules/cases/templates.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'

export type ActRefusal = CaseRefusal | TargetRefusal | 'case-not-found'
type Done = Promise<Outcome<null, ActRefusal>>

interface Acting {
  readonly tx: Tx
  readonly cause: Cause
  readonly now: Instant
  readonly one: StoredCase
  readonly deps: CaseDeps
}

/** Locks a case this person may work on; what they may not see is not told from what does not exist. */
export function working<T, R extends string>(
  deps: CaseDeps,
  actor: Actor,
  caseId: string,
  work: (acting: Acting) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'case-not-found'>> {
  return deps.platform.db.transaction(async (tx): Promise<Outcome<T, R | 'case-not-found'>> => {
    const one = await lockCase(tx, caseId, casesVisibleTo(actor, 'cases.work'))
    if (!one) return refused('case-not-found')
    return work({ tx, cause: causeOf(actor), now: deps.platform.clock.now(), one, deps })
  })
}

export const takeCase = (deps: CaseDeps, actor: Actor, caseId: string): Done =>
  working(deps, actor, caseId, async (acting) => {
    const [me] = await deps.asks.identity.people(acting.tx, [actor.personId])
    const state = await decided(acting, 'take', actor.personId)
    if (!state.ok) return state
    const next = { ...acting.one, state: state.value, ownerId: actor.personId }
    await owe(acting, next)
    return finish(acting, next, 'taken', { person: me?.displayName ?? '' }, null)
  })

/** To a unit, or a person of it; a case that waits goes on waiting with its new owner, and is open again with a unit. */
export const handOverCase = (
  deps: CaseDeps,
  actor: Actor,
  caseId: string,
  to: { readonly unitId: string; readonly ownerId?: string | undefined; readonly note: string },
): Done => working(deps, actor, caseId, (acting) => moveCase(acting, { ...to, ownerId: to.ownerId ?? null }))

export async function moveCase(
  acting: Acting,
  to: { readonly unitId: string; readonly ownerId: string | null; readonly note: string | null },
): Done {
  const { deps, tx, one, cause, now } = acting
  const target = await checkTarget(deps.asks.identity, tx, to)
  if (!target.ok) return target
  const state = await decided(acting, 'hand-over', to.ownerId)
  if (!state.ok) return state
  const { unitId, ownerId } = to
  const goesOn = one.state === 'waiting' && state.value !== 'waiting'
  const next = { ...one, ...(goesOn ? NOT_WAITING : {}), state: state.value, unitId, ownerId }
  if (goesOn && one.waitingFor !== null && PAUSES[one.waitingFor])
    await deps.asks.promises.resume(tx, cause, casePromise(one.caseId), now)
  await owe(acting, next)
  const [person] = ownerId === null ? [] : await deps.asks.identity.people(tx, [ownerId])
  const values = { unit: target.value.name, ...(person ? { person: person.displayName } : {}) }
  return finish(acting, next, 'handed-over', values, to.note)
}

/** Somebody else has to do something first; for some of them the clock stands still meanwhile. */
export const waitFor = (deps: CaseDeps, actor: Actor, caseId: string, reason: WaitingFor, note: string): Done =>
  working(deps, actor, caseId, async (acting) => {
    const { tx, cause, now, one } = acting
    const state = await decided(acting, 'wait', one.ownerId)
    if (!state.ok) return state
    if (PAUSES[reason]) await deps.asks.promises.pause(tx, cause, casePromise(caseId), now, reason)
    const next = { ...one, state: state.value, waitingFor: reason, waitingNote: note, waitingSince: now }
    return finish(acting, next, 'waiting', { reason }, note)
  })

export const resumeCase = (deps: CaseDeps, actor: Actor, caseId: string, note: string): Done =>
  working(deps, actor, caseId, async (acting) => {
    const { tx, cause, now, one } = acting
    const state = await decided(acting, 'resume', one.ownerId)
    if (!state.ok) return state
    if (one.waitingFor !== null && PAUSES[one.waitingFor])
      await deps.asks.promises.resume(tx, cause, casePromise(caseId), now)
    return finish(acting, { ...one, ...NOT_WAITING, state: state.value }, 'resumed', {}, note)
  })

/** Ends it with what came of it; that keeps the promise, or is what keeps it late. */
export const solveCase = (deps: CaseDeps, actor: Actor, caseId: string, outcome: string, note: string): Done =>
  working(deps, actor, caseId, (acting) => end(acting, outcome, note))

async function end(acting: Acting, outcome: string, note: string | null): Done {
  const { deps, tx, cause, now, one } = acting
  const state = await decided(acting, 'solve', one.ownerId)
  if (!state.ok) return state
  await deps.asks.promises.keep(tx, cause, casePromise(one.caseId), now, `case:${outcome}`)
  return finish(acting, { ...one, state: state.value, outcome, endedAt: now }, 'solved', { outcome }, note)
}

/** On behalf of another module: whatever the case waits for or has left to do, it has ended. */
export async function solveFor(deps: CaseDeps, tx: Tx, cause: Cause, caseId: string, outcome: string): Promise<void> {
  const one = await lockCase(tx, caseId)
  if (!one || !isOpen(one.state)) return
  const now = deps.platform.clock.now()
  const { promises } = deps.asks
  if (one.waitingFor !== null && PAUSES[one.waitingFor]) await promises.resume(tx, cause, casePromise(caseId), now)
  await promises.keep(tx, cause, casePromise(caseId), now, `case:${outcome}`)
  await dropWorkOrders({ deps, tx, cause, now, one }, 'case-solved')
  const next = { ...one, ...NOT_WAITING, state: 'solved' as const, outcome, endedAt: now }
  await finish({ deps, tx, cause, now, one }, next, 'solved', { outcome }, null)
}

/** Not solved after all: a new promise by the days of its template; the broken or kept one stays in the report. */
export const reopenCase = (deps: CaseDeps, actor: Actor, caseId: string, note: string): Done =>
  working(deps, actor, caseId, async (acting) => {
    const { tx, cause, now, one } = acting
    const [owner] = one.ownerId === null ? [] : await deps.asks.identity.people(tx, [one.ownerId])
    const ownerId = owner?.active ? owner.personId : null
    const state = await decided(acting, 'reopen', ownerId)
    if (!state.ok) return state
    const reopenedCount = one.reopenedCount + 1
    const next = { ...one, state: state.value, ownerId, outcome: null, endedAt: null, reopenedCount }
    const template = (await templateOf(tx, one.template)) ?? { dueDays: 3, calendar: null }
    await deps.asks.promises.make(tx, cause, await promiseFor(deps, tx, template, { ...next, now }))
    return finish(acting, next, 'reopened', {}, note)
  })

export const withdrawCase = (deps: CaseDeps, actor: Actor, caseId: string, note: string): Done =>
  working(deps, actor, caseId, async (acting) => {
    const { tx, cause, now, one } = acting
    const state = await decided(acting, 'withdraw', one.ownerId)
    if (!state.ok) return state
    await deps.asks.promises.withdraw(tx, cause, casePromise(caseId), now, 'case-withdrawn')
    await dropWorkOrders(acting, 'case-withdrawn')
    return finish(acting, { ...one, ...NOT_WAITING, state: state.value, endedAt: now }, 'withdrawn', {}, note)
  })

/** What is left to do in a case that is over is owed by nobody any more. */
export async function dropWorkOrders({ deps, tx, cause, now, one }: Acting, reason: string): Promise<void> {
  const left = await tx.rows<{ id: string }>(
    sql`select id from cases.work_order where case_id = ${one.caseId} and done_at is null order by id`,
  )
  for (const { id } of left) {
    const ref = { kind: 'work-order', aboutKind: 'work-order', aboutId: id }
    await deps.asks.promises.withdraw(tx, cause, ref, now, reason)
  }
}

export const NOT_WAITING = { waitingFor: null, waitingNote: null, waitingSince: null } as const

export const openWorkOrders = async (db: Queryable, caseId: string): Promise<number> =>
  (
    await db.one<{ count: number }>(
      sql`select count(*)::int count from cases.work_order where case_id = ${caseId} and done_at is null`,
    )
  ).count

const decided = async ({ tx, one }: Acting, act: CaseAct, ownerId: string | null) =>
  decideAct(one.state, act, { ownerId, openWorkOrders: act === 'solve' ? await openWorkOrders(tx, one.caseId) : 0 })

const owe = ({ deps, tx, cause }: Acting, next: StoredCase) =>
  deps.asks.promises.handOver(
    tx,
    cause,
    { kind: CASE, aboutKind: CASE, aboutId: next.caseId },
    next.ownerId,
    next.unitId,
  )

export async function finish(
  { deps, tx, cause, now }: Acting,
  next: StoredCase,
  change: Parameters<typeof announceChange>[5],
  values: Readonly<Record<string, string>>,
  note: string | null,
): Promise<Outcome<null, never>> {
  await saveCase(tx, next)
  await writeLine(tx, cause, next.caseId, now, { kind: change, text: note, values })
  await announceChange(deps, tx, cause, now, next, change)
  return done(null)
}
