import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { PlannedQueue, PlanRow, PlanView, StaffingView } from '#modules/workforce/contract.ts'

/** A half hour that is over: what the plan says of it. */
export type PastRow = Pick<PlanRow, 'startAt' | 'date' | 'result' | 'actual'>

/** What others may ask planning. */
export interface WorkforceQuestions {
  /** Forecast, actual and need of some days by half hours, as `GET .../plan` shows them; undefined: no such queue. */
  plan(queueId: string, from: LocalDate, days: number): Promise<PlanView | undefined>
  /** What was expected on days that are over and what came, by half hours; empty where neither is known. */
  past(queueId: string, from: LocalDate, days: number): Promise<readonly PastRow[]>
  /** By queue a word that is another one when the plan of days since a date may be, beside what is counted. */
  planVersions(queueIds: readonly string[], since: LocalDate, sinceAt: number): Promise<ReadonlyMap<string, string>>
  /** Agents on the queue that so many contacts of half an hour need, as the need of the plan is worked out. */
  agentsFor(contacts: number, staffing: StaffingView): number
  /** Every queue in use. */
  queues(): Promise<readonly PlannedQueue[]>
}
