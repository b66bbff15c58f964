import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { BoardView } from '#modules/insights/contract.ts'
import { figureOf, type Goal, judge, slotOf, timeFigureOf } from '#modules/insights/domain.ts'
import { agentTime, daySums, goals, recentSums, type Span, slotsOf, sumsOf } from '#modules/insights/figures.ts'
import { type KpiDefinition, kpiByKey, MEASURES, type Sums } from '#modules/insights/kpis.ts'
import type { AgentsNow, RoutingQuestions, WaitingContact } from '#modules/routing/questions.ts'
import type { Platform } from '#platform/module.ts'

/**
 * The tiles, in their order on the board: three highs, three lows as far as they exist, and the clock of the day.
 * Participation stands beside satisfaction: the one says little without the other.
 */
export const TILES = [
  'answer_rate',
  'response_rate_30s',
  'contact_satisfaction',
  'rating_participation',
  'service_level',
  'abandon_rate',
  'transfer_rate',
  'average_speed_of_answer',
  'first_response_time',
  'average_handle_time',
  'occupancy',
  'longest_wait',
] as const
const QUEUE_FIGURES = [
  'service_level',
  'answer_rate',
  'response_rate_30s',
  'average_speed_of_answer',
  'average_handle_time',
] as const
const QUARTER_MS = 900_000
const WEEK_MS = 7 * 86_400_000
const RECENT_QUARTERS = 8
const LAST_WEEK_FRESH_MS = 60_000
const SERVICE_LEVEL = definitionOf('service_level')

const NOTHING = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Sums

function definitionOf(key: string): KpiDefinition {
  const kpi = kpiByKey(key)
  if (!kpi) throw new Error(`no KPI ${key}`)
  return kpi
}

export type Board = (queueId: string | undefined) => Promise<BoardView>

/** Today's board, of one queue or the whole house, from the quarter sums and from routing's live lists. */
export function createBoard(
  platform: Pick<Platform, 'db' | 'clock'>,
  routing: Pick<RoutingQuestions, 'waiting' | 'agents' | 'queues'>,
  zone: CompiledZone,
): Board {
  const { db, clock } = platform
  const weekAgo = rememberedFor(LAST_WEEK_FRESH_MS, clock, (span: Span) => sumsOf(db, span))
  return async (queueId) => {
    const now = clock.now()
    const from = startOfLocalDay(zone, localDateOf(zone, now))
    const before = slotOf(now) + QUARTER_MS
    const [day, recent, lastWeek, time, wanted, waiting, agents, queues] = await Promise.all([
      daySums(db, { from, before }),
      recentSums(db, before - RECENT_QUARTERS * QUARTER_MS, before),
      weekAgo({ from: from - WEEK_MS, before: before - WEEK_MS, queueId }),
      agentTime(db, from, before),
      goals(db),
      routing.waiting(db),
      routing.agents(db, { from, now }),
      routing.queues(db),
    ])
    const bySlot = queueId === undefined ? day.bySlot : await slotsOf(db, { from, before, queueId })
    const sums = queueId === undefined ? addUp(day.byQueue.values()) : (day.byQueue.get(queueId) ?? NOTHING)
    const seen = waiting.filter((contact) => queueId === undefined || contact.queueId === queueId)
    const longest = oldest(seen)
    const timeSoFar = addOpenSpans(time, agents)
    return {
      asOf: now,
      from,
      tiles: TILES.flatMap((key) => kpiByKey(key) ?? []).map((kpi) =>
        tile(kpi, { wanted, sums, lastWeek, time: timeSoFar, waiting: seen, now }),
      ),
      waiting: seen.length,
      longestSinceAt: longest?.waitingSince ?? null,
      longestQueueId: longest?.queueId ?? null,
      queues: queues.map(({ queueId: id }) =>
        queueRow(id, { sums: day.byQueue.get(id) ?? NOTHING, recent, wanted, waiting, agents, now }),
      ),
      presence: countBy(agents),
      quarters: [...bySlot]
        .sort(([a], [b]) => a - b)
        .map(([slot, of]) => ({
          at: slot,
          requested: of.requested,
          answered: of.answered,
          abandoned: of.abandoned,
          serviceLevel: figureOf(SERVICE_LEVEL, of).value,
        })),
    }
  }
}

