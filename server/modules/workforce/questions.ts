import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { PlannedQueue, PlanView, StaffingView } from '#modules/workforce/contract.ts'

/** What others may ask planning. */
export interface WorkforceQuestions {
  /** Forecast, actual and need of some days by half hours, as `GET .../plan` shows them; undefined: no such queue. */
  plan(queueId: string, from: LocalDate, days: number): Promise<PlanView | undefined>
  /** Agents on the queue that so many contacts of half an hour need, as the need of the plan is worked out. */
  agentsFor(contacts: number, staffing: StaffingView): number
  /** Every queue in use. */
  queues(): Promise<readonly PlannedQueue[]>
}
