import type { SegmentView } from '#modules/segments/contract.ts'
import { type FloorApplication, ok, until } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'
import { segmentBody } from '../access/policy-segments.ts'

/** A segment that is begun, one that is written anew, and one that waits for its review. */
export function segmentScenes(app: FloorApplication, boss: SignedInPerson) {
  let second: ReturnType<typeof signedInAs> | undefined
  const begin = async () =>
    (await ok<SegmentView>(boss.api('/api/segments', { method: 'POST', body: segmentBody() }))).segmentId
  return {
    'PUT /api/segments/{segmentId}/draft': async () => ({
      token: boss.token,
      outside: { segmentId: await begin() },
      body: { ...segmentBody(), revision: 1 },
    }),
    'POST /api/segments/{segmentId}/draft/review': async () => {
      const segmentId = await begin()
      const at = `/api/segments/${segmentId}`
      const post = (step: string) => ok(boss.api(`${at}/draft/${step}`, { method: 'POST', body: { revision: 1 } }))
      await post('preview')
      await until(async () => (await ok<SegmentView>(boss.api(at))).preview?.isDone)
      await post('submission')
      second ??= signedInAs(app, { roles: ['compliance'] })
      return {
        token: (await second).token,
        outside: { segmentId },
        body: { revision: 1, decision: 'return', note: 'x' },
      }
    },
  }
}
