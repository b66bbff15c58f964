import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { judgedFrom, measuredEffect } from '#modules/complaints/causes/measure-effect.ts'
import { leavesInUse } from '#modules/complaints/causes/tree.ts'
import type { EffectView, measureBody } from '#modules/complaints/causes-contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { complaintMeasureChanged } from '#modules/complaints/events.ts'
import { OWNING_ROLES } from '#modules/complaints/permissions.ts'
import type { MoveOwed } from '#modules/promises/questions.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, json, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type MeasureRefusal =
  | 'measure-not-found'
  | 'cause-not-found'
  | 'unit-not-found'
  | 'cannot-own'
  | 'due-before-now'
  | 'done-already'
  | 'done-first'
  | 'too-early'
  | 'ended-already'

export const ABOUT_MEASURE = 'complaint-measure'
const DAY_MS = 86_400_000
/** Whoever agreed a measure has so many days to look at its effect. */
const CHECK_WITHIN_DAYS = 10

export interface StoredMeasure {
  readonly id: string
  readonly reference: string
  readonly cause: string
  readonly product: string | null
  readonly unitId: string | null
  readonly what: string
  readonly ownerId: string
  readonly madeBy: string
  readonly madeAt: Instant
  readonly dueAt: Instant
  readonly effectDays: number
  readonly doneAt: Instant | null
  readonly doneNote: string | null
  readonly endedAt: Instant | null
  readonly endedBy: string | null
  readonly ending: 'checked' | 'withdrawn' | null
  readonly endingNote: string | null
  readonly effect: EffectView | null
}

export const MEASURE_COLUMNS: Sql = sql`m.id, m.reference, m.cause, m.product, m.unit_id "unitId", m.what,
  m.owner_id "ownerId", m.made_by "madeBy", m.made_at "madeAt", m.due_at "dueAt", m.effect_days "effectDays",
  m.done_at "doneAt", m.done_note "doneNote", m.ended_at "endedAt", m.ended_by "endedBy", m.ending,
  m.ending_note "endingNote", m.effect`

/** One's own are those one owns; who writes measures sees all. */
export const measuresWithin = (actor: Actor): Sql => {
  const { kind } = scopeOf(actor, 'complaints.measures')
  return kind === 'all' ? sql`true` : kind === 'none' ? sql`false` : sql`m.owner_id = ${actor.personId}`
}

/** Agrees a measure: whoever owns it owes it by its day. */
export function makeMeasure(
  deps: ComplaintDeps,
  actor: Actor,
  body: z.output<typeof measureBody>,
): Promise<Outcome<{ readonly measureId: string }, MeasureRefusal>> {
  const { platform, identity, promises } = deps
  return platform.db.transaction(async (tx): Promise<Outcome<{ readonly measureId: string }, MeasureRefusal>> => {
    const now = platform.clock.now()
    if (!(await leavesInUse(tx)).has(body.cause)) return refused('cause-not-found', 'Name a leaf that is in use.')
    if (body.unitId !== null && !(await identity.units(tx)).some(({ unitId }) => unitId === body.unitId))
      return refused('unit-not-found', 'Choose a unit of the house.')
    if (!(await mayOwn(deps, tx, body.ownerId)))
      return refused('cannot-own', 'Choose somebody who is active and may own measures.')
    if (body.dueAt <= now) return refused('due-before-now', 'Give an instant to come.')
    const measureId = newId(now)
    const { number } = await tx.one<{ number: number }>(sql`select nextval('complaints.measure_number') number`)
    const reference = `M-${String(number).padStart(4, '0')}`
    await tx.run(sql`insert into complaints.measure (id, reference, cause, product, unit_id, what, owner_id, made_by,
          made_at, due_at, effect_days)
        values (${measureId}, ${reference}, ${body.cause}, ${body.product}, ${body.unitId}, ${body.what}, ${body.ownerId},
          ${actor.personId}, ${at(now)}, ${at(body.dueAt)}, ${body.effectDays})`)
    const by: Cause = { kind: 'person', id: actor.personId }
    const ms = body.dueAt - now
    await promises.make(tx, by, {
      kind: ABOUT_MEASURE,
      about: { kind: ABOUT_MEASURE, id: measureId },
      ownerId: body.ownerId,
      queueId: null,
      madeAt: now,
      allowance: { kind: 'elapsed', ms },
      warnAtRemainingMs: [Math.min(3 * DAY_MS, Math.floor(ms / 4))],
      title: reference,
    })
    await tell(deps, tx, by, now, { id: measureId, cause: body.cause, ownerId: body.ownerId }, 'made')
    return done({ measureId })
  })
}

/** Done, by its owner or by whoever writes measures: from now on its effect is watched, and owed to be looked at. */
export const doMeasure = (deps: ComplaintDeps, actor: Actor, id: string, note: string) =>
  changing(deps, actor, id, async ({ tx, by, now, measure }) => {
    if (measure.doneAt !== null) return refused('done-already', 'It was said to be done already.')
    await tx.run(sql`update complaints.measure set done_at = ${at(now)}, done_note = ${note} where id = ${id}`)
    await deps.promises.keep(tx, by, refOf(id), now, 'measure-done')
    const ms = (measure.effectDays + CHECK_WITHIN_DAYS) * DAY_MS
    await deps.promises.make(tx, by, {
      kind: 'complaint-effect',
      about: { kind: ABOUT_MEASURE, id },
      ownerId: measure.madeBy,
      queueId: null,
      madeAt: now,
      allowance: { kind: 'elapsed', ms },
      warnAtRemainingMs: [CHECK_WITHIN_DAYS * DAY_MS],
      title: measure.reference,
    })
    await tell(deps, tx, by, now, measure, 'done')
    return done(null)
  })

