import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { oweAsCase } from '#modules/complaints/cases-of.ts'
import { leavesInUse } from '#modules/complaints/causes/tree.ts'
import type { causesBody } from '#modules/complaints/causes-contract.ts'
import { keepClock, startClocks, withdrawClocks } from '#modules/complaints/clocks.ts'
import type {
  codingBody,
  evidenceBody,
  evidenceGot,
  levelAnswer,
  levelBody,
  mergeBody,
} from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintChanged } from '#modules/complaints/events.ts'
import { packOfVersion } from '#modules/complaints/pack-store.ts'
import { addEntry, lockComplaint, type StoredComplaint, saveComplaint } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type AlterRefusal =
  | 'complaint-not-found'
  | 'merged-already'
  | 'ended-already'
  | 'interested-person'
  | 'nothing-changed'
  | 'done-already'
  | 'nothing-asked'
  | 'same-person'
  | 'decided-already'
  | 'into-itself'
  | 'evidence-not-found'
  | 'due-before-now'
  | 'no-such-clock'
  | 'cause-not-found'
  | 'unit-not-found'
  | 'file-not-found'
  | 'too-many-files'
  | 'is-a-complaint'
  | 'case-not-ended'

type Change = Parameters<typeof complaintChanged.of>[2]['change']
interface Line {
  readonly change: Change
  readonly code: string | null
  readonly note: string | null
  readonly next?: StoredComplaint
}
interface Work {
  readonly tx: Tx
  readonly now: Instant
  readonly complaint: StoredComplaint
}

/** Everything but the moves: loads under the lock, keeps who has an interest out, saves, writes it down, announces. */
export async function altering(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  work: (given: Work) => Promise<Outcome<Line, AlterRefusal>>,
  permission = 'complaints.handle',
): Promise<Outcome<null, AlterRefusal>> {
  const { platform } = deps
  return platform.db.transaction(async (tx): Promise<Outcome<null, AlterRefusal>> => {
    const complaint = await lockComplaint(tx, actor, complaintId, permission)
    if (!complaint) return refused('complaint-not-found')
    if (complaint.mergedInto !== null) return refused('merged-already', 'Go on with the complaint it was merged into.')
    if (complaint.state.interestedIds.includes(actor.personId))
      return refused('interested-person', 'You have an interest in this matter: hand it on to somebody who has none.')
    const now = platform.clock.now()
    const outcome = await work({ tx, now, complaint })
    if (!outcome.ok) return outcome
    const { change, code, note, next } = outcome.value
    if (next) await saveComplaint(tx, next)
    await addEntry(tx, {
      complaintId,
      at: now,
      by: actor.personId,
      what: change,
      code,
      note,
    })
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      complaintChanged.of(complaintId, now, { complaintId, change, code }),
    ])
    return done(null)
  })
}

export const code = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof codingBody>) =>
  altering(deps, actor, id, async ({ complaint }) => {
    const { channel: axisChannel, product: axisProduct, reason: axisReason, severity, note } = body
    const next = { ...complaint, axisChannel, axisProduct, axisReason, severity }
    return done({ change: 'coded', code: `${axisChannel}/${axisProduct}/${axisReason}/${severity}`, note, next })
  })

/** What it comes from, the main cause first, and where in the bank it arose. */
export const putDownTo = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof causesBody>) =>
  altering(deps, actor, id, async ({ tx, now }) => {
    const chosen = [...new Map(body.causes.map((one) => [one.cause, one])).values()]
    const inUse = await leavesInUse(tx)
    if (chosen.some(({ cause }) => !inUse.has(cause))) return refused('cause-not-found', 'Name leaves that are in use.')
    if (body.unitId !== null && !(await deps.identity.units(tx)).some(({ unitId }) => unitId === body.unitId))
      return refused('unit-not-found', 'Choose a unit of the house.')
    await tx.run(sql`delete from complaints.cause_of where complaint_id = ${id}`)
    for (const [place, { cause, note }] of chosen.entries())
      await tx.run(sql`insert into complaints.cause_of (complaint_id, cause, place, note, by_id, at)
        values (${id}, ${cause}, ${place}, ${note}, ${actor.personId}, ${at(now)})`)
    await tx.run(sql`update complaints.complaint set arose_at = ${body.unitId}, version = version + 1 where id = ${id}`)
    return done({ change: 'caused', code: chosen.map(({ cause }) => cause).join('/'), note: null })
  })

/** Another level is asked for by one and answered by another: only a complaint has legal clocks. */
export const askLevel = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof levelBody>) =>
  altering(deps, actor, id, async ({ complaint, now }) => {
    const { to, reason } = body
    if (complaint.state.endedAt !== null) return refused('ended-already', 'It has ended: its level stays.')
    if (complaint.state.decidedAt !== null) return refused('decided-already', 'What was decided stays a complaint.')
    if (complaint.level === to) return refused('nothing-changed', 'It has this level already.')
    if (complaint.levelAsked) return refused('done-already', 'Somebody asked already: have that answered first.')
    const next = { ...complaint, levelAsked: { to, by: actor.personId, at: now, reason } }
    return done({ change: 'level-asked', code: to, note: reason, next })
  })

