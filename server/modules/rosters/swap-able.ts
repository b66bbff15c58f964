import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface ShiftPlace {
  readonly unitId: string
  readonly queueIds: readonly string[]
}

/** The roster in which somebody's shift of a date stands; undefined without a shift. */
const placeOfShift = (db: Queryable, personId: string, date: string): Promise<ShiftPlace | undefined> =>
  db.maybe<ShiftPlace>(sql`select r.unit_id "unitId", r.queue_ids "queueIds"
    from rosters.shift s join rosters.roster r on r.id = s.roster_id
    where s.person_id = ${personId} and s.date = ${date}`)

/**
 * Of these people those who can stand in for someone on a date: they are under terms, belong to the unit of the roster,
 * and can take the contacts of each of its queues whose contacts the other can take.
 */
export async function ableToStandIn(
  { asks }: OwnDeps,
  db: Queryable,
  giver: { readonly personId: string; readonly date: string },
  personIds: readonly string[],
): Promise<readonly string[]> {
  const place = await placeOfShift(db, giver.personId, giver.date)
  if (!place) return []
  const abilities = await asks.routing.abilities(db, [giver.personId, ...personIds])
  const cards = await asks.identity.people(db, personIds)
  const units = new Set([place.unitId, ...(await asks.identity.unitsBelow(db, place.unitId))])
  const under = new Set(await underTerms(db, personIds))
  const needed = (abilities.get(giver.personId) ?? []).filter((queueId) => place.queueIds.includes(queueId))
  return cards
    .filter(({ personId, unitId, active }) => active && units.has(unitId) && under.has(personId))
    .filter(({ personId }) => needed.every((queueId) => abilities.get(personId)?.includes(queueId)))
    .map(({ personId }) => personId)
}

async function underTerms(db: Queryable, personIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ personId: string }>(
    sql`select person_id "personId" from rosters.terms where person_id = any(${personIds}::uuid[])`,
  )
  return rows.map(({ personId }) => personId)
}

/** Everyone who works under terms in the unit of the roster, apart from the giver. */
export async function colleaguesOf(
  { asks }: OwnDeps,
  db: Queryable,
  giver: { readonly personId: string; readonly date: string },
): Promise<readonly string[]> {
  const place = await placeOfShift(db, giver.personId, giver.date)
  if (!place) return []
  const rows = await db.rows<{ personId: string }>(sql`select person_id "personId" from rosters.terms
    where person_id <> ${giver.personId}`)
  const cards = await asks.identity.people(
    db,
    rows.map(({ personId }) => personId),
  )
  const units = new Set([place.unitId, ...(await asks.identity.unitsBelow(db, place.unitId))])
  return cards.filter(({ unitId, active }) => active && units.has(unitId)).map(({ personId }) => personId)
}
