import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PersonCard } from '#modules/identity/questions.ts'
import type { RosteredPerson, termsBody } from '#modules/rosters/contract.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { termsChanged } from '#modules/rosters/events.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import { causeOf, readTerms } from '#modules/rosters/work-contracts.ts'
import type { RowScope } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export type PeopleRefusal = 'unit-not-found' | 'person-not-found' | 'contract-unknown'

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

/** With what they can take and under which contract they work; in the order of the cards. */
export async function asRostered(
  asks: RostersDeps['asks'],
  db: Queryable,
  cards: readonly PersonCard[],
): Promise<RosteredPerson[]> {
  const ids = cards.map(({ personId }) => personId)
  const abilities = await asks.routing.abilities(db, ids)
  const terms = new Map((await readTerms(db, ids)).map(({ personId, ...rest }) => [personId, rest]))
  return cards.map(({ personId, displayName, agentNo, unitId, unitName }) => ({
    personId,
    displayName,
    agentNo,
    unitId,
    unitName,
    queueIds: [...(abilities.get(personId) ?? [])],
    terms: terms.get(personId) ?? null,
  }))
}

/** What somebody works under from now on; shifts in force stay as they are. */
export async function setTerms(
  { platform, asks }: Pick<RostersDeps, 'platform' | 'asks'>,
  by: string | null,
  personId: string,
  terms: z.output<typeof termsBody>,
): Promise<Outcome<RosteredPerson, PeopleRefusal>> {
  return platform.db.transaction(async (tx) => {
    const [card] = await asks.identity.people(tx, [personId])
    const serves = card?.roles.some((role) => ROSTERED_ROLES.some((each) => each === role))
    if (!card?.active || !serves) return refused('person-not-found', 'Nobody who serves customers has this id.')
    const contract = await tx.maybe(sql`select from rosters.work_contract where id = ${terms.contractId} for share`)
    if (!contract) return refused('contract-unknown', 'Choose one of the contracts of the list.')
    await writeTerms(platform, tx, by, personId, terms)
    const [person] = await asRostered(asks, tx, [card])
    return person ? done(person) : refused('person-not-found')
  })
}

/** Writes them for somebody who serves, under a contract that is there. */
export async function writeTerms(
  { clock, log }: Pick<RostersDeps['platform'], 'clock' | 'log'>,
  tx: Tx,
  by: string | null,
  personId: string,
  terms: z.output<typeof termsBody>,
): Promise<void> {
  const now = clock.now()
  await tx.run(sql`insert into rosters.terms (person_id, contract_id, protections, marks, annual_leave_days, changed_at,
      changed_by)
    values (${personId}, ${terms.contractId}, ${terms.protections}, ${terms.marks}, ${terms.annualLeaveDays},
      ${at(now)}, ${by})
    on conflict (person_id) do update set contract_id = excluded.contract_id, protections = excluded.protections,
      marks = excluded.marks, annual_leave_days = excluded.annual_leave_days, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`)
  await log.announce(tx, causeOf(by), [termsChanged.of(personId, now, { personId, ...terms })])
}
