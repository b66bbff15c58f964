import type { z } from 'zod'
import { judgedFrom, measuredEffect } from '#modules/complaints/causes/measure-effect.ts'
import { MEASURE_COLUMNS, measuresWithin, type StoredMeasure } from '#modules/complaints/causes/measures.ts'
import type { MeasureList, MeasureView, measureSearch, ownerList } from '#modules/complaints/causes-contract.ts'
import { type ComplaintDeps, namesOf } from '#modules/complaints/deps.ts'
import { OWNING_ROLES } from '#modules/complaints/permissions.ts'
import type { Actor } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

/** Measures within reach: what is open comes first, what is due first on top. */
export async function listMeasures(
  deps: ComplaintDeps,
  actor: Actor,
  { show, cause, limit, after }: z.output<typeof measureSearch>,
): Promise<MeasureList> {
  const { db, clock } = deps.platform
  const shown = {
    running: sql`m.ended_at is null`,
    ended: sql`m.ended_at is not null`,
    all: sql`true`,
  }[show]
  const rows = await db.rows<StoredMeasure>(sql`select ${MEASURE_COLUMNS} from complaints.measure m
    where ${measuresWithin(actor)} and ${shown} and ${cause === undefined ? sql`true` : sql`m.cause = ${cause}`}
    order by m.ended_at desc nulls first, m.done_at is not null, m.due_at, m.id limit ${limit + 1} offset ${after}`)
  const measures = await shownAs(deps, actor, rows.slice(0, limit))
  return { asOf: clock.now(), measures, more: rows.length > limit }
}

async function shownAs(deps: ComplaintDeps, actor: Actor, rows: readonly StoredMeasure[]): Promise<MeasureView[]> {
  const { platform, identity } = deps
  const now = platform.clock.now()
  const people = rows.flatMap(({ ownerId, madeBy, endedBy }) => [ownerId, madeBy, endedBy])
  const [nameOf, units] = await Promise.all([namesOf(identity, platform.db, people), identity.units(platform.db)])
  const unitOf = new Map(units.map(({ unitId, name }) => [unitId, { unitId, name }]))
  return Promise.all(
    rows.map(async ({ id, unitId, ownerId, madeBy, endedBy, ending, product, effect, ...row }) => ({
      ...row,
      measureId: id,
      product: product as MeasureView['product'],
      unit: unitId === null ? null : (unitOf.get(unitId) ?? null),
      ...{ owner: nameOf(ownerId), madeBy: nameOf(madeBy), endedBy: nameOf(endedBy) },
      state: ending ?? (row.doneAt === null ? 'open' : 'watched'),
      isOverdue: ending === null && row.doneAt === null && row.dueAt < now,
      judgedFrom: row.doneAt === null ? null : judgedFrom({ ...row, doneAt: row.doneAt }),
      // What was judged stays as it was judged; what is watched is counted afresh.
      effect:
        effect ??
        (row.doneAt === null || ending !== null
          ? null
          : await measuredEffect(platform.db, { ...row, product, unitId, doneAt: row.doneAt }, now)),
      isMine: ownerId === actor.personId,
    })),
  )
}

/** Who may own a measure, with the unit each works in and how many are open already. */
export async function ownersWithin({ platform: { db }, identity }: ComplaintDeps): Promise<z.infer<typeof ownerList>> {
  const people = await identity.peopleWithRole(db, OWNING_ROLES, [])
  const open = await db.rows<{ personId: string; open: number }>(sql`select owner_id "personId", count(*)::int "open"
    from complaints.measure where ended_at is null and done_at is null group by 1`)
  const openOf = new Map(open.map((row) => [row.personId, row.open]))
  return {
    owners: people
      .map(({ personId, displayName, unitName }) => ({
        ...{ personId, name: displayName, unitName },
        open: openOf.get(personId) ?? 0,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}
