import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { type CheckedPerson, newViolations, toldIn, violationsAround } from '#modules/rosters/check-shifts.ts'
import { readCheckedPeople } from '#modules/rosters/checked-people.ts'
import type { RosterViolation, ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { followInDrafts } from '#modules/rosters/draft-follows.ts'
import { shiftsChanged } from '#modules/rosters/events.ts'
import type { ShiftChangeRefusal, ShiftChangeRequest, WantedShift } from '#modules/rosters/questions.ts'
import type { DatedShift } from '#modules/rosters/shift-slots.ts'
import { lockShifts, putShifts, removeShifts, shiftsDated } from '#modules/rosters/store-shifts.ts'
import { causeOf } from '#modules/rosters/work-contracts.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

type Deps = Pick<RostersDeps, 'platform' | 'asks' | 'zone'>

/** The rules that these changes would break, or break worse, than the shifts in force do. */
export async function violationsOfChange(
  { zone }: Pick<Deps, 'zone'>,
  db: Queryable,
  wanted: readonly WantedShift[],
): Promise<readonly RosterViolation[]> {
  const dates = wanted.map(({ date }) => date).sort()
  const [from, to] = [dates[0], dates.at(-1)]
  if (from === undefined || to === undefined) return []
  const people = await readCheckedPeople(db, [...new Set(wanted.map(({ personId }) => personId))], from, to)
  const changed = people.map((person) => withWanted(person, wanted))
  return newViolations(violationsAround(zone, people, from, to), violationsAround(zone, changed, from, to))
}

function withWanted(person: CheckedPerson, wanted: readonly WantedShift[]): CheckedPerson {
  const own = wanted.filter(({ personId }) => personId === person.personId)
  const kept = person.shifts.filter(({ date }) => !own.some((each) => each.date === date))
  const put = own.flatMap(({ personId, date, after }): DatedShift[] => (after ? [{ ...after, personId, date }] : []))
  return { ...person, shifts: [...kept, ...put].sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

export interface ChangeOptions {
  /** Broken rules that are no reason against it. */
  readonly tolerates?: (violation: RosterViolation) => boolean
  /** There is a record of it already: a change that was asked for. */
  readonly isRecorded?: boolean
}

/** All of them or none, with the record of it. Locks rosters, then people's terms, then shifts, each in order. */
export async function changeShifts(
  deps: Deps,
  tx: Tx,
  request: ShiftChangeRequest,
  options: ChangeOptions = {},
): Promise<Outcome<readonly ShiftInForce[], ShiftChangeRefusal>> {
  const { wanted } = request
  if (wanted.length === 0) return done([])
  const homes = await rostersOf(deps, tx, wanted)
  const locked = await lockShifts(tx, wanted)
  const inForce = new Map(locked.map((shift) => [dayKey(shift), shift]))
  if (wanted.some((each) => (inForce.get(dayKey(each))?.revision ?? null) !== each.revision))
    return refused('shift-changed-meanwhile', 'The shift was changed meanwhile: look at it again, then decide anew.')
  if (wanted.some((each) => each.after !== null && !homes.has(dayKey(each))))
    return refused('not-rostered', 'The person works under no contract, or no published roster covers that day.')
  const broken = (await violationsOfChange(deps, tx, wanted)).filter((each) => !options.tolerates?.(each))
  if (broken.length > 0) return refused('rule-broken', toldIn(broken))
  return done(await writeChanges(deps, tx, request, { inForce, homes, isRecorded: options.isRecorded ?? false }))
}

async function writeChanges(
  { platform }: Pick<Deps, 'platform'>,
  tx: Tx,
  { wanted, cause, reason, by }: ShiftChangeRequest,
  {
    inForce,
    homes,
    isRecorded,
  }: {
    readonly inForce: ReadonlyMap<string, ShiftInForce>
    readonly homes: ReadonlyMap<string, string>
    readonly isRecorded: boolean
  },
): Promise<readonly ShiftInForce[]> {
  const now = platform.clock.now()
  const put = wanted.flatMap(({ personId, date, after }) => {
    const shiftId = inForce.get(dayKey({ personId, date }))?.shiftId ?? newId(now)
    const rosterId = homes.get(dayKey({ personId, date }))
    return after && rosterId ? [{ ...shapeOf(after), personId, date, shiftId, rosterId }] : []
  })
  const gone = wanted.filter(({ after }) => after === null)
  await putShifts(tx, put)
  await removeShifts(tx, gone)
  const days = wanted.map(({ date }) => date).sort()
  const ids = [...new Set(wanted.map(({ personId }) => personId))]
  const written = (await shiftsDated(tx, ids, days[0] ?? '', days.at(-1) ?? '')).filter((shift) =>
    put.some((each) => dayKey(each) === dayKey(shift)),
  )
  const after = new Map(written.map((shift) => [dayKey(shift), shift]))
  const records = wanted.map((each) => ({
    personId: each.personId,
    date: each.date,
    before: inForce.get(dayKey(each)) ?? null,
    after: after.get(dayKey(each)) ?? null,
  }))
  if (!isRecorded) await recordChanges(tx, records, { cause, reason, by, now, state: 'made' })
  await followInDrafts(
    tx,
    records.map((record) => ({ ...record, rosterId: homes.get(dayKey(record)) })),
  )
  await platform.log.announce(
    tx,
    causeOf(by),
    ids.map((personId) => {
      const dates = wanted.filter((each) => each.personId === personId).map(({ date }) => date)
      return shiftsChanged.of(personId, now, { personId, dates: dates.sort(), cause })
    }),
  )
  return written
}

export interface ChangeRecord {
  readonly personId: string
  readonly date: string
  readonly before: ShiftInForce | null
  readonly after: ShiftInForce | ShiftShape | null
}

/** @returns ids, in the order of the changes */
export async function recordChanges(
  tx: Tx,
  changes: readonly ChangeRecord[],
  {
    cause,
    reason,
    by,
    now,
    state,
  }: Pick<ShiftChangeRequest, 'cause' | 'reason' | 'by'> & { readonly now: Instant; readonly state: 'made' | 'asked' },
): Promise<readonly string[]> {
  const rows = changes.map(({ personId, date, before, after }) => ({
    id: newId(now),
    person_id: personId,
    date,
    before,
    after,
  }))
  const decidedAt = state === 'made' ? at(now) : null
  await tx.run(sql`insert into rosters.shift_change (id, person_id, date, before, after, cause, reason, state, asked_at,
      asked_by, decided_at, decided_by)
    select id, person_id, date, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), ${cause}, ${reason}, ${state},
      ${at(now)}, ${by}::uuid, ${decidedAt}::timestamptz, ${state === 'made' ? by : null}::uuid
    from jsonb_to_recordset(${json(rows)}::jsonb) as given (id uuid, person_id uuid, date date, before jsonb, after jsonb)`)
  return rows.map(({ id }) => id)
}

/**
 * The roster that each day belongs to, for people who work under a contract: that of the shift, else a published one of
 * the person's units. Rosters and terms are locked.
 */
export async function rostersOf(
  { asks }: Pick<Deps, 'asks'>,
  tx: Tx,
  days: readonly { readonly personId: string; readonly date: string }[],
): Promise<ReadonlyMap<string, string>> {
  const personIds = [...new Set(days.map(({ personId }) => personId))]
  const dates = days.map(({ date }) => date).sort()
  const rosters = await tx.rows<{ rosterId: string; unitId: string; from: string; to: string }>(
    sql`select id "rosterId", unit_id "unitId", from_date "from", from_date + days - 1 "to" from rosters.roster
      where version > 0 and from_date <= ${dates.at(-1) ?? ''}::date and from_date + days > ${dates[0] ?? ''}::date
      order by id for update`,
  )
  const terms = await tx.rows<{ personId: string }>(sql`select person_id "personId" from rosters.terms
    where person_id = any(${personIds}::uuid[]) order by person_id for update`)
  const unitOf = new Map((await asks.identity.people(tx, personIds)).map(({ personId, unitId }) => [personId, unitId]))
  const below = new Map<string, ReadonlySet<string>>()
  for (const { unitId } of rosters) {
    if (!below.has(unitId)) below.set(unitId, new Set(await asks.identity.unitsBelow(tx, unitId)))
  }
  const homes = new Map<string, string>()
  for (const { personId, date } of days) {
    if (!terms.some((each) => each.personId === personId)) continue
    const home = rosters.find(
      ({ from, to, unitId }) => from <= date && date <= to && below.get(unitId)?.has(unitOf.get(personId) ?? ''),
    )
    if (home) homes.set(dayKey({ personId, date }), home.rosterId)
  }
  return homes
}

export const dayKey = ({ personId, date }: { readonly personId: string; readonly date: string }) =>
  `${personId} ${date}`

const shapeOf = (shape: ShiftShape): ShiftShape => ({
  kindId: shape.kindId,
  startsAt: shape.startsAt,
  endsAt: shape.endsAt,
  breaks: shape.breaks,
  activities: shape.activities,
  overtimeFromAt: shape.overtimeFromAt,
  cutSeconds: shape.cutSeconds,
})
