import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { Leave } from '#libs/rostering/model.ts'
import { joinTerms } from '#libs/rostering/terms.ts'
import type { CheckedPerson } from '#modules/rosters/check-shifts.ts'
import { FAIR_DAYS } from '#modules/rosters/history-before.ts'
import { shiftsDated } from '#modules/rosters/store-shifts.ts'
import { readTermsSpans } from '#modules/rosters/terms-spans.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** What may be around a day that has to do with it: the longest window of the checker, and a week. */
const AROUND_DAYS = 42

/** People with all that the rules look at around some days, in order of their ids; who works under no contract is left out. */
export async function readCheckedPeople(
  db: Queryable,
  personIds: readonly string[],
  from: string,
  to: string,
): Promise<CheckedPerson[]> {
  const [since, until] = [addDaysToDate(from, -FAIR_DAYS), addDaysToDate(to, AROUND_DAYS)]
  const terms = await readTermsSpans(db, personIds, { from: since, until })
  const leave = await grantedLeave(db, personIds, since, until)
  const shifts = byPerson(await shiftsDated(db, personIds, since, until))
  return [...terms].flatMap(([personId, own]) => {
    const [first, ...later] = own
    if (!first) return []
    const known = { leave: leave.get(personId) ?? [], shifts: shifts.get(personId) ?? [] }
    return [{ personId, ...joinTerms([first, ...later]), terms: own, ...known }]
  })
}

/** Leave that was granted, each date once. */
export async function grantedLeave(
  db: Queryable,
  personIds: readonly string[],
  from: string,
  to: string,
): Promise<ReadonlyMap<string, readonly Leave[]>> {
  const rows = await db.rows<
    Leave & { personId: string }
  >(sql`select person_id "personId", from_date "from", to_date "to"
    from rosters.leave where person_id = any(${[...personIds]}::uuid[]) and state = 'granted'
      and to_date >= ${from}::date and from_date <= ${to}::date order by person_id, from_date`)
  return new Map([...byPerson(rows)].map(([personId, leave]) => [personId, apart(leave)]))
}

/** Leave in order of its start, with what overlaps made one. */
export function apart(leave: readonly Leave[]): Leave[] {
  const joined: { from: string; to: string }[] = []
  for (const { from, to } of leave) {
    const last = joined.at(-1)
    if (last && last.to >= from) last.to = last.to > to ? last.to : to
    else joined.push({ from, to })
  }
  return joined
}

export function byPerson<T extends { readonly personId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const own = found.get(row.personId)
    if (own) own.push(row)
    else found.set(row.personId, [row])
  }
  return found
}
