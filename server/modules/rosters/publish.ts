import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type Difference, differencesOf, inForceOf, shiftsOf, violationsIn } from '#modules/rosters/board.ts'
import { recordChanges } from '#modules/rosters/change-shifts.ts'
import { toldIn } from '#modules/rosters/check-shifts.ts'
import type { DraftPrediction, publication, publicationBody, ShiftInForce } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { rosterPublished, shiftChangeAsked } from '#modules/rosters/events.ts'
import { isPredictable, readPrediction } from '#modules/rosters/prediction.ts'
import { lockRoster } from '#modules/rosters/store-rosters.ts'
import { putShifts, removeShifts, type WrittenShift } from '#modules/rosters/store-shifts.ts'
import { NOTICE_DAYS } from '#modules/rosters/wire-contract.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { type RosterWorld, readWorld } from '#modules/rosters/world.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type PublishRefusal =
  | 'roster-not-found'
  | 'draft-changed-meanwhile'
  | 'nothing-to-publish'
  | 'hard-rules-broken'
  | 'reason-needed'
  | 'prediction-needed'
export type Publication = z.infer<typeof publication>

/**
 * What the draft says is in force from now on, but for days inside the notice that people were told otherwise: these wait
 * for the word of each. Days that are over stay as they were, once they were published.
 */
export async function publishRoster(
  deps: RostersDeps,
  by: string,
  rosterId: string,
  { revision, reason }: z.output<typeof publicationBody>,
): Promise<Outcome<Publication, PublishRefusal>> {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (!roster) return refused('roster-not-found')
    if (roster.revision !== revision)
      return refused('draft-changed-meanwhile', 'The draft was changed meanwhile: look at it again, then publish it.')
    const world = await readWorld(deps, tx, roster)
    await lockTerms(tx, world)
    const inForce = await inForceOf(tx, world)
    const plan = decideDays(deps, world, inForce)
    if (plan.changed.length === 0 && !(await hasAsked(tx, world)))
      return refused('nothing-to-publish', 'The draft is what is in force: change it first.')
    const foretold = await readPrediction(tx, world)
    const prediction = foretold === null || foretold.isStale ? null : inShort(foretold)
    const refusal = whyNot(world, plan, prediction, reason)
    if (refusal) return refusal
    const now = platform.clock.now()
    const version = roster.version + 1
    await withdrawAsked(tx, world, now)
    await putInForce(tx, world, plan.atOnce, { by, reason: reason ?? '', now })
    const asked = await ask(tx, plan.toAsk, { by, reason: reason ?? '', now })
    await tx.run(sql`insert into rosters.publication (roster_id, version, published_at, published_by, late_reason, shifts,
        prediction)
      values (${rosterId}, ${version}, ${at(now)}, ${by}, ${reason}, ${json(shiftsOf(world))},
        ${prediction === null ? null : json(prediction)})`)
    await tx.run(sql`update rosters.roster set version = ${version} where id = ${rosterId}`)
    const { unitId, from, days } = roster
    const waiting = asked.length
    await platform.log.announce(tx, causeOf(by), [
      rosterPublished.of(rosterId, now, { rosterId, unitId, from, days, version, isLate: plan.isLate, waiting }),
      ...asked.map((each) => shiftChangeAsked.of(each.personId, now, each)),
    ])
    const [card] = await asks.identity.people(tx, [by])
    const shifts = shiftsOf(world).length
    return done({
      version,
      publishedAt: now,
      publishedBy: card?.displayName ?? '',
      lateReason: reason,
      shifts,
      waiting,
      prediction,
    })
  })
}

/** After the roster, in order of people, as everyone who changes shifts takes them. */
const lockTerms = (tx: Tx, { people }: RosterWorld) =>
  tx.run(sql`select from rosters.terms where person_id = any(${people.map(({ personId }) => personId)}::uuid[])
    order by person_id for update`)

interface DayPlan {
  readonly changed: readonly Difference[]
  readonly atOnce: readonly Difference[]
  /** Changes of what people were told, inside the notice. */
  readonly toAsk: readonly Difference[]
  readonly isLate: boolean
}

function decideDays({ platform, zone }: RostersDeps, world: RosterWorld, inForce: readonly ShiftInForce[]): DayPlan {
  return sortDays(differencesOf(world, inForce), {
    wasPublished: world.roster.version > 0,
    today: localDateOf(zone, platform.clock.now()),
  })
}

/** Which days take effect at once, and which are asked for. */
export function sortDays(
  differences: readonly Difference[],
  { wasPublished, today }: { readonly wasPublished: boolean; readonly today: string },
): DayPlan {
  const promised = addDaysToDate(today, NOTICE_DAYS)
  const changed = differences.filter(({ date }) => !wasPublished || date >= today)
  const isTold = ({ inForce }: Difference) => wasPublished || inForce !== null
  const isAsked = (each: Difference) => isTold(each) && each.date >= today && each.date < promised
  return {
    changed,
    atOnce: changed.filter((each) => !isAsked(each)),
    toAsk: changed.filter(isAsked),
    isLate: changed.some(({ date }) => date < promised),
  }
}

/** Of each queue what was foretold, as a version keeps it. */
const inShort = ({ queues }: DraftPrediction): NonNullable<Publication['prediction']> =>
  queues.map(({ queueId, serviceLevel, targetShare }) => ({ queueId, serviceLevel, targetShare }))

