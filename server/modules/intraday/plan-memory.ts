import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { ROW_MS } from '#modules/intraday/desk.ts'
import type { QueueInfo } from '#modules/routing/questions.ts'
import type { PlanView } from '#modules/workforce/contract.ts'
import type { PastRow, WorkforceQuestions } from '#modules/workforce/questions.ts'

/** How sure the beginning of a day is, is learned from so many days before. */
export const LEARNED_DAYS = 28
/** Counts of a half hour may come in so long after its end: until then nothing is remembered. */
const SETTLED_MS = 120_000
/** Opening hours are learned from as many days before those. */
const SEEN_DAYS = 2 * LEARNED_DAYS

export interface PlanOfToday {
  readonly plan: PlanView
  readonly past: readonly PastRow[]
}

/** Plans of today with the days before, one a queue; undefined: planning knows no such queue. */
export interface PlanMemory {
  read(queues: readonly QueueInfo[], date: string, now: number): Promise<ReadonlyMap<string, PlanOfToday>>
}

/**
 * Remembers each queue's plan of today and the days it is learned from, as long as the half hour and all they are made from
 * are the same: whoever watches the desk asks every few seconds, and the days before do not change.
 */
export function createPlanMemory(
  workforce: Pick<WorkforceQuestions, 'plan' | 'past' | 'planVersions'>,
  zone: CompiledZone,
): PlanMemory {
  const known = new Map<string, { readonly key: string; readonly today: PlanOfToday }>()

  async function readOne(queueId: string, date: string): Promise<PlanOfToday | undefined> {
    const [plan, past] = await Promise.all([
      workforce.plan(queueId, date, 1),
      workforce.past(queueId, addDaysToDate(date, -LEARNED_DAYS), LEARNED_DAYS),
    ])
    return plan && { plan, past }
  }

  return {
    async read(queues, date, now) {
      const since = addDaysToDate(date, -SEEN_DAYS)
      const ids = queues.map(({ queueId }) => queueId)
      const versions = await workforce.planVersions(ids, since, startOfLocalDay(zone, since))
      const isSettled = now % ROW_MS >= SETTLED_MS
      const found = new Map<string, PlanOfToday>()
      for (const { queueId, targetShare, thresholdSeconds } of queues) {
        const half = Math.floor(now / ROW_MS)
        const key = JSON.stringify([date, half, versions.get(queueId), targetShare, thresholdSeconds])
        const own = known.get(queueId)
        const today = own?.key === key ? own.today : await readOne(queueId, date)
        if (!today) continue
        found.set(queueId, today)
        if (isSettled) known.set(queueId, { key, today })
      }
      for (const queueId of known.keys()) if (!found.has(queueId)) known.delete(queueId)
      return found
    },
  }
}