export const answerLevel = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof levelAnswer>) =>
  altering(
    deps,
    actor,
    id,
    async ({ complaint, tx, now }) => {
      const { levelAsked: asked } = complaint
      if (!asked) return refused('nothing-asked', 'Nobody asked for another level.')
      if (asked.by === actor.personId) return refused('same-person', 'Whoever asked cannot answer: ask a colleague.')
      const { approved, note } = body
      if (!approved)
        return done({ change: 'level-kept', code: complaint.level, note, next: { ...complaint, levelAsked: null } })
      const next = { ...complaint, level: asked.to, levelAsked: null }
      const ready = await packOfVersion(tx, complaint.packKey, complaint.packVersion)
      const clocks = { deps, tx, cause: { kind: 'person', id: actor.personId } as const, complaint: next, ready }
      if (asked.to === 'complaint') await startClocks(clocks, 'receipt', complaint.state.receivedAt)
      else if (complaint.level === 'complaint') await withdrawClocks(clocks, now, `now-a-${asked.to}`)
      if (asked.to === 'work-order') await oweAsCase(deps, tx, { cause: clocks.cause, complaint: next, now })
      return done({ change: 'level-changed', code: asked.to, note, next })
    },
    'complaints.approve',
  )

/** Clocks that no move keeps: the result told, the error corrected. */
export const keepByHand = (
  deps: ComplaintDeps,
  actor: Actor,
  id: string,
  clock: 'tell-result' | 'correct-error',
  note: string,
) =>
  altering(deps, actor, id, async ({ complaint, tx, now }) => {
    const ready = await packOfVersion(tx, complaint.packKey, complaint.packVersion)
    const cause = { kind: 'person', id: actor.personId } as const
    const isKept = await keepClock({ deps, tx, cause, complaint, ready }, clock, now, 'by-hand')
    return isKept
      ? done({ change: 'clock-kept', code: clock, note })
      : refused('no-such-clock', 'Nothing of this kind is owed for this complaint now.')
  })

export const askEvidence = (deps: ComplaintDeps, actor: Actor, id: string, body: z.output<typeof evidenceBody>) =>
  altering(deps, actor, id, async ({ tx, now }) => {
    const { what, source, dueAt } = body
    if (dueAt < now) return refused('due-before-now', 'Give an instant to come.')
    await tx.run(sql`insert into complaints.evidence (id, complaint_id, what, source, asked_by, asked_at, due_at)
      values (${newId(now)}, ${id}, ${what}, ${source}, ${actor.personId}, ${at(now)}, ${at(dueAt)})`)
    return done({ change: 'evidence', code: null, note: `${what} (${source})` })
  })

export const takeEvidence = (
  deps: ComplaintDeps,
  actor: Actor,
  id: string,
  evidenceId: string,
  { note, sha256 }: z.output<typeof evidenceGot>,
) =>
  altering(deps, actor, id, async ({ tx, now }) => {
    const took = await tx.run(sql`update complaints.evidence set got_at = ${at(now)}, note = ${note}, sha256 = ${sha256}
      where id = ${evidenceId} and complaint_id = ${id} and got_at is null`)
    return took === 0
      ? refused('evidence-not-found', 'Name evidence of this complaint that is still awaited.')
      : done({ change: 'evidence', code: null, note })
  })

/** Raw and merged counts are both kept: the row stays, says where it went, and owes nothing of its own. */
export const merge = (deps: ComplaintDeps, actor: Actor, id: string, { into, note }: z.output<typeof mergeBody>) =>
  altering(deps, actor, id, async ({ complaint, tx, now }) => {
    if (into === id) return refused('into-itself', 'Name the other complaint.')
    if (complaint.state.decidedAt !== null) return refused('decided-already', 'What was decided stands on its own.')
    const target = await lockComplaint(tx, actor, into, 'complaints.handle')
    if (!target || target.mergedInto !== null)
      return refused('complaint-not-found', 'Name a complaint within your reach that was not merged itself.')
    const ready = await packOfVersion(tx, complaint.packKey, complaint.packVersion)
    const cause = { kind: 'person', id: actor.personId } as const
    await withdrawClocks({ deps, tx, cause, complaint, ready }, now, 'merged')
    await addEntry(tx, {
      complaintId: into,
      at: now,
      by: actor.personId,
      what: 'took-over',
      code: complaint.reference,
      note: null,
    })
    const next = { ...complaint, mergedInto: into, state: { ...complaint.state, endedAt: now } }
    return done({ change: 'merged', code: target.reference, note, next })
  })
