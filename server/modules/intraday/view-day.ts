import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { notesOf } from '#modules/intraday/cause-notes.ts'
import type { DeskDay, deskQueueList } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import type { DeskResults } from '#modules/intraday/desk-jobs.ts'
import { isVisibleTo } from '#modules/intraday/people.ts'
import type { RowScope } from '#platform/access.ts'

export interface DeskWithDays {
  readonly desk: Desk
  readonly days: DeskResults['days']
}

/** One queue's day; of people only those within the scope are named. Undefined: no such queue. */
export async function viewDay(
  deps: IntradayDeps,
  scope: RowScope,
  queueId: string,
  readDays: () => Promise<DeskWithDays>,
): Promise<DeskDay | undefined> {
  const { desk, days } = await readDays()
  const day = days.get(queueId)
  if (!day) return undefined
  const notes = await notesOf(deps, queueId, desk.from, desk.before)
  return {
    ...day,
    missing: day.missing.filter(({ personId }) => {
      const card = desk.cards.get(personId)
      return card !== undefined && isVisibleTo(scope, card)
    }),
    flags: day.flags.map((flag) => ({
      ...flag,
      note: flag.kind === 'volume' && flag.startAt !== null ? (notes.get(flag.startAt) ?? null) : null,
    })),
  }
}

/** Every queue in use, and whether a forecast covers today. */
export async function viewDeskQueues({ platform, asks, zone }: IntradayDeps): Promise<z.infer<typeof deskQueueList>> {
  const today = localDateOf(zone, platform.clock.now())
  const queues = await asks.workforce.queues()
  return {
    queues: queues.map(({ queueId, name, channel, forecast }) => ({
      queueId,
      name,
      channel,
      hasForecast:
        forecast !== null && forecast.firstDate <= today && today < addDaysToDate(forecast.firstDate, forecast.days),
    })),
  }
}
