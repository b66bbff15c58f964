import type { ComplaintRow } from '#modules/complaints/contract.ts'
import type { PromiseState } from '../../ui/promise/read-clock.ts'

const STATES: Readonly<Record<ComplaintRow['due'], PromiseState>> = {
  overdue: 'broken',
  today: 'endangered',
  t1: 'endangered',
  t3: 'endangered',
  later: 'running',
  none: 'kept',
}
/** The shape and colour that say how near the day is. */
export const dueState = (due: ComplaintRow['due']): PromiseState => STATES[due]
