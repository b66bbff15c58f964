import { caseChanged, caseOpened } from '#modules/cases/events.ts'
import type { CaseQuestions } from '#modules/cases/questions.ts'
import { beginEntry, changeEntry } from '#modules/timeline/store.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const CASE = 'case'
const OVER: ReadonlySet<string> = new Set(['solved', 'withdrawn', 'merged'])

/** Every case about a customer, with its title and where it stands. */
export function tellCases(asks: { readonly cases: CaseQuestions }): Readonly<Record<string, Reaction>> {
  return {
    [caseOpened.type]: async (tx, fact) => {
      if (!caseOpened.is(fact) || fact.data.customerId === null) return
      const { caseId, customerId, reference, template, unitId } = fact.data
      const [card] = await asks.cases.cards(tx, [caseId])
      await beginEntry(tx, {
        kind: CASE,
        sourceId: caseId,
        customerId,
        beganAt: fact.at,
        isOpen: true,
        reference,
        detail: { template, unitId, state: 'open' },
        words: card?.title ?? '',
      })
    },
    [caseChanged.type]: async (tx, fact) => {
      if (!caseChanged.is(fact)) return
      const { caseId, state, unitId } = fact.data
      await changeEntry(tx, CASE, caseId, { at: fact.at, isOpen: !OVER.has(state), detail: { state, unitId } })
    },
  }
}
