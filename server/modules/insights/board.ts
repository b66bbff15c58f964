import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { BoardView } from '#modules/insights/contract.ts'
import { figureOf, type Goal, judge, slotOf, timeFigureOf } from '#modules/insights/domain.ts'
import { agentTime, goals, type Span, sumsByQueue, sumsByQueueAndSlot, sumsOf } from '#modules/insights/figures.ts'
import { type KpiDefinition, kpiByKey, MEASURES, type Sums } from '#modules/insights/kpis.ts'
import type { AgentNow, RoutingQuestions, WaitingContact } from '#modules/routing/questions.ts'
import type { Platform } from '#platform/module.ts'

/** The tiles, in their order on the board: three highs, three lows as far as they exist, and the clock of the day. */
export const TILES = [
  'answer_rate',
  'response_rate_30s',
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

const NOTHING = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Sums

/** Today's board, of one queue or the whole house, from the quarter sums and from routing's live lists. */
export async function boardNow(
  platform: Platform,
  routing: RoutingQuestions,
  zone: CompiledZone,
  queueId: string | undefined,
): Promise<BoardView> {
  const { db, clock } = platform
  const now = clock.now()
  const from = startOfLocalDay(zone, localDateOf(zone, now))
  const today: Span = { from, before: slotOf(now) + QUARTER_MS, queueId }
  const weekAgo: Span = { ...today, from: from - WEEK_MS, before: slotOf(now - WEEK_MS) + QUARTER_MS }
  const [sums, before, byQueue, bySlot, time, wanted, waiting, agents, queues] = await Promise.all([
    sumsOf(db, today),
    sumsOf(db, weekAgo),
    sumsByQueue(db, today),
    sumsByQueueAndSlot(db, today),
    agentTime(db, from, today.before),
    goals(db),
    routing.waiting(db),
    routing.agents(db),
    routing.queues(db),
  ])
  const seen = waiting.filter((contact) => queueId === undefined || contact.queueId === queueId)
  const withOpenSpans = addOpenSpans(time, agents, from, now)
  const tiles = TILES.flatMap((key) => {
    const kpi = kpiByKey(key)
    return kpi ? [tile(kpi, wanted, sums, before, withOpenSpans, seen, now)] : []
  })
  const longest = oldest(seen)
  return {
    asOf: now,
    from,
    tiles,
    waiting: seen.length,
    longestSinceAt: longest?.waitingSince ?? null,
    longestQueueId: longest?.queueId ?? null,
    queues: queues.map((queue) =>
      queueRow(queue.queueId, byQueue.get(queue.queueId) ?? NOTHING, wanted, bySlot, waiting, agents, now),
    ),
    presence: countBy(agents),
    quarters: quarterPoints(bySlot.filter((row) => queueId === undefined || row.queue_id === queueId)),
  }
}

function tile(
  kpi: KpiDefinition,
  wanted: readonly Goal[],
  sums: Sums,
  before: Sums,
  time: Readonly<Record<string, number>>,
  waiting: readonly WaitingContact[],
  now: number,
): BoardView['tiles'][number] {
  const goal = wanted.find((candidate) => candidate.kpi === kpi.key)
  if (kpi.source.kind === 'waiting') {
    const longest = oldest(waiting)
    const value = longest ? (now - longest.waitingSince) / 1000 : null
    return {
      key: kpi.key,
      formula: kpi.formula,
      numerator: value,
      denominator: null,
      value,
      before: null,
      state: judge(value, goal),
    }
  }
  if (kpi.source.kind === 'agent-time') {
    const figure = timeFigureOf(kpi, time)
    return { ...figure, before: null, state: judge(figure.value, goal) }
  }
  const figure = figureOf(kpi, sums)
  return { ...figure, before: figureOf(kpi, before).value, state: judge(figure.value, goal) }
}

function queueRow(
  queueId: string,
  sums: Sums,
  wanted: readonly Goal[],
  bySlot: readonly (Sums & { queue_id: string; slot: number })[],
  waiting: readonly WaitingContact[],
  agents: readonly AgentNow[],
  now: number,
): BoardView['queues'][number] {
  const mine = waiting.filter((contact) => contact.queueId === queueId)
  const members = agents.filter((agent) => agent.queueIds.includes(queueId) && agent.presence !== 'offline')
  const figures = QUEUE_FIGURES.flatMap((key) => kpiByKey(key) ?? []).map((kpi) => figureOf(kpi, sums))
  const level = kpiByKey('service_level')
  const recent = Array.from({ length: RECENT_QUARTERS }, (_, index) => {
    const slot = slotOf(now) - (RECENT_QUARTERS - 1 - index) * QUARTER_MS
    const row = bySlot.find((candidate) => candidate.queue_id === queueId && candidate.slot === slot)
    return row && level ? figureOf(level, row).value : null
  })
  return {
    queueId,
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure.value])),
    states: Object.fromEntries(
      figures.map((figure) => [
        figure.key,
        judge(
          figure.value,
          wanted.find((goal) => goal.kpi === figure.key),
        ),
      ]),
    ),
    waiting: mine.length,
    longestSinceAt: oldest(mine)?.waitingSince ?? null,
    staffed: members.length,
    free: members.filter((agent) => agent.presence === 'available' && agent.load < agent.capacity).length,
    recent,
  }
}

/** Agents' time so far includes the span that has not ended yet. */
function addOpenSpans(
  time: Readonly<Record<string, number>>,
  agents: readonly AgentNow[],
  from: number,
  now: number,
): Record<string, number> {
  const total = { ...time }
  for (const agent of agents) {
    if (agent.presence === 'offline') continue
    total[agent.presence] = (total[agent.presence] ?? 0) + Math.max(0, now - Math.max(from, agent.presenceSince))
  }
  return total
}

function quarterPoints(rows: readonly (Sums & { slot: number })[]): BoardView['quarters'] {
  const level = kpiByKey('service_level')
  const bySlot = new Map<number, Record<string, number>>()
  for (const row of rows) {
    const total = bySlot.get(row.slot) ?? { ...NOTHING }
    for (const measure of MEASURES) total[measure] = (total[measure] ?? 0) + row[measure]
    bySlot.set(row.slot, total)
  }
  return [...bySlot].map(([slot, total]) => {
    const sums = total as Sums
    const serviceLevel = level ? figureOf(level, sums).value : null
    return { at: slot, requested: sums.requested, answered: sums.answered, abandoned: sums.abandoned, serviceLevel }
  })
}

function oldest(waiting: readonly WaitingContact[]): WaitingContact | undefined {
  return waiting.reduce<WaitingContact | undefined>(
    (oldestYet, contact) => (oldestYet && oldestYet.waitingSince <= contact.waitingSince ? oldestYet : contact),
    undefined,
  )
}

function countBy(agents: readonly AgentNow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { presence } of agents) counts[presence] = (counts[presence] ?? 0) + 1
  return counts
}
