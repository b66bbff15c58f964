import type { Instant } from '#libs/facts/event.ts'
import { retentionRan } from '#modules/consent/events.ts'
import { heldCustomers, keptSince, readSchedule } from '#modules/consent/retention/schedule.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const RETENTION_TIMER = 'consent.retention'
const DAY_MS = 86_400_000
const AGAIN_MS = 60_000
/** Of each kind in one run: a transaction stays short, and what is left goes in the next run a minute later. */
const MOST_AT_ONCE = 2_000

/** Once a day: removes what is kept no longer, of everybody about whom no hold stands. */
export function retentionJob(
  platform: Platform,
  people: Pick<CustomerQuestions, 'samePerson'>,
  kinds: () => readonly PersonalDataKind[],
): TimerHandler {
  return async (tx, _timer, now) => {
    const removed = await removeDue(tx, people, kinds(), now)
    const isMore = Object.values(removed).some((count) => count === MOST_AT_ONCE)
    await platform.timers.set(tx, RETENTION_TIMER, 'daily', now + (isMore ? AGAIN_MS : DAY_MS))
    if (Object.values(removed).every((count) => count === 0)) return
    await tx.run(sql`insert into consent.retention_run (id, at, removed)
      values (${newId(now)}, ${at(now)}, ${json(removed)})`)
    await platform.log.announce(tx, { kind: 'system', id: RETENTION_TIMER }, [
      retentionRan.of('consent.retention', now, { removed }),
    ])
  }
}

export async function removeDue(
  tx: Tx,
  people: Pick<CustomerQuestions, 'samePerson'>,
  kinds: readonly PersonalDataKind[],
  now: Instant,
): Promise<Record<string, number>> {
  const schedule = await readSchedule(tx)
  const held = await heldCustomers(tx, people)
  const removed: Record<string, number> = {}
  for (const kind of kinds) {
    const rule = schedule.find((one) => one.kind === kind.kind)
    if (!rule) continue
    const before = keptSince(now, rule.months)
    removed[kind.kind] = await kind.erase(tx, { customerId: null, before, held }, MOST_AT_ONCE)
  }
  return removed
}
