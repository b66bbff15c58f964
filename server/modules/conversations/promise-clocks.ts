import type { ContactDetail } from '#modules/conversations/contract.ts'
import type { PromiseClock } from '#modules/promises/questions.ts'

/** The first-response clock as screens draw it. */
export function promiseOf(clock: PromiseClock | undefined): ContactDetail['promise'] {
  if (!clock) return null
  const { promiseId, state, madeAt, dueAt, warnAt, keptAt } = clock
  return { promiseId, state, madeAt, dueAt, warnAt, keptAt }
}
