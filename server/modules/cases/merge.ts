import { type Outcome, refused } from '#libs/facts/decision.ts'
import { type ActRefusal, dropWorkOrders, finish, NOT_WAITING } from '#modules/cases/act.ts'
import { decideMerge } from '#modules/cases/case.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { casePromise, causeOf, lockCase, writeLine } from '#modules/cases/store.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { Actor } from '#platform/access.ts'

/** Two cases of one matter become one; the duplicate stays as a record that points to it, and is counted apart. */
export function mergeCases(
  deps: CaseDeps,
  actor: Actor,
  fromId: string,
  { into: intoId, note }: { readonly into: string; readonly note: string },
): Promise<Outcome<null, ActRefusal>> {
  return deps.platform.db.transaction(async (tx): Promise<Outcome<null, ActRefusal>> => {
    const visible = casesVisibleTo(actor, 'cases.work')
    // Always in the order of their ids, so that two merges never wait for each other.
    const locked = []
    for (const id of [...new Set([fromId, intoId])].toSorted()) locked.push(await lockCase(tx, id, visible))
    const from = locked.find((one) => one?.caseId === fromId)
    const into = locked.find((one) => one?.caseId === intoId)
    if (!from || !into) return refused('case-not-found')
    const state = decideMerge(from, into)
    if (!state.ok) return state
    const [cause, now] = [causeOf(actor), deps.platform.clock.now()]
    const acting = { deps, tx, cause, now, one: from }
    await deps.asks.promises.withdraw(tx, cause, casePromise(fromId), now, 'case-merged')
    await dropWorkOrders(acting, 'case-merged')
    await writeLine(tx, cause, intoId, now, { kind: 'merged-in', text: note, values: { reference: from.reference } })
    const next = { ...from, ...NOT_WAITING, state: state.value, mergedInto: intoId, endedAt: now }
    return finish(acting, next, 'merged', { reference: into.reference }, note)
  })
}
