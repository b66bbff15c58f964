import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { csv } from '#libs/guarded-csv/csv.ts'
import { payroll } from '#libs/roster-export/pay/payroll.ts'
import { payrollSheet } from '#libs/roster-export/roster-files.ts'
import type { Cell, Sheet } from '#libs/roster-export/workbook.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { dayKindsOf, mondayOf, type PAY_RULES, payRulesWith } from '#modules/rosters/export-pay-days.ts'
import { type DatedShift, type Exportable, type ExportRefusal, shiftsOf } from '#modules/rosters/export-published.ts'
import { readContracts, readTerms } from '#modules/rosters/work-contracts.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

type Pack = keyof typeof PAY_RULES

/** Hours by pay code, a sheet for every pack that somebody of the roster works under. */
export async function payrollSheets(
  { zone, asks }: RostersDeps,
  db: Queryable,
  { roster, words }: Exportable,
): Promise<Outcome<readonly Sheet[], ExportRefusal>> {
  const lastDate = addDaysToDate(roster.from, roster.days - 1)
  const last = localDateOf(zone, Math.max(0, ...roster.shifts.map(({ endsAt }) => endsAt)))
  const years = new Set(
    [roster.from, lastDate, last].filter((date) => date >= roster.from).map((date) => Number(date.slice(0, 4))),
  )
  const packOf = await packsOf(
    db,
    roster.people.map(({ personId }) => personId),
    { on: roster.from, zone: zone.name },
  )
  const packs = (['CN', 'TW'] as const).filter((pack) =>
    roster.people.some(({ personId }) => packOf(personId) === pack),
  )
  const read = await asks.promises.holidayYears(db)
  const rulesOf = (pack: Pack) => payRulesWith(pack, read, pack === homePack(zone.name))
  const unknown = [...years].filter((year) => packs.some((pack) => !rulesOf(pack).years.includes(year)))
  if (unknown.length > 0)
    return refused(
      'holidays-not-known',
      `The public holidays of ${unknown.join(', ')} are not known: import them under Opening hours, with the paid ones marked, or export the roster instead.`,
    )
  const week = { from: mondayOf(roster.from), to: addDaysToDate(mondayOf(lastDate), 6) }
  const all = await shiftsOf(
    db,
    sql`person_id = any(${roster.people.map(({ personId }) => personId)}::uuid[])
      and date between ${week.from}::date and ${week.to}::date`,
  )
  const byPerson = new Map<string, DatedShift[]>()
  for (const shift of all) byPerson.set(shift.personId, [...(byPerson.get(shift.personId) ?? []), shift])
  return done(
    packs.map((pack) => {
      const people = roster.people.filter(({ personId }) => packOf(personId) === pack)
      const ids = new Set(people.map(({ personId }) => personId))
      const part = { ...roster, people, shifts: roster.shifts.filter(({ personId }) => ids.has(personId)) }
      const rules = rulesOf(pack)
      const kinds = new Map(people.map(({ personId }) => [personId, dayKindsOf(byPerson.get(personId) ?? [], rules)]))
      const lines = payroll(part, rules.pack, (personId, date) => kinds.get(personId)?.(date) ?? 'workday')
      const sheet = payrollSheet(part, lines, rules.pack, words)
      return { ...sheet, name: `${sheet.name} ${pack}` }
    }),
  )
}

/** By the contract a person works under on the first day; who is under none any more, by the country of the house. */
async function packsOf(
  db: Queryable,
  personIds: readonly string[],
  { on, zone }: { readonly on: string; readonly zone: string },
): Promise<(personId: string) => Pack> {
  const packs = new Map((await readContracts(db, sql`true`, on)).map(({ contractId, pack }) => [contractId, pack]))
  const terms = await readTerms(db, personIds, on)
  const known = new Map(terms.map(({ personId, contractId }) => [personId, packs.get(contractId)]))
  return (personId) => known.get(personId) ?? homePack(zone)
}

const homePack = (zone: string): Pack => (zone === 'Asia/Taipei' ? 'TW' : 'CN')

const NAME_COLUMNS = 3
const SUM_COLUMNS = 3

/** All sheets as one table, without their totals: codes of one pack are empty for people of the other. */
export function payrollCsv(sheets: readonly Sheet[]): string {
  const middleOf = ({ header }: Sheet) => header.slice(NAME_COLUMNS, -SUM_COLUMNS)
  const first = sheets[0]
  if (!first) return csv([], [])
  const codes = [...new Set(sheets.flatMap(middleOf))]
  const rows = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, -1).map((row): readonly Cell[] => {
      const places = middleOf(sheet)
      const hours = codes.map((code) =>
        places.includes(code) ? (row[NAME_COLUMNS + places.indexOf(code)] ?? null) : null,
      )
      return [...row.slice(0, NAME_COLUMNS), ...hours, ...row.slice(-SUM_COLUMNS)]
    }),
  )
  const header = [...first.header.slice(0, NAME_COLUMNS), ...codes, ...first.header.slice(-SUM_COLUMNS)]
  return csv(
    header.map((title) => title.replaceAll('\n', ' ')),
    rows,
  )
}
