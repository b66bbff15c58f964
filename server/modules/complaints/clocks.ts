import type { ComplaintState } from '#libs/complaint-rules/complaint.ts'
import { DECISION_CLOCK } from '#libs/complaint-rules/complaint.ts'
import { type ClockDate, dateOf, type ReadyPack } from '#libs/complaint-rules/dates.ts'
import { type ClockName, type ClockStart, clockRule } from '#libs/complaint-rules/pack.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import type { StoredComplaint } from '#modules/complaints/store.ts'
import type { PromiseRef } from '#modules/promises/questions.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

const DAY_MS = 86_400_000
/** T-3: from here on it stands among what is endangered. */
const WARN_DAYS = 3

/** Clocks that bind the house. The others are dates for the customer (ombudsman, asking for review) or a choice (summary). */
export const OWED: readonly ClockName[] = [
  ...(['acknowledge', 'first-contact', 'plan', 'decide', 'provisional-credit'] as const),
  ...(['tell-result', 'correct-error', 'answer-review'] as const),
]
/** The decision is one promise whatever its length; its kind does not change with the track. */
export const promiseKind = (clock: ClockName): string =>
  `complaint-${clock === 'decide-complex' || clock === 'decide-extended' ? 'decide' : clock}`
export const ABOUT = 'complaint'

interface Asked {
  readonly deps: ComplaintDeps
  readonly tx: Tx
  readonly cause: Cause
  readonly complaint: StoredComplaint
  readonly ready: ReadyPack
}

/** Promises every clock of the pack that begins with this. */
export async function startClocks(asked: Asked, from: ClockStart, startAt: Instant): Promise<void> {
  const { complaint, ready } = asked
  for (const clock of OWED) {
    const rule = clockRule(ready.pack, clock === 'decide' ? DECISION_CLOCK[complaint.state.track] : clock)
    if (rule?.from !== from || isDoneAlready(clock, complaint.state)) continue
    await promise(asked, dateOf(ready, rule, startAt, complaint.state.traits), startAt)
  }
}

/** A suggestion that became a complaint: what was done meanwhile is owed no more. */
const isDoneAlready = (clock: ClockName, state: ComplaintState): boolean =>
  (clock === 'acknowledge' && state.acknowledgedAt !== null) ||
  (clock === 'first-contact' && state.contactedAt !== null)

/** Puts another length in the place of the one that ran: complex, or extended. */
export async function renewDecisionClock(asked: Asked, now: Instant): Promise<void> {
  const { complaint, ready } = asked
  const rule = clockRule(ready.pack, DECISION_CLOCK[complaint.state.track])
  if (!rule) throw new Error(`rule pack ${ready.pack.key} has no clock for ${complaint.state.track}`)
  await withdrawClock(asked, 'decide', now, rule.ruleId)
  await promise(
    asked,
    dateOf(ready, rule, complaint.state.receivedAt, complaint.state.traits),
    complaint.state.receivedAt,
  )
}

async function promise({ deps, tx, cause, complaint }: Asked, date: ClockDate, from: Instant): Promise<void> {
  const ms = date.dueAt - from
  await deps.promises.make(tx, cause, {
    kind: promiseKind(date.clock),
    about: { kind: ABOUT, id: complaint.id },
    ownerId: complaint.state.handlerId,
    queueId: null,
    madeAt: from,
    allowance: { kind: 'elapsed', ms },
    warnAtRemainingMs: [Math.min(WARN_DAYS * DAY_MS, Math.floor(ms / 4))],
    title: complaint.reference,
  })
  await tx.run(sql`insert into complaints.owed_clock (complaint_id, kind, clock, from_at, due_at)
    values (${complaint.id}, ${kindOf(date.clock)}, ${date.clock}, ${at(from)}, ${at(date.dueAt)})
    on conflict (complaint_id, kind) do update set clock = excluded.clock, from_at = excluded.from_at, due_at = excluded.due_at`)
}

const PREFIX = 'complaint-'
const kindOf = (clock: ClockName): string => promiseKind(clock).slice(PREFIX.length)
const endClock = (tx: Tx, complaintId: string, clock: ClockName) =>
  tx.run(sql`delete from complaints.owed_clock where complaint_id = ${complaintId} and kind = ${kindOf(clock)}`)

/** @returns whether there was such a promise, and it was still owed */
export async function keepClock(
  { deps, tx, cause, complaint }: Asked,
  clock: ClockName,
  now: Instant,
  evidence: string,
) {
  await endClock(tx, complaint.id, clock)
  return (await deps.promises.keep(tx, cause, refOf(complaint.id, clock), now, evidence)).ok
}

export async function withdrawClock(
  { deps, tx, cause, complaint }: Asked,
  clock: ClockName,
  now: Instant,
  reason: string,
) {
  await endClock(tx, complaint.id, clock)
  await deps.promises.withdraw(tx, cause, refOf(complaint.id, clock), now, reason)
}

/** Nothing is owed any more: withdrawn by the customer, merged, or no complaint after all. */
export async function withdrawClocks(asked: Asked, now: Instant, reason: string): Promise<void> {
  for (const clock of OWED) await withdrawClock(asked, clock, now, reason)
}

export async function handOverClocks({ deps, tx, cause, complaint }: Asked, ownerId: string): Promise<void> {
  for (const clock of OWED) await deps.promises.handOver(tx, cause, refOf(complaint.id, clock), ownerId)
}

const refOf = (complaintId: string, clock: ClockName): PromiseRef => ({
  kind: promiseKind(clock),
  aboutKind: ABOUT,
  aboutId: complaintId,
})
