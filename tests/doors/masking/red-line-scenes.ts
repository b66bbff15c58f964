import type { RedLineSetList } from '#modules/conversations/red-line-sets-contract.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'

const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const line = {
  ...{ code: 'bank-1', severity: 'serious', name: words, instead: words, zh: ['刷单'], en: ['easy money'] },
  ...{ mustFire: ['这是刷单'], mustNotFire: ['x'] },
}

/** Red lines that are being written, and a draft that waits for its review. */
export function redLineScenes(app: FloorApplication, boss: SignedInPerson) {
  const opened = async () => {
    const { sets } = await ok<RedLineSetList>(boss.api('/api/red-line-sets'))
    return sets.find(({ state }) => state !== 'approved')
  }
  let second: ReturnType<typeof signedInAs> | undefined
  const reviewer = async () => {
    second ??= signedInAs(app, { roles: ['compliance'] })
    return second
  }
  /** A body for the draft as it stands; one that waits is returned first. */
  const body = async () => {
    const open = await opened()
    if (open?.state === 'submitted') {
      const said = { revision: open.revision, decision: 'return', note: 'x' }
      await ok((await reviewer()).api('/api/red-line-sets/draft/review', { method: 'POST', body: said }))
    }
    return { off: [], own: [line], why: 'x', revision: open?.revision ?? 0 }
  }
  return {
    'PUT /api/red-line-sets/draft': async () => ({ token: boss.token, body: await body() }),
    'POST /api/red-line-sets/draft/review': async () => {
      const written = await body()
      await ok(boss.api('/api/red-line-sets/draft', { method: 'PUT', body: written }))
      const revision = written.revision + 1
      await ok(boss.api('/api/red-line-sets/draft/submission', { method: 'POST', body: { revision } }))
      return { token: (await reviewer()).token, body: { revision, decision: 'return', note: 'x' } }
    },
  }
}
