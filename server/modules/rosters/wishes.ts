import { z } from 'zod'
import type { Wanted } from '#modules/rosters/roster-problem.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

const wishes = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('day-off'), date: z.string() }),
    z.object({ kind: z.literal('start-between'), from: z.string(), to: z.string() }),
  ]),
)

/** What the people of a roster would rather work in its days. */
export async function readWanted(db: Queryable, { people, roster }: RosterWorld): Promise<Wanted> {
  const ids = people.map(({ personId }) => personId)
  const rows = await db.rows<{ personId: string; wishes: unknown }>(sql`select person_id "personId", wishes
    from rosters.preference where person_id = any(${ids}::uuid[])`)
  const isOfDays = (wish: z.output<typeof wishes>[number]) =>
    wish.kind !== 'day-off' || (wish.date >= roster.from && wish.date <= roster.to)
  return {
    wishes: new Map(rows.map((row) => [row.personId, wishes.parse(row.wishes).filter(isOfDays)])),
  }
}
