import type { z } from 'zod'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { notesOf } from '#modules/intraday/cause-notes.ts'
import type { DeskDay, deskQueueList } from '#modules/intraday/contract.ts'
import { dayOf } from '#modules/intraday/curve.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import { isVisibleTo } from '#modules/intraday/people.ts'
import type { RowScope } from '#platform/access.ts'

/** One queue's day; of people only those within the scope are named. Undefined: no such queue. */
export async function viewDay(
  deps: IntradayDeps,
  scope: RowScope,
  queueId: string,
  readDesk: () => Promise<Desk>,
): Promise<DeskDay | undefined> {
  const desk = await readDesk()
  const queue = desk.queues.find(({ info }) => info.queueId === queueId)
  if (!queue) return undefined
  const day = dayOf(desk, queue)
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