/** Last week's figures change only with the quarter hour: one answer serves for a while. */
function rememberedFor<T>(
  freshMs: number,
  clock: Platform['clock'],
  read: (span: Span) => Promise<T>,
): (span: Span) => Promise<T> {
  let known = new Map<string, { readonly value: Promise<T>; readonly at: number }>()
  return (span) => {
    const key = JSON.stringify(span)
    const hit = known.get(key)
    const now = clock.now()
    if (hit && now - hit.at < freshMs) return hit.value
    const value = read(span)
    known = new Map([...known].filter(([, entry]) => now - entry.at < freshMs)).set(key, { value, at: now })
    value.catch(() => known.delete(key))
    return value
  }
}

interface Day {
  readonly wanted: readonly Goal[]
  readonly waiting: readonly WaitingContact[]
  readonly now: number
  readonly sums: Sums
}

function tile(
  kpi: KpiDefinition,
  day: Day & { readonly lastWeek: Sums; readonly time: Readonly<Record<string, number>> },
): BoardView['tiles'][number] {
  const state = (value: number | null) => judge(value, goalOf(day, kpi.key))
  if (kpi.source.kind === 'waiting') {
    const longest = oldest(day.waiting)
    const value = longest ? (day.now - longest.waitingSince) / 1000 : null
    const { key, formula } = kpi
    return { key, formula, numerator: value, denominator: null, value, before: null, state: state(value) }
  }
  if (kpi.source.kind === 'agent-time') {
    const figure = timeFigureOf(kpi, day.time)
    return { ...figure, before: null, state: state(figure.value) }
  }
  const figure = figureOf(kpi, day.sums)
  return { ...figure, before: figureOf(kpi, day.lastWeek).value, state: state(figure.value) }
}

function queueRow(
  queueId: string,
  day: Day & { readonly recent: ReadonlyMap<string, Sums>; readonly agents: readonly AgentsNow[] },
): BoardView['queues'][number] {
  const mine = day.waiting.filter((contact) => contact.queueId === queueId)
  const members = day.agents.filter((agent) => agent.queueIds.includes(queueId) && agent.presence !== 'offline')
  const figures = QUEUE_FIGURES.flatMap((key) => kpiByKey(key) ?? []).map((kpi) => figureOf(kpi, day.sums))
  const recent = Array.from({ length: RECENT_QUARTERS }, (_, index) => {
    const slot = slotOf(day.now) - (RECENT_QUARTERS - 1 - index) * QUARTER_MS
    const sums = day.recent.get(`${queueId} ${slot}`)
    return sums ? figureOf(SERVICE_LEVEL, sums).value : null
  })
  return {
    queueId,
    figures: Object.fromEntries(figures.map(({ key, value }) => [key, value])),
    states: Object.fromEntries(figures.map(({ key, value }) => [key, judge(value, goalOf(day, key))])),
    waiting: mine.length,
    longestSinceAt: oldest(mine)?.waitingSince ?? null,
    staffed: countOf(members),
    free: countOf(members.filter(({ presence, hasRoom }) => presence === 'available' && hasRoom)),
    recent,
  }
}

const goalOf = (day: Day, key: string) => day.wanted.find((goal) => goal.kpi === key)

function addUp(all: Iterable<Sums>): Sums {
  const total: Record<string, number> = { ...NOTHING }
  for (const sums of all) for (const measure of MEASURES) total[measure] = (total[measure] ?? 0) + sums[measure]
  return total as Sums
}

/** Agents' time so far includes the span that has not ended yet. */
function addOpenSpans(time: Readonly<Record<string, number>>, agents: readonly AgentsNow[]): Record<string, number> {
  const total = { ...time }
  for (const { presence, presenceMs } of agents) {
    if (presence !== 'offline') total[presence] = (total[presence] ?? 0) + presenceMs
  }
  return total
}

function oldest(waiting: readonly WaitingContact[]): WaitingContact | undefined {
  return waiting.reduce<WaitingContact | undefined>(
    (oldestYet, contact) => (oldestYet && oldestYet.waitingSince <= contact.waitingSince ? oldestYet : contact),
    undefined,
  )
}

function countBy(agents: readonly AgentsNow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { presence, count } of agents) counts[presence] = (counts[presence] ?? 0) + count
  return counts
}

const countOf = (agents: readonly AgentsNow[]): number => agents.reduce((sum, { count }) => sum + count, 0)