/** Its effect is judged by the test once the span that was agreed is over; the note says what follows from it. */
export const checkMeasure = (deps: ComplaintDeps, actor: Actor, id: string, note: string) =>
  changing(deps, actor, id, async ({ tx, by, now, measure }) => {
    const { doneAt } = measure
    if (doneAt === null) return refused('done-first', 'Say first that it was done.')
    if (now < judgedFrom({ ...measure, doneAt }))
      return refused('too-early', 'Wait until the span that was agreed is over: an early look finds what is not there.')
    const effect = await measuredEffect(tx, { ...measure, doneAt }, now)
    await end(tx, id, now, by.id, 'checked', note, effect)
    await deps.promises.keep(tx, by, { ...refOf(id), kind: 'complaint-effect' }, now, 'effect-checked')
    await tell(deps, tx, by, now, measure, 'checked', effect.verdict)
    return done(null)
  })

export const withdrawMeasure = (deps: ComplaintDeps, actor: Actor, id: string, note: string) =>
  changing(deps, actor, id, async ({ tx, by, now, measure }) => {
    await end(tx, id, now, by.id, 'withdrawn', note, null)
    for (const kind of [ABOUT_MEASURE, 'complaint-effect'])
      await deps.promises.withdraw(tx, by, { ...refOf(id), kind }, now, 'measure-withdrawn')
    await tell(deps, tx, by, now, measure, 'withdrawn')
    return done(null)
  })

/** What somebody owes goes to another person: a measure that is not done yet changes its owner. */
export const moveMeasure =
  (deps: ComplaintDeps): MoveOwed =>
  async (tx, cause, id, { ownerId }) => {
    const measure = await tx.maybe<StoredMeasure>(
      sql`select ${MEASURE_COLUMNS} from complaints.measure m where m.id = ${id} for update`,
    )
    if (!measure || measure.endedAt !== null) return refused('measure-not-found')
    if (ownerId === null || !(await mayOwn(deps, tx, ownerId))) return refused('cannot-own')
    const column = measure.doneAt === null ? sql`owner_id` : sql`made_by`
    await tx.run(sql`update complaints.measure set ${column} = ${ownerId} where id = ${id}`)
    const kind = measure.doneAt === null ? ABOUT_MEASURE : 'complaint-effect'
    await deps.promises.handOver(tx, cause, { ...refOf(id), kind }, ownerId)
    await tell(deps, tx, cause, deps.platform.clock.now(), { ...measure, ownerId }, 'handed-over')
    return done(null)
  }

const refOf = (id: string) => ({ kind: ABOUT_MEASURE, aboutKind: ABOUT_MEASURE, aboutId: id })

async function mayOwn({ identity }: ComplaintDeps, tx: Tx, personId: string): Promise<boolean> {
  const [person] = await identity.people(tx, [personId])
  return person?.active === true && OWNING_ROLES.some((role) => person.roles.includes(role))
}

interface Work {
  readonly tx: Tx
  readonly by: Cause & { readonly id: string }
  readonly now: Instant
  readonly measure: StoredMeasure
}

/** Loads under the lock and within reach; nothing happens to what has ended. */
function changing(
  { platform }: ComplaintDeps,
  actor: Actor,
  id: string,
  work: (given: Work) => Promise<Outcome<null, MeasureRefusal>>,
): Promise<Outcome<null, MeasureRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<null, MeasureRefusal>> => {
    const measure = await tx.maybe<StoredMeasure>(sql`select ${MEASURE_COLUMNS} from complaints.measure m
      where m.id = ${id} and ${measuresWithin(actor)} for update`)
    if (!measure) return refused('measure-not-found', 'Name a measure that you may see.')
    if (measure.endedAt !== null) return refused('ended-already', 'It was checked or withdrawn: agree another.')
    return work({ tx, by: { kind: 'person', id: actor.personId }, now: platform.clock.now(), measure })
  })
}

const end = (
  tx: Tx,
  id: string,
  now: Instant,
  by: string,
  ending: 'checked' | 'withdrawn',
  note: string,
  effect: EffectView | null,
) =>
  tx.run(sql`update complaints.measure set ended_at = ${at(now)}, ended_by = ${by}, ending = ${ending},
    ending_note = ${note}, effect = ${effect === null ? null : json(effect)} where id = ${id}`)

const tell = (
  { platform }: ComplaintDeps,
  tx: Tx,
  by: Cause,
  now: Instant,
  { id, cause, ownerId }: Pick<StoredMeasure, 'id' | 'cause' | 'ownerId'>,
  change: 'made' | 'done' | 'checked' | 'withdrawn' | 'handed-over',
  verdict: string | null = null,
) =>
  platform.log.announce(tx, by, [
    complaintMeasureChanged.of(id, now, { measureId: id, code: cause, change, ownerId, verdict }),
  ])
