import type { RoutingDeps } from '#modules/routing/deps.ts'
import { SERVING_ROLES } from '#modules/routing/permissions.ts'
import { seesAgent } from '#modules/routing/scope.ts'
import type { AgentServiceShape } from '#modules/routing/service-contract.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { findAgent } from '#modules/routing/store-agents.ts'
import type { RowScope } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'

/**
 * What a person is given work by, also of someone who has never been in a queue.
 * @returns undefined for a person outside the scope, or who does not exist or is no longer active
 */
export async function viewService(
  deps: RoutingDeps,
  db: Queryable,
  scope: RowScope,
  agentId: string,
): Promise<AgentServiceShape | undefined> {
  const [person] = await deps.asks.identity.people(db, [agentId])
  if (!person?.active) return undefined
  const agent = await findAgent(db, agentId)
  const isSeen = agent ? await seesAgent(db, scope, agentId) : reaches(scope, person.unitId)
  if (!isSeen) return undefined
  const { defaultCapacity } = await loadSettings(db)
  return {
    agentId,
    mayServe: person.roles.some((role) => SERVING_ROLES.some((one) => one === role)),
    queueIds: [...(agent?.queueIds ?? [])],
    capacity: agent?.capacity ?? defaultCapacity,
    hasOwnCapacity: agent?.hasOwnCapacity ?? false,
    houseCapacity: defaultCapacity,
    usedPoints: agent?.usedPoints ?? 0,
    held: { ...agent?.load },
  }
}

const reaches = (scope: RowScope, unitId: string): boolean =>
  scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(unitId))
