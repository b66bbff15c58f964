import { ok } from '../../support/floor.ts'
import type { SignedInPerson } from '../../support/people.ts'
import { capacityScenario } from '../access/policy-capacity.ts'

/** A scenario that stands, for a text to be saved over it. */
export const capacityScenes = (boss: SignedInPerson, queueId: string) => ({
  'PUT /api/workforce/capacity/scenarios/{scenarioId}': async () => {
    const body = capacityScenario(queueId)
    const { scenarioId, revision } = await ok<{ scenarioId: string; revision: number }>(
      boss.api('/api/workforce/capacity/scenarios', { method: 'POST', body }),
    )
    return { outside: { scenarioId }, body: { ...body, revision } }
  },
})
