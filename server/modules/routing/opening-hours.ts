import { isOpen, nextClosing, nextOpening } from '#libs/business-calendar/business-time.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { PromiseQuestions } from '#modules/promises/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

export interface Hours {
  readonly isOpen: boolean
  /** When it opens or closes next; null: it never changes. */
  readonly nextChangeAt: Instant | null
}

const ALWAYS: Hours = { isOpen: true, nextChangeAt: null }

/** Whether a queue of this calendar is open. Without a calendar, or with one that no longer exists, it always is. */
export async function hoursOf(
  promises: Pick<PromiseQuestions, 'calendar'>,
  db: Queryable,
  calendarKey: string | null,
  now: Instant,
): Promise<Hours> {
  const calendar = calendarKey === null ? undefined : await promises.calendar(db, calendarKey)
  if (!calendar) return ALWAYS
  return isOpen(calendar, now)
    ? { isOpen: true, nextChangeAt: nextClosing(calendar, now) }
    : { isOpen: false, nextChangeAt: nextOpening(calendar, now) }
}
