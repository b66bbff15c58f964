import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { PublishedRoster } from '#libs/roster-export/published.ts'
import type { ExportWords } from '#libs/roster-export/words.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { type ExportLocale, exportWordsIn, LEAVE_WORDS } from '#modules/rosters/export-words.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

export type ExportRefusal = 'roster-not-found' | 'roster-not-published' | 'holidays-not-known'

/** A published roster as it is in force, with what only the file's name and the record of it need. */
export interface Exportable {
  readonly rosterId: string
  readonly unitId: string
  readonly unitName: string
  readonly version: number
  readonly roster: PublishedRoster
  readonly words: ExportWords
}

interface Head {
  readonly rosterId: string
  readonly unitId: string
  readonly from: string
  readonly days: number
  readonly version: number
}

/** Everyone of the roster's unit under a contract, and whoever has a shift of it. By unit and number. */
export async function publishedRoster(
  { asks, zone }: RostersDeps,
  db: Queryable,
  actor: Actor,
  permission: 'rosters.read' | 'rosters.plan',
  rosterId: string,
  locale: ExportLocale,
): Promise<Outcome<Exportable, ExportRefusal>> {
  const head = await db.maybe<Head>(sql`select id "rosterId", unit_id "unitId", from_date "from", days, version
    from rosters.roster where id = ${rosterId}`)
  const scope = scopeOf(actor, permission)
  const isVisible = scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(head?.unitId ?? ''))
  if (!head || !isVisible) return refused('roster-not-found')
  if (head.version === 0) return refused('roster-not-published', 'Publish the roster first: a draft is not exported.')
  const { unitId, from, days, version } = head
  const to = addDaysToDate(from, days - 1)
  const shifts = await shiftsOf(db, sql`roster_id = ${rosterId}`)
  const people = await peopleOf(asks, db, unitId, [...new Set(shifts.map(({ personId }) => personId))])
  const personIds = people.map(({ personId }) => personId)
  const leave = await db.rows<{ personId: string; date: string; kind: keyof (typeof LEAVE_WORDS)['en'] }>(
    sql`select person_id "personId", day::date "date", kind
      from rosters.leave, generate_series(greatest(from_date, ${from}::date), least(to_date, ${to}::date), '1 day') day
      where state = 'granted' and person_id = any(${personIds}::uuid[])
        and from_date <= ${to}::date and to_date >= ${from}::date`,
  )
  const unit = (await asks.identity.units(db)).find((one) => one.unitId === unitId)
  return done({
    rosterId,
    unitId,
    unitName: unit?.name ?? '',
    version,
    words: exportWordsIn(locale),
    roster: {
      zone: zone.name,
      from,
      days,
      people,
      shifts,
      absences: leave.map(({ personId, date, kind }) => ({ personId, date, words: LEAVE_WORDS[locale][kind] })),
    },
  })
}

/** A shift in force as files take it, with the date it counts for. */
export interface DatedShift {
  readonly shiftId: string
  readonly personId: string
  readonly kind: string
  readonly date: string
  readonly revision: number
  readonly startsAt: number
  readonly endsAt: number
  readonly breaks: readonly { readonly startsAt: number; readonly endsAt: number; readonly isPaid: boolean }[]
  readonly overtimeFromAt: number | null
}

export const shiftsOf = (db: Queryable, which: ReturnType<typeof sql>) =>
  db.rows<DatedShift>(sql`select id "shiftId", person_id "personId", kind_id kind, date, revision,
      starts_at "startsAt", ends_at "endsAt", breaks, overtime_from_at "overtimeFromAt"
    from rosters.shift where ${which} order by person_id, starts_at`)

async function peopleOf(asks: RostersDeps['asks'], db: Queryable, unitId: string, working: readonly string[]) {
  const below = await asks.identity.peopleWithRole(db, ROSTERED_ROLES, [unitId])
  const under = await db.rows<{ personId: string }>(
    sql`select person_id "personId" from rosters.terms
      where person_id = any(${below.map(({ personId }) => personId)}::uuid[])`,
  )
  const ids = [...new Set([...working, ...under.map(({ personId }) => personId)])]
  const cards = await asks.identity.people(db, ids)
  return cards
    .map(({ personId, agentNo, displayName, unitName }) => ({
      personId,
      number: agentNo,
      name: displayName,
      team: unitName,
    }))
    .sort((a, b) => compare(a.team, b.team) || compare(a.number, b.number))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
