import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { PlannedQueue, PlanView } from '#modules/workforce/contract.ts'

/** What others may ask planning. */
export interface WorkforceQuestions {
  /** Forecast, actual and need of some days by half hours, as `GET .../plan` shows them; undefined: no such queue. */
  plan(queueId: string, from: LocalDate, days: number): Promise<PlanView | undefined>
  /** Every queue in use. */
  queues(): Promise<readonly PlannedQueue[]>
}
