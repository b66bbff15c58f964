import { newId } from '#platform/ids.ts'
import type { Application } from '#server/application.ts'
import { ok } from '../../support/floor.ts'
import { createPerson, createUnit, type SignedInPerson } from '../../support/people.ts'
import { setTermsBy } from '../../support/rostered.ts'

const MONDAY = '2027-03-01'
const QUARTER_MS = 900_000

const contract = (revision?: number) => ({
  name: 'x',
  pack: 'CN',
  rules: [],
  shifts: [
    {
      id: 'day',
      spanSeconds: 36_000,
      starts: { from: '00:00', to: '12:00', everySeconds: 900 },
      breaks: [{ id: 'meal', seconds: 3600, isPaid: false, earliestSeconds: 14_400, latestSeconds: 18_000 }],
    },
  ],
  ...(revision === undefined ? {} : { revision }),
})

/** Work contracts to change, and a draft that differs from what was published, so that it can be published again. */
export function rosterScenes(app: Pick<Application, 'platform'>, boss: SignedInPerson, queueId: string) {
  const made = async () =>
    (await ok<{ contractId: string }>(boss.api('/api/rosters/contracts', { method: 'POST', body: contract() })))
      .contractId
  let own: Promise<string> | undefined
  let begun: Promise<{ readonly rosterId: string; readonly personId: string }> | undefined
  let turns = 0
  async function begin() {
    const contractId = await made()
    const unit = await createUnit(app.platform, { name: `Crew ${newId().slice(-8)}` })
    const { personId } = await createPerson(app.platform, { roles: ['agent'], unit })
    await setTermsBy(boss, personId, contractId)
    const body = { unitId: unit, from: MONDAY, days: 7, queueIds: [queueId] }
    const { rosterId } = await ok<{ rosterId: string }>(boss.api('/api/rosters', { method: 'POST', body }))
    return { rosterId, personId }
  }
  return {
    'POST /api/rosters/contracts': async () => ({ body: contract() }),
    'PUT /api/rosters/contracts/{contractId}': async () => {
      own ??= made()
      const contractId = await own
      const { contracts } = await ok<{ contracts: { contractId: string; revision: number }[] }>(
        boss.api('/api/rosters/contracts'),
      )
      const revision = contracts.find((each) => each.contractId === contractId)?.revision
      return { outside: { contractId }, body: contract(revision) }
    },
    'POST /api/rosters/{rosterId}/publication': async () => {
      begun ??= begin()
      const { rosterId, personId } = await begun
      const path = `/api/rosters/${rosterId}`
      const { revision } = await ok<{ revision: number }>(boss.api(path))
      turns += 1
      const startsAt = Date.parse(`${MONDAY}T00:00:00+08:00`) + (turns % 40) * QUARTER_MS
      const changes = [{ personId, date: MONDAY, shift: { kindId: 'day', startsAt } }]
      const next = await ok<{ revision: number }>(
        boss.api(`${path}/draft`, { method: 'PUT', body: { revision, changes } }),
      )
      return { outside: { rosterId }, body: { revision: next.revision, reason: 'x' } }
    },
  }
}
