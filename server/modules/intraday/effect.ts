import type { Effect } from '#modules/intraday/contract.ts'
import { foreseeQueue } from '#modules/intraday/curve.ts'
import { type Changes, type Desk, expectedStaff } from '#modules/intraday/desk.ts'
import { togetherOf } from '#modules/intraday/foresee-service.ts'

/** Differences below this are no effect: a tenth of a percent. */
const LEAST = 0.001

/** What changes would do to the service level: every half hour of any queue that would be another, before and after. */
export function effectOf(desk: Desk, changes: Changes): Effect {
  const [as, then] = [expectedStaff(desk), expectedStaff(desk, changes)]
  const touched = desk.queues.flatMap((queue) => {
    const { queueId } = queue.info
    const more = changes.contacts?.queueId === queueId ? changes.contacts.by : undefined
    const before = foreseeQueue(queue, as.get(queueId), desk)
    const after = foreseeQueue(queue, then.get(queueId), desk, more)
    return queue.rows.flatMap(({ startAt, reforecast }) => {
      const [was, is] = [before.get(startAt) ?? null, after.get(startAt) ?? null]
      if (was === null || is === null || Math.abs(is - was) < LEAST) return []
      const contacts = reforecast ?? 0
      return [
        { queueId, startAt, contacts, contactsAfter: contacts + (more?.get(startAt) ?? 0), before: was, after: is },
      ]
    })
  })
  return {
    contacts: touched.reduce((sum, { contacts }) => sum + contacts, 0),
    before: togetherOf(touched.map(({ contacts, before }) => ({ contacts, level: before }))),
    after: togetherOf(touched.map((each) => ({ contacts: each.contactsAfter, level: each.after }))),
    inTime: touched.reduce((sum, each) => sum + each.contactsAfter * each.after - each.contacts * each.before, 0),
    intervals: touched
      .map(({ queueId, startAt, before, after }) => ({ queueId, startAt, before, after }))
      .sort((a, b) => a.startAt - b.startAt),
  }
}
