import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { LEAVE_COLUMNS, type LeaveRow } from '#modules/rosters/leave-store.ts'
import type { LeaveItem, leaveQuery, TeamLeave } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { isWithin } from '#modules/rosters/own-scope.ts'
import type { RowScope } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

const KEPT_DAYS = 60
const MOST = 20_000

/** One's own leave from two months back on, the latest days first. */
export async function ownLeave(deps: OwnDeps, personId: string, today: string): Promise<LeaveItem[]> {
  const rows = await deps.platform.db.rows<LeaveRow>(sql`select ${LEAVE_COLUMNS} from rosters.leave
    where person_id = ${personId} and to_date >= ${addDaysToDate(today, -KEPT_DAYS)}
    order by from_date desc, asked_at desc limit 100`)
  return toItems(deps, rows)
}

async function toItems({ platform, asks }: OwnDeps, rows: readonly LeaveRow[]): Promise<LeaveItem[]> {
  const deciders = rows.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy]))
  const cards = await asks.identity.people(platform.db, [...new Set(deciders)])
  const names = new Map(cards.map(({ personId, displayName }) => [personId, displayName]))
  return rows.map(({ personId: _, counted, decidedBy, ...row }) => ({
    ...row,
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? '—'),
    countedDays: counted.length,
  }))
}

/** Leave of everyone within reach that touches the days, those that wait first. */
export async function listLeave(
  deps: OwnDeps,
  reader: { readonly personId: string; readonly scope: RowScope },
  { from, days, state, unitId }: z.output<typeof leaveQuery>,
): Promise<TeamLeave[]> {
  const { db } = deps.platform
  const to = addDaysToDate(from, days - 1)
  const rows = await db.rows<LeaveRow & { readonly shifts: number }>(sql`select ${LEAVE_COLUMNS},
      (select count(*)::int from rosters.shift s
        where s.person_id = leave.person_id and s.date between leave.from_date and leave.to_date) shifts
    from rosters.leave
    where from_date <= ${to} and to_date >= ${from} and (${state ?? null}::text is null or state = ${state ?? null})
    order by state <> 'asked', from_date, asked_at limit ${MOST}`)
  const cards = await deps.asks.identity.people(db, [...new Set(rows.map(({ personId }) => personId))])
  const units =
    unitId === undefined ? undefined : new Set([unitId, ...(await deps.asks.identity.unitsBelow(db, unitId))])
  const seen = new Map(
    cards
      .filter((card) => isWithin(reader.scope, card) && (units === undefined || units.has(card.unitId)))
      .map((card) => [card.personId, card]),
  )
  const shown = rows.filter(({ personId }) => seen.has(personId))
  const items = await toItems(deps, shown)
  return shown.flatMap(({ personId, shifts }, place) => {
    const [item, card] = [items[place], seen.get(personId)]
    if (!item || !card) return []
    const { displayName, agentNo, unitId: home, unitName } = card
    const isOwn = personId === reader.personId
    return [{ ...item, personId, displayName, agentNo, unitId: home, unitName, shifts, isOwn }]
  })
}
