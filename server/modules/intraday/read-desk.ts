import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, localTimeOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { QuarterOutcome } from '#modules/insights/questions.ts'
import { absencesOf } from '#modules/intraday/absences.ts'
import { SLOT_MS } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { type Desk, type DeskQueue, type DeskRow, ROW_MS } from '#modules/intraday/desk.ts'
import { exceptionsOf } from '#modules/intraday/exceptions.ts'
import type { PlanOfToday } from '#modules/intraday/plan-memory.ts'
import { peopleSeen, presenceOf } from '#modules/intraday/presence.ts'
import { type DayCells, type ForecastCell, type Reforecast, reforecastOf } from '#modules/intraday/reforecast.ts'
import { settingsOf } from '#modules/intraday/settings.ts'
import type { QueueInfo } from '#modules/routing/questions.ts'
import type { PlanRow, PlanView } from '#modules/workforce/contract.ts'
import type { PastRow } from '#modules/workforce/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Shifts that run on after midnight are followed so far. */
const MOST_SLOTS = 96 + 48

/** Everything of today that the desk looks at, read at one instant. */
export async function readDesk(deps: IntradayDeps, db: Queryable = deps.platform.db): Promise<Desk> {
  const { platform, asks, zone } = deps
  const now = platform.clock.now()
  const date = localDateOf(zone, now)
  const from = startOfLocalDay(zone, date)
  const before = startOfLocalDay(zone, addDaysToDate(date, 1))
  const shifts = await asks.rosters.shifts(db, { from, before })
  const personIds = [...new Set([...shifts.map(({ personId }) => personId), ...(await peopleSeen(db, from, now))])]
  const presence = await presenceOf(db, personIds, from, now)
  const exceptions = await exceptionsOf(db, personIds, from, before)
  const abilities = await asks.routing.abilities(db, personIds)
  const cards = await asks.identity.people(db, personIds)
  const infos = await asks.routing.queues(db)
  const outcomes = await asks.insights.outcomes(db, { from, before })
  const { graceSeconds } = await settingsOf(db)
  const queues: DeskQueue[] = []
  const plans = await deps.plans.read(infos, date, now)
  for (const info of infos) {
    const today = plans.get(info.queueId)
    if (today) queues.push(queueOf(deps, info, today, { now, outcomes }))
  }
  const lastEnd = Math.max(before, ...shifts.map(({ endsAt }) => endsAt))
  return {
    now,
    date,
    from,
    before,
    slots: { from, count: Math.min(MOST_SLOTS, Math.ceil((lastEnd - from) / SLOT_MS)) },
    queues,
    shifts,
    abilities,
    cards: new Map(cards.map((card) => [card.personId, card])),
    presence,
    absences: absencesOf({ shifts, presence, exceptions, from, before, now, graceSeconds }),
  }
}

interface Moment {
  readonly now: number
  readonly outcomes: readonly QuarterOutcome[]
}

function queueOf(
  deps: IntradayDeps,
  info: QueueInfo,
  { plan, past }: PlanOfToday,
  { now, outcomes }: Moment,
): DeskQueue {
  const quarters = outcomes.filter(({ queueId }) => queueId === info.queueId)
  const reforecast = reforecastFor(deps, plan, past, now)
  const rows = plan.rows.map((row) => deskRow(deps, plan, row, reforecast, quarters, now))
  return { info, staffing: plan.staffing, rows, reforecast, quarters }
}

function deskRow(
  { asks }: IntradayDeps,
  { staffing }: PlanView,
  { startAt, actual, result, low, high, need }: PlanRow,
  { factor }: Reforecast,
  quarters: readonly QuarterOutcome[],
  now: number,
): DeskRow {
  const state = startAt + ROW_MS <= now ? 'ended' : startAt <= now ? 'now' : 'ahead'
  const head = { startAt, low, high, state, forecast: result } as const
  if (state === 'ended') return { ...head, actual, reforecast: null, need: need?.mean ?? null }
  const soFar = quarters.reduce(
    (sum, { at, requested }) => sum + (at >= startAt && at < startAt + ROW_MS ? requested : 0),
    0,
  )
  const reforecast = result === null ? null : result * factor
  return {
    ...head,
    actual: state === 'now' ? soFar : null,
    reforecast,
    need: reforecast === null ? null : asks.workforce.agentsFor(reforecast, staffing),
  }
}

function reforecastFor({ zone }: IntradayDeps, plan: PlanView, past: readonly PastRow[], now: number): Reforecast {
  const ended = plan.rows.filter(({ startAt }) => startAt + ROW_MS <= now)
  const next = plan.rows.find(({ startAt }) => startAt + ROW_MS > now)
  const learned = ended.length > 0 && next ? daysOf(past) : []
  return reforecastOf(ended.map(cellOf), learned, next ? slotShown(next.startAt) : 0)

  function slotShown(at: number): number {
    const [hours = 0, minutes = 0] = localTimeOf(zone, at).split(':').map(Number)
    return hours * 2 + Math.floor(minutes / 30)
  }
  function cellOf({ startAt, result, actual }: PastRow): ForecastCell {
    return { slot: slotShown(startAt), mean: result, count: actual }
  }
  function daysOf(rows: readonly PastRow[]): DayCells[] {
    const days = new Map<string, ForecastCell[]>()
    for (const row of rows) {
      const cells = days.get(row.date) ?? []
      days.set(row.date, cells)
      cells.push(cellOf(row))
    }
    return [...days].map(([date, cells]) => ({ date, cells }))
  }
}
