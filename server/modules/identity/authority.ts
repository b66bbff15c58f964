import type { Cause } from '#libs/facts/event.ts'
import { type Actor, type RowScope, scopeOf } from '#platform/access.ts'

/** Who wants something done: a person with their rights, or a rule of the house (set-up, seed), which may do all. */
export type Authority =
  | { readonly kind: 'person'; readonly actor: Actor }
  | { readonly kind: 'system'; readonly id: string }

export const byPerson = (actor: Actor): Authority => ({ kind: 'person', actor })
export const bySystem = (id: string): Authority => ({ kind: 'system', id })

export function causeOf(by: Authority): Cause {
  return by.kind === 'person' ? { kind: 'person', id: by.actor.personId } : { kind: 'system', id: by.id }
}

/** The person who acts, for rows that remember it. */
export const personOf = (by: Authority): string | null => (by.kind === 'person' ? by.actor.personId : null)

export function scopeFor(by: Authority, permission: string): RowScope {
  return by.kind === 'person' ? scopeOf(by.actor, permission) : { kind: 'all' }
}

/** Whether a thing of this unit is within the scope. `own` reaches no unit. */
export function reachesUnit(scope: RowScope, unitId: string): boolean {
  return scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(unitId))
}
