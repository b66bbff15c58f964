import type { z } from 'zod'
import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { termsChanged } from '#modules/rosters/events.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import type { RosteredPerson, termsBody, termsChange } from '#modules/rosters/terms-contract.ts'
import { causeOf, FIRST_DATE, readTerms } from '#modules/rosters/work-contracts.ts'
import type { RowScope } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export type PeopleRefusal = 'unit-not-found' | 'person-not-found' | 'contract-unknown' | 'effective-in-the-past'

/** Everyone who serves customers in a unit and below it, as far as the scope reaches; all units when none is named. */
export async function listPeople(
  { asks }: Pick<RostersDeps, 'asks'>,
  db: Queryable,
  scope: RowScope,
  unitId: string | undefined,
): Promise<Outcome<readonly RosteredPerson[], PeopleRefusal>> {
  const below = unitId === undefined ? undefined : await asks.identity.unitsBelow(db, unitId)
  if (below?.length === 0) return refused('unit-not-found', 'There is no such unit: choose another.')
  const units = unitsWithin(scope, below)
  if (units !== 'all' && units.length === 0) return done([])
  const cards = await asks.identity.peopleWithRole(db, ROSTERED_ROLES, units === 'all' ? [] : units)
  return done(await asRostered(asks, db, cards))
}

/** The units of the scope that lie in these; an empty list means none. */
function unitsWithin(scope: RowScope, below: readonly string[] | undefined): readonly string[] | 'all' {
  if (scope.kind === 'all') return below ?? 'all'
  if (scope.kind !== 'units') return []
  return below === undefined ? scope.unitIds : scope.unitIds.filter((id) => below.includes(id))
}

/**
 * With what they can take and under which contract they work; in the order of the cards.
 * @param on with the terms of that date; as last changed when left out
 */
export async function asRostered(
  asks: RostersDeps['asks'],
  db: Queryable,
  cards: readonly PersonCard[],
  on?: LocalDate,
): Promise<RosteredPerson[]> {
  const ids = cards.map(({ personId }) => personId)
  const abilities = await asks.routing.abilities(db, ids)
  const terms = new Map((await readTerms(db, ids, on)).map(({ personId, ...rest }) => [personId, rest]))
  return cards.map(({ personId, displayName, agentNo, unitId, unitName }) => {
    const { effectiveFrom = null, ...own } = terms.get(personId) ?? {}
    return {
      personId,
      displayName,
      agentNo,
      unitId,
      unitName,
      queueIds: [...(abilities.get(personId) ?? [])],
      terms: 'contractId' in own ? own : null,
      termsFrom: effectiveFrom,
    }
  })
}

/** What somebody works under from a date on, today or later; shifts in force stay, and earlier days are judged as before. */
export async function setTerms(
  { platform, asks, zone }: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>,
  by: string | null,
  personId: string,
  { effectiveFrom, ...terms }: z.output<typeof termsChange>,
): Promise<Outcome<RosteredPerson, PeopleRefusal>> {
  const today = localDateOf(zone, platform.clock.now())
  const from = effectiveFrom ?? today
  return platform.db.transaction(async (tx) => {
    const [card] = await asks.identity.people(tx, [personId])
    const serves = card?.roles.some((role) => ROSTERED_ROLES.some((each) => each === role))
    if (!card?.active || !serves) return refused('person-not-found', 'Nobody who serves customers has this id.')
    if (from < today)
      return refused('effective-in-the-past', `Give a date from ${today} on: earlier days stay as judged.`)
    const contract = await tx.maybe(sql`select from rosters.work_contract where id = ${terms.contractId} for share`)
    if (!contract) return refused('contract-unknown', 'Choose one of the contracts of the list.')
    await writeTerms(platform, tx, by, personId, terms, from)
    const [person] = await asRostered(asks, tx, [card])
    return person ? done(person) : refused('person-not-found')
  })
}

/** Writes them for somebody who serves, under a contract that is there. @param from the first terms of all are in force ever */
export async function writeTerms(
  { clock, log }: Pick<RostersDeps['platform'], 'clock' | 'log'>,
  tx: Tx,
  by: string | null,
  personId: string,
  terms: z.output<typeof termsBody>,
  from: LocalDate = FIRST_DATE,
): Promise<void> {
  const now = clock.now()
  const isFirst = (await keepTerms(tx, personId, from)) === undefined
  await tx.run(sql`insert into rosters.terms (person_id, contract_id, protections, marks, annual_leave_days, changed_at,
      changed_by, effective_from)
    values (${personId}, ${terms.contractId}, ${terms.protections}, ${terms.marks}, ${terms.annualLeaveDays},
      ${at(now)}, ${by}, ${isFirst ? FIRST_DATE : from})
    on conflict (person_id) do update set contract_id = excluded.contract_id, protections = excluded.protections,
      marks = excluded.marks, annual_leave_days = excluded.annual_leave_days, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, effective_from = excluded.effective_from`)
  await log.announce(tx, causeOf(by), [termsChanged.of(personId, now, { personId, ...terms, effectiveFrom: from })])
}

/** Holds the person's terms; what is in force until the day before a date is kept. @returns since when; undefined: none yet */
async function keepTerms(tx: Tx, personId: string, from: LocalDate): Promise<LocalDate | undefined> {
  const known = await tx.maybe<{ effectiveFrom: LocalDate }>(
    sql`select effective_from "effectiveFrom" from rosters.terms where person_id = ${personId} for update`,
  )
  const until = addDaysToDate(from, -1)
  await tx.run(sql`delete from rosters.terms_past where person_id = ${personId} and effective_from >= ${from}`)
  await tx.run(sql`update rosters.terms_past set until = ${until} where person_id = ${personId} and until >= ${from}`)
  await tx.run(sql`insert into rosters.terms_past (person_id, effective_from, until, contract_id, protections, marks,
      annual_leave_days, changed_at, changed_by)
    select person_id, effective_from, ${until}::date, contract_id, protections, marks, annual_leave_days, changed_at,
      changed_by from rosters.terms where person_id = ${personId} and effective_from < ${from}::date`)
  return known?.effectiveFrom
}
