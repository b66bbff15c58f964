import { applyComplaintEvent, type ComplaintEvent } from '#libs/complaint-rules/complaint.ts'
import type { ReadyPack } from '#libs/complaint-rules/dates.ts'
import { decide, decisionDueAt, type Move, type MoveRefusal } from '#libs/complaint-rules/decide.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import {
  handOverClocks,
  keepClock,
  renewDecisionClock,
  startClocks,
  withdrawClock,
  withdrawClocks,
} from '#modules/complaints/clocks.ts'
import type { MoveBody } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintMoved } from '#modules/complaints/events.ts'
import { packOfVersion } from '#modules/complaints/pack-store.ts'
import { HANDLING_ROLES } from '#modules/complaints/permissions.ts'
import {
  addEntry,
  lockAnyComplaint,
  lockComplaint,
  type StoredComplaint,
  saveComplaint,
} from '#modules/complaints/store.ts'
import type { MoveOwed } from '#modules/promises/questions.ts'
import type { Actor } from '#platform/access.ts'
import type { Tx } from '#platform/database/database.ts'

export type ChangeRefusal =
  | MoveRefusal
  | 'complaint-not-found'
  | 'not-a-complaint'
  | 'merged-already'
  | 'person-not-found'
  | 'cannot-handle'
  | 'code-first'

/** A move somebody makes, or a handler named as all that another owed is handed over. */
type Wanted = MoveBody | { readonly kind: 'name-handler'; readonly personId: string; readonly note: null }

/** Moves a complaint along its legal path: the rules decide, the clocks follow, the history says who and why. */
export function moveComplaint(
  deps: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  body: MoveBody,
): Promise<Outcome<null, ChangeRefusal>> {
  return deps.platform.db.transaction(async (tx): Promise<Outcome<null, ChangeRefusal>> => {
    const permission = body.kind === 'answer-extension' ? 'complaints.approve' : 'complaints.handle'
    const stored = await lockComplaint(tx, actor, complaintId, permission)
    return stored
      ? moveStored(deps, tx, { kind: 'person', id: actor.personId }, stored, body)
      : refused('complaint-not-found')
  })
}

/** With all that somebody owes: another person becomes its handler, if the rules let them. No unit handles a complaint. */
export const moveHandler =
  (deps: ComplaintDeps): MoveOwed =>
  async (tx, cause, complaintId, { ownerId }) => {
    const stored = await lockAnyComplaint(tx, complaintId)
    if (!stored) return refused('complaint-not-found')
    if (ownerId === null) return refused('handler-first')
    // One complaint owes several promises, and all of them go with its handler.
    if (stored.state.handlerId === ownerId) return done(null)
    return moveStored(deps, tx, cause, stored, { kind: 'name-handler', personId: ownerId, note: null })
  }

async function moveStored(
  deps: ComplaintDeps,
  tx: Tx,
  cause: Cause,
  stored: StoredComplaint,
  body: Wanted,
): Promise<Outcome<null, ChangeRefusal>> {
  const { platform } = deps
  if (stored.mergedInto !== null) return refused('merged-already', 'Go on with the complaint it was merged into.')
  if (stored.level !== 'complaint')
    return refused('not-a-complaint', 'Only a complaint has a legal path: have its level changed first.')
  const unfit = await unfitPerson(deps, tx, body)
  if (unfit) return unfit
  if (body.kind === 'decide' && stored.axisReason === null)
    return refused('code-first', 'Code the three axes before the decision.')
  const ready = await packOfVersion(tx, stored.packKey, stored.packVersion)
  const now = platform.clock.now()
  const decision = decide(moveOf(body, cause.id), stored.state, ready, now)
  if (!decision.ok) return refused(decision.block.refusal, `${decision.block.ruleId} · ${decision.block.source}`)
  const state = decision.events.reduce(applyComplaintEvent, stored.state)
  const next: StoredComplaint = {
    ...stored,
    state,
    decisionDueAt: decisionDueAt(state, ready),
    unitId: body.kind === 'name-handler' ? await unitOf(deps, tx, body.personId) : stored.unitId,
    ...(body.kind === 'decide'
      ? { upheld: body.upheld, redressMinor: body.redressMinor, currency: body.currency }
      : {}),
    ...(body.kind === 'name-representatives'
      ? { representativeIndexes: body.names.map((name) => platform.cipher.blindIndex('representative', plain(name))) }
      : {}),
  }
  await saveComplaint(tx, next)
  const complaintId = stored.id
  await addEntry(tx, { complaintId, at: now, by: cause.id, note: body.note, what: whatOf(body) })
  for (const event of decision.events) await followClocks(deps, tx, cause, next, ready, event, now)
  await platform.log.announce(tx, cause, [
    complaintMoved.of(complaintId, now, {
      ...{ complaintId, code: body.kind, stage: state.stage, track: state.track, handlerId: state.handlerId },
      decisionDueAt: next.decisionDueAt,
    }),
  ])
  return done(null)
}

