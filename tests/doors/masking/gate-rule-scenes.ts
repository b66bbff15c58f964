import type { RuleSetList } from '#modules/consent/rules-contract.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'

/** Rules of the gate that are being written, and a draft that waits for its review. */
export function gateRuleScenes(app: FloorApplication, boss: SignedInPerson) {
  let second: ReturnType<typeof signedInAs> | undefined
  const reviewer = async () => {
    second ??= signedInAs(app, { roles: ['compliance'] })
    return second
  }
  /** A body for the draft as it stands; one that waits is returned first. */
  const body = async () => {
    const { sets } = await ok<RuleSetList>(boss.api('/api/gate-rule-sets'))
    const open = sets.find(({ state }) => state !== 'approved')
    if (open?.state === 'submitted') {
      const said = { revision: open.revision, decision: 'return', note: 'x' }
      await ok((await reviewer()).api('/api/gate-rule-sets/draft/review', { method: 'POST', body: said }))
    }
    const choices = { jurisdiction: 'CN', consentMonths: 24, doNotContactMonths: null, limits: [] }
    return { ...choices, why: 'x', revision: open?.revision ?? 0 }
  }
  return {
    'PUT /api/gate-rule-sets/draft': async () => ({ token: boss.token, body: await body() }),
    'POST /api/gate-rule-sets/draft/review': async () => {
      const written = await body()
      await ok(boss.api('/api/gate-rule-sets/draft', { method: 'PUT', body: written }))
      const revision = written.revision + 1
      await ok(boss.api('/api/gate-rule-sets/draft/submission', { method: 'POST', body: { revision } }))
      return { token: (await reviewer()).token, body: { revision, decision: 'return', note: 'x' } }
    },
  }
}
