import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { measureTaken } from '#modules/intraday/events.ts'
import { isWithin, peopleVisibleTo } from '#modules/intraday/people.ts'
import type { Deeds, WeighedDraft } from '#modules/intraday/weigh.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

export type DeedRefusal =
  | 'shift-changed-meanwhile'
  | 'rule-broken'
  | 'not-rostered'
  | 'cannot-serve'
  | 'offer-not-possible'
export type TakeRefusal = DeedRefusal | 'proposal-not-found' | 'proposal-over' | 'proposal-taken'

interface StoredProposal extends Omit<WeighedDraft, 'personIds' | 'firstAt' | 'untilAt'> {
  readonly span: Pick<WeighedDraft, 'personIds' | 'firstAt' | 'untilAt'>
  readonly validUntilAt: number
}

/** A person applies what the desk proposed: all of it, or nothing. */
export async function applyProposal(
  deps: IntradayDeps,
  by: Actor,
  proposalId: string,
): Promise<Outcome<null, TakeRefusal>> {
  const { db, clock } = deps.platform
  return db.transaction(async (tx) => {
    const now = clock.now()
    const found = await tx.maybe<StoredProposal>(sql`select kind, content, deeds, span, valid_until "validUntilAt"
      from intraday.proposal where id = ${proposalId} for update`)
    const personIds = found?.span.personIds ?? []
    const scope = scopeOf(by, 'intraday.act')
    const visible = await peopleVisibleTo(deps.asks.identity, tx, scope, personIds)
    if (!found || !isWithin(scope, personIds, (id) => visible.has(id))) return refused('proposal-not-found')
    if (await tx.maybe(sql`select from intraday.measure where id = ${proposalId}`)) return refused('proposal-taken')
    if (found.validUntilAt <= now) return refused('proposal-over', 'What it changes begins too soon: look anew.')
    return take(tx, deps, { measureId: proposalId, by: by.personId, now }, { ...found, ...found.span })
  })
}

/** Does it and keeps the record. @param who by null: the autopilot */
export async function take(
  tx: Tx,
  deps: IntradayDeps,
  who: { readonly measureId: string; readonly by: string | null; readonly now: number },
  draft: WeighedDraft,
): Promise<Outcome<null, DeedRefusal>> {
  const { measureId, by, now } = who
  const { kind, content, personIds, firstAt, untilAt } = draft
  const deeds = await doDeeds(tx, deps, by, kind, draft.deeds)
  if (!deeds.ok) return deeds
  await tx.run(sql`insert into intraday.measure (id, kind, content, person_ids, deeds, made_at, made_by, first_at, until_at)
    values (${measureId}, ${kind}, ${json(content)}, ${[...personIds]}::uuid[], ${json(deeds.value)}, ${at(now)}, ${by},
      ${at(firstAt)}, ${at(untilAt)})`)
  await deps.platform.log.announce(tx, causeOf(by), [
    measureTaken.of(measureId, now, { measureId, kind, personIds: [...personIds], inTime: content.effect.inTime }),
  ])
  return done(null)
}

/** @returns the deeds as they are taken back: with the revisions that the shifts have now */
async function doDeeds(
  tx: Tx,
  { asks }: IntradayDeps,
  by: string | null,
  kind: string,
  deeds: Deeds,
): Promise<Outcome<Deeds, DeedRefusal>> {
  if (deeds.kind === 'membership') {
    const put = await asks.routing.setMembers(tx, causeOf(by), {
      ...deeds,
      isMember: true,
      reason: `intraday: ${kind}`,
    })
    return put.ok ? done({ ...deeds, personIds: put.value }) : refused('cannot-serve')
  }
  if (deeds.kind === 'relief') {
    const eased = await asks.routing.easeQueue(tx, causeOf(by), reliefIn(deeds))
    return eased.ok ? done(deeds) : refused('cannot-serve')
  }
  if (deeds.kind === 'offer') {
    const { kind: _, work, offerId: __, ...terms } = deeds
    const offered = await asks.rosters.offer(tx, by, { kind: work, ...terms, reason: `intraday: ${kind}` })
    return offered.ok ? done({ ...deeds, offerId: offered.value.offerId }) : refused('offer-not-possible')
  }
  const wanted = deeds.shifts.map(({ personId, date, revision, after }) => ({ personId, date, revision, after }))
  const cause = by === null ? 'autopilot' : 'intraday'
  const changed = await asks.rosters.change(tx, { wanted, cause, reason: `intraday: ${kind}`, by })
  if (!changed.ok) return changed
  const revisionOf = new Map(changed.value.map((shift) => [`${shift.personId} ${shift.date}`, shift.revision]))
  return done({
    kind: 'shifts',
    shifts: deeds.shifts.map((deed) => ({
      ...deed,
      revision: revisionOf.get(`${deed.personId} ${deed.date}`) ?? deed.revision,
    })),
  })
}

/** Relief as routing knows it. */
export function reliefIn({ queueId, afterSeconds, untilAt }: Extract<Deeds, { readonly kind: 'relief' }>) {
  return afterSeconds === null
    ? ({ kind: 'announcement', queueId, untilAt } as const)
    : ({ kind: 'callback', queueId, afterSeconds, untilAt } as const)
}

export const causeOf = (by: string | null): Cause =>
  by === null ? { kind: 'system', id: 'intraday' } : { kind: 'person', id: by }