/** Names are compared without spaces, width and case. */
const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s·.]/g, '')
    .toLowerCase()

const whatOf = (body: Wanted): string =>
  body.kind === 'answer-extension' ? (body.approved ? 'extension-approved' : 'extension-declined') : body.kind

function moveOf(body: Wanted, by: string): Move {
  switch (body.kind) {
    case 'answer-extension':
      return { kind: body.kind, by, approved: body.approved }
    case 'name-handler':
    case 'record-interest':
      return { kind: body.kind, by, personId: body.personId }
    case 'name-representatives':
      return { kind: body.kind, by, count: body.names.length }
    default:
      return { kind: body.kind, by }
  }
}

async function unfitPerson({ identity }: ComplaintDeps, tx: Tx, body: Wanted) {
  if (body.kind !== 'name-handler' && body.kind !== 'record-interest') return undefined
  const [person] = await identity.people(tx, [body.personId])
  if (!person) return refused('person-not-found', 'Choose somebody who works here.')
  const handles = person.active && HANDLING_ROLES.some((role) => person.roles.includes(role))
  return body.kind === 'name-handler' && !handles
    ? refused('cannot-handle', 'Choose somebody who is active and handles complaints.')
    : undefined
}

const unitOf = async ({ identity }: ComplaintDeps, tx: Tx, personId: string) =>
  (await identity.people(tx, [personId]))[0]?.unitId ?? null

async function followClocks(
  deps: ComplaintDeps,
  tx: Tx,
  cause: Cause,
  complaint: StoredComplaint,
  ready: ReadyPack,
  event: ComplaintEvent,
  now: Instant,
): Promise<void> {
  const asked = { deps, tx, cause, complaint, ready }
  switch (event.type) {
    case 'acknowledged':
      await keepClock(asked, 'acknowledge', now, 'acknowledged')
      return
    case 'first-contacted':
      await keepClock(asked, 'first-contact', now, 'first-contacted')
      return
    case 'investigation-begun':
      await keepClock(asked, 'plan', now, 'investigation-begun')
      return
    case 'credited':
      await keepClock(asked, 'provisional-credit', now, 'credited')
      return
    case 'marked-complex':
    case 'extension-approved':
      return renewDecisionClock(asked, now)
    case 'handler-named':
      return handOverClocks(asked, event.handlerId)
    case 'decided':
      await keepClock(asked, 'decide', now, 'decided')
      await withdrawClock(asked, 'provisional-credit', now, 'decided')
      return startClocks(asked, 'decision', now)
    case 'review-asked':
      return startClocks(asked, 'review-asked', now)
    case 'review-answered':
      await keepClock(asked, 'answer-review', now, 'review-answered')
      return
    case 'withdrawn':
      return withdrawClocks(asked, now, 'withdrawn-by-customer')
    default:
      return
  }
}