function whyNot(world: RosterWorld, { isLate }: DayPlan, prediction: Publication['prediction'], reason: string | null) {
  const violations = violationsIn(world)
  const hard = violations.filter(({ severity }) => severity === 'hard')
  if (hard.length > 0) return refused('hard-rules-broken', toldIn(hard))
  if (reason !== null) return undefined
  if (violations.length > 0) return refused('reason-needed', `House rules are broken: ${toldIn(violations)} Say why.`)
  if (isLate) return refused('reason-needed', `It comes later than ${NOTICE_DAYS} days before: say why.`)
  if (prediction === null && isPredictable(world))
    return refused(
      'prediction-needed',
      'The draft as it is now was not played against the forecast: play it, or say why.',
    )
  return undefined
}

interface Telling {
  readonly by: string
  readonly reason: string
  readonly now: number
}

/** What an earlier publication asked for and nobody has answered: this one asks anew for what it still wants. */
const withdrawAsked = (tx: Tx, { people, roster }: RosterWorld, now: number) =>
  tx.run(sql`update rosters.shift_change set state = 'withdrawn', decided_at = ${at(now)}
    where state = 'asked' and cause = 'publication' and date between ${roster.from}::date and ${roster.to}::date
      and person_id = any(${people.map(({ personId }) => personId)}::uuid[])`)

async function hasAsked(tx: Tx, { people, roster }: RosterWorld): Promise<boolean> {
  const asked = await tx.maybe(sql`select from rosters.shift_change
    where state = 'asked' and cause = 'publication' and date between ${roster.from}::date and ${roster.to}::date
      and person_id = any(${people.map(({ personId }) => personId)}::uuid[]) limit 1`)
  return asked !== undefined
}

async function putInForce(
  tx: Tx,
  world: RosterWorld,
  days: readonly Difference[],
  { by, reason, now }: Telling,
): Promise<void> {
  const put = days.flatMap(({ draft, inForce }): WrittenShift[] =>
    draft ? [toWritten(world.roster.rosterId, draft, inForce, now)] : [],
  )
  await putShifts(tx, put)
  await removeShifts(
    tx,
    days.filter(({ draft }) => draft === null),
  )
  // What nobody was told before is no change; the publication itself keeps it.
  const told = days.filter(({ inForce }) => inForce !== null)
  await recordChanges(
    tx,
    told.map(({ personId, date, draft, inForce }) => ({
      personId,
      date,
      before: inForce,
      after: draft && toWritten(world.roster.rosterId, draft, inForce, now),
    })),
    { cause: 'publication', reason, by, now, state: 'made' },
  )
}

/** Training and meetings stay where they still fit. */
function toWritten(
  rosterId: string,
  draft: NonNullable<Difference['draft']>,
  inForce: ShiftInForce | null,
  now: number,
): WrittenShift {
  const { personId, date, kindId, startsAt, endsAt, breaks } = draft
  const fits = (each: { readonly startsAt: number; readonly endsAt: number }) =>
    each.startsAt >= startsAt &&
    each.endsAt <= endsAt &&
    !breaks.some((pause) => pause.startsAt < each.endsAt && pause.endsAt > each.startsAt)
  return {
    shiftId: inForce?.shiftId ?? newId(now),
    rosterId,
    personId,
    date,
    kindId,
    startsAt,
    endsAt,
    breaks,
    activities: (inForce?.activities ?? []).filter(fits),
    overtimeFromAt: null,
    cutSeconds: 0,
  }
}

async function ask(tx: Tx, days: readonly Difference[], { by, reason, now }: Telling) {
  const ids = await recordChanges(
    tx,
    days.map(({ personId, date, draft, inForce }) => ({
      personId,
      date,
      before: inForce,
      after: draft && shapeOf(toWritten('', draft, inForce, now)),
    })),
    { cause: 'publication', reason, by, now, state: 'asked' },
  )
  return days.map(({ personId, date }, place) => ({ changeId: ids[place] ?? '', personId, date }))
}

function shapeOf({ shiftId: _, rosterId: __, personId: ___, date: ____, ...shape }: WrittenShift) {
  return shape
}

/** Every version with when and why, the newest first. */
export async function listPublications(
  { asks }: Pick<RostersDeps, 'asks'>,
  db: Queryable,
  rosterId: string,
): Promise<Publication[]> {
  const rows = await db.rows<Omit<Publication, 'publishedBy'> & { by: string }>(sql`select p.version,
      p.published_at "publishedAt", p.published_by by, p.late_reason "lateReason", p.prediction, jsonb_array_length(p.shifts) shifts,
      (select count(*)::int from rosters.shift_change c, rosters.roster r
        where r.id = p.roster_id and c.cause = 'publication' and c.state = 'asked' and c.asked_at = p.published_at
          and c.date between r.from_date and r.from_date + r.days - 1) waiting
    from rosters.publication p where p.roster_id = ${rosterId} order by p.version desc`)
  const people = await asks.identity.people(db, [...new Set(rows.map(({ by }) => by))])
  return rows.map(({ by, ...row }) => ({
    ...row,
    publishedBy: people.find(({ personId }) => personId === by)?.displayName ?? '',
  }))
}
