import type { BookRefusal } from '#modules/branches/book.ts'
import type { IdentifyRefusal } from '#modules/branches/identify.ts'
import type { OutcomeRefusal } from '#modules/branches/outcome.ts'
import type { ServeRefusal } from '#modules/branches/serve.ts'
import type { SettingsRefusal } from '#modules/branches/settings.ts'
import type { Statuses } from '#platform/http/problem.ts'

/** What each refusal about a visit or a branch becomes at the door. */
export const BRANCHES: Statuses<BookRefusal | IdentifyRefusal | OutcomeRefusal | ServeRefusal | SettingsRefusal> = {
  'branch-not-found': 404,
  'visit-not-found': 404,
  'visit-moved-on': 409,
  'not-today': 409,
  'customer-needed': 409,
  'number-not-matching': 409,
  'no-more-tries': 409,
  'no-more-tries-today': 409,
  'slot-not-free': 409,
  'service-not-offered': 409,
  'client-id-reused': 409,
  'busy-with-another': 409,
  'unit-not-found': 409,
  'paper-not-of-service': 409,
  'calendar-unknown': 409,
  'edited-meanwhile': 409,
}
