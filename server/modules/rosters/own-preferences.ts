import { z } from 'zod'
import { preferencesSet } from '#modules/rosters/events.ts'
import type { Preferences } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'

/** As `libs/rostering` reads them, without weights: these belong to the roster. */
const wishes = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('day-off'), date: z.string() }),
    z.object({ kind: z.literal('start-between'), from: z.string(), to: z.string() }),
  ]),
)

/** Days off that are over are left out. */
export async function preferencesOf(db: Queryable, personId: string, today: string): Promise<Preferences> {
  const row = await db.maybe<{ wishes: unknown }>(
    sql`select wishes from rosters.preference where person_id = ${personId}`,
  )
  const kept = wishes.parse(row?.wishes ?? [])
  const start = kept.find((wish) => wish.kind === 'start-between')
  return {
    daysOff: kept.flatMap((wish) => (wish.kind === 'day-off' && wish.date >= today ? [wish.date] : [])),
    startBetween: start?.kind === 'start-between' ? { from: start.from, to: start.to } : null,
  }
}

/** What the next roster tries to keep for this person, in place of what they said before. */
export async function setPreferences(
  { platform }: OwnDeps,
  personId: string,
  { daysOff, startBetween }: Preferences,
): Promise<Preferences> {
  const now = platform.clock.now()
  const days = [...new Set(daysOff)].toSorted()
  const kept: z.input<typeof wishes> = [
    ...days.map((date) => ({ kind: 'day-off' as const, date })),
    ...(startBetween ? [{ kind: 'start-between' as const, ...startBetween }] : []),
  ]
  await platform.db.transaction(async (tx) => {
    await tx.run(sql`insert into rosters.preference (person_id, wishes, changed_at)
      values (${personId}, ${json(kept)}, ${at(now)})
      on conflict (person_id) do update set wishes = excluded.wishes, changed_at = excluded.changed_at`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [preferencesSet.of(personId, now, { personId })])
  })
  return { daysOff: days, startBetween }
}
