import { visitBooked, visitChanged } from '#modules/branches/events.ts'
import type { BranchQuestions } from '#modules/branches/questions.ts'
import { beginEntry, changeEntry } from '#modules/timeline/store.ts'
import type { Reaction } from '#platform/log/subscribers.ts'

const VISIT = 'branch-visit'
const OVER: ReadonlySet<string> = new Set(['done', 'left', 'no-show', 'cancelled'])
/** What a change says that the state does not. */
const OUTCOMES: ReadonlySet<string> = new Set(['solved', 'work-order', 'come-again', 'handed-back'])

/** Every visit of a customer to a branch, from its booking or the door on, with what the branch wrote at its end. */
export function tellBranches(asks: { readonly branches: BranchQuestions }): Readonly<Record<string, Reaction>> {
  return {
    [visitBooked.type]: async (tx, fact) => {
      if (visitBooked.is(fact)) await begin(tx, fact)
    },
    [visitChanged.type]: async (tx, fact) => {
      if (!visitChanged.is(fact)) return
      const { visitId, state, plannedFrom, onDay, change } = fact.data
      // Nobody's until it is said whose it is.
      await begin(tx, fact)
      const isOutcome = OUTCOMES.has(change)
      await changeEntry(tx, VISIT, visitId, {
        at: fact.at,
        isOpen: !OVER.has(state),
        detail: { state, plannedFrom, ...dayOf(onDay), ...(isOutcome ? { outcome: change } : {}) },
        ...(isOutcome ? { words: await asks.branches.noteOf(tx, visitId) } : {}),
      })
    },
  }
}

/** Facts of before do not say it. */
const dayOf = (onDay: string | undefined): Readonly<Record<string, string>> => (onDay === undefined ? {} : { onDay })

interface Told {
  readonly at: number
  readonly data: {
    readonly visitId: string
    readonly reference: string
    readonly unitId: string
    readonly customerId: string | null
    readonly service: string
    readonly state: string
    readonly plannedFrom: number | null
    readonly onDay?: string | undefined
  }
}

async function begin(tx: Parameters<Reaction>[0], { at, data }: Told): Promise<void> {
  const { visitId, reference, unitId, customerId, service, state, plannedFrom, onDay } = data
  if (customerId === null) return
  await beginEntry(tx, {
    kind: VISIT,
    sourceId: visitId,
    customerId,
    beganAt: at,
    isOpen: true,
    reference,
    detail: { service, unitId, state, plannedFrom, ...dayOf(onDay) },
  })
}
