import type { z } from 'zod'
import {
  type Occurrence,
  REPEAT_RULE,
  type Repeat,
  type RepeatRule,
  repeatsOf,
} from '#libs/complaint-rules/repeat-causes.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { RepeatList, RepeatView, repeatQuery } from '#modules/complaints/causes-contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

const DAY_MS = 86_400_000
/** Complaints that count: no suggestion, no duplicate. */
export const COUNTS: Sql = sql`c.level = 'complaint' and c.merged_into is null`

/** What comes again and again in the whole house within a window that ends now. */
export async function repeatList(
  deps: ComplaintDeps,
  { least, days }: z.output<typeof repeatQuery>,
): Promise<RepeatList> {
  const { db, clock } = deps.platform
  const now = clock.now()
  const since = now - days * DAY_MS
  const occurrences = await occurrencesSince(db, since)
  const totals = await db.one<{ all: number; caused: number }>(sql`select count(*)::int "all",
    count(*) filter (where exists (select 1 from complaints.cause_of o where o.complaint_id = c.id))::int caused
    from complaints.complaint c where ${COUNTS} and c.received_at >= ${at(since)}`)
  const counts = new Map<string, number>()
  for (const { cause } of occurrences) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  return {
    ...{ asOf: now, least, days, ...totals },
    repeats: await withMeasures(deps, repeatsOf(occurrences, { least, days }, now)),
    counts: [...counts].map(([cause, count]) => ({ cause, count })).toSorted((a, b) => b.count - a.count),
  }
}

/** Whether the causes of one complaint come again for its product or at its unit. */
export async function repeatsAt(
  deps: ComplaintDeps,
  complaint: { readonly causes: readonly string[]; readonly product: string | null; readonly unitId: string | null },
  rule: RepeatRule = REPEAT_RULE,
): Promise<RepeatView[]> {
  if (complaint.causes.length === 0) return []
  const { db, clock } = deps.platform
  const now = clock.now()
  const occurrences = await occurrencesSince(db, now - rule.days * DAY_MS, complaint.causes)
  const here = repeatsOf(occurrences, rule, now).filter(
    ({ by, where }) => where === (by === 'product' ? complaint.product : complaint.unitId),
  )
  return withMeasures(deps, here)
}

const occurrencesSince = (db: Queryable, since: Instant, causes: readonly string[] | null = null) =>
  db.rows<Occurrence>(sql`select c.id "complaintId", o.cause, c.axis_product product, c.arose_at "unitId",
      c.received_at "receivedAt"
    from complaints.cause_of o join complaints.complaint c on c.id = o.complaint_id
    where ${COUNTS} and c.received_at >= ${at(since)}
      and ${causes === null ? sql`true` : sql`o.cause = any(${[...causes]}::text[])`}`)

async function withMeasures({ platform, identity }: ComplaintDeps, repeats: readonly Repeat[]): Promise<RepeatView[]> {
  if (repeats.length === 0) return []
  const [units, measures] = await Promise.all([
    identity.units(platform.db),
    platform.db.rows<{ cause: string; product: string | null; unitId: string | null }>(sql`select cause, product,
      unit_id "unitId" from complaints.measure where ended_at is null`),
  ])
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]))
  return repeats.map((repeat) => ({
    ...repeat,
    unitName: repeat.by === 'unit' ? (nameOf.get(repeat.where) ?? null) : null,
    measures: measures.filter(({ cause, product, unitId }) => {
      const isFor = repeat.by === 'product' ? product : unitId
      const narrows = repeat.by === 'product' ? unitId : product
      return cause === repeat.cause && narrows === null && (isFor === null || isFor === repeat.where)
    }).length,
  }))
}
