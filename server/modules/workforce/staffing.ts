import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { QueueWork } from '#modules/insights/questions.ts'
import type { QueueInfo } from '#modules/routing/questions.ts'
import type { StaffingView, staffingBody } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { staffingChanged } from '#modules/workforce/events.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

type Settings = z.output<typeof staffingBody>
export type StaffingRefusal = 'queue-not-found' | 'shrinkage-too-high'

const MOST_SHRINKAGE = 0.95

/** Handle time and patience are those of the last four weeks. */
const MEASURED_DAYS = 28
/** Fewer than these measure nothing: one long talk would decide the plan. */
const LEAST_HANDLED = 50
const LEAST_ABANDONED = 20
const ASSUMED_HANDLE_SECONDS = 360
const ASSUMED_PATIENCE_SECONDS = 180
const MOST_SECONDS = 7200
const CHAT_CHANNELS: readonly string[] = ['web']

export async function staffingOf(
  { platform, asks, zone }: WorkforceDeps,
  db: Queryable,
  queue: QueueInfo,
): Promise<StaffingView> {
  const today = localDateOf(zone, platform.clock.now())
  const span = {
    queueId: queue.queueId,
    from: startOfLocalDay(zone, addDaysToDate(today, -MEASURED_DAYS)),
    before: startOfLocalDay(zone, today),
  }
  const [settings, work] = await Promise.all([readSettings(db, queue), asks.insights.work(db, span)])
  const { targetShare, thresholdSeconds } = queue
  return { settings, ...measuresOf(settings, work), targetShare, thresholdSeconds }
}

/** What is set counts; else what was measured; else what the house assumes. */
export function measuresOf(settings: Settings, work: QueueWork): Pick<StaffingView, 'handle' | 'patience'> {
  const measured = (ms: number, count: number, least: number) =>
    count >= least && ms > 0 ? Math.min(MOST_SECONDS, Math.max(1, ms / 1000 / count)) : null
  return {
    handle: firstKnown(
      settings.handleSeconds,
      measured(work.handleMs, work.handled, LEAST_HANDLED),
      ASSUMED_HANDLE_SECONDS,
    ),
    // Waiting of all over those who gave up: the mean of an exponential patience that waits often cut short.
    patience: firstKnown(
      settings.patienceSeconds,
      measured(work.waitMs, work.abandoned, LEAST_ABANDONED),
      ASSUMED_PATIENCE_SECONDS,
    ),
  }
}

function firstKnown(set: number | null, measured: number | null, assumed: number): StaffingView['handle'] {
  if (set !== null) return { seconds: set, from: 'setting' }
  if (measured !== null) return { seconds: measured, from: 'history' }
  return { seconds: assumed, from: 'assumed' }
}

async function readSettings(db: Queryable, { queueId, channel }: QueueInfo): Promise<Settings> {
  const row = await db.maybe<Settings>(sql`select handle_seconds "handleSeconds", patience_seconds "patienceSeconds",
      planned_shrinkage "plannedShrinkage", unplanned_shrinkage "unplannedShrinkage", at_once "atOnce",
      minimum_agents "minimumAgents", least_experts "leastExperts", most_trainees "mostTrainees"
    from workforce.staffing where queue_id = ${queueId}`)
  return (
    row ?? {
      handleSeconds: null,
      patienceSeconds: null,
      plannedShrinkage: 0.2,
      unplannedShrinkage: 0.08,
      atOnce: CHAT_CHANNELS.includes(channel) ? 2 : 1,
      minimumAgents: 1,
      leastExperts: null,
      mostTrainees: null,
    }
  )
}

export async function setStaffing(
  deps: WorkforceDeps,
  personId: string,
  queueId: string,
  body: Settings,
): Promise<Outcome<StaffingView, StaffingRefusal>> {
  const { platform, asks } = deps
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    const queue = await queueInfo(asks, tx, queueId)
    if (!queue) return refused('queue-not-found')
    if (body.plannedShrinkage + body.unplannedShrinkage >= MOST_SHRINKAGE)
      return refused('shrinkage-too-high', 'Planned and unplanned together stay below 95 %.')
    await tx.run(sql`insert into workforce.staffing (queue_id, handle_seconds, patience_seconds, planned_shrinkage,
        unplanned_shrinkage, at_once, minimum_agents, least_experts, most_trainees, changed_at, changed_by)
      values (${queueId}, ${body.handleSeconds}, ${body.patienceSeconds}, ${body.plannedShrinkage},
        ${body.unplannedShrinkage}, ${body.atOnce}, ${body.minimumAgents}, ${body.leastExperts}, ${body.mostTrainees}, ${at(now)}, ${personId})
      on conflict (queue_id) do update set handle_seconds = excluded.handle_seconds,
        patience_seconds = excluded.patience_seconds, planned_shrinkage = excluded.planned_shrinkage,
        unplanned_shrinkage = excluded.unplanned_shrinkage, at_once = excluded.at_once,
        minimum_agents = excluded.minimum_agents, least_experts = excluded.least_experts,
        most_trainees = excluded.most_trainees, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [staffingChanged.of(queueId, now, { queueId })])
    return done(await staffingOf(deps, tx, queue))
  })
}
