import type { CaseView } from '#modules/cases/contract.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../support/people.ts'
import { codeOfLetters } from './letters-only.ts'

/** A case in somebody's hands, and a work order in it. */
export function caseScenes(app: FloorApplication, boss: SignedInPerson) {
  const opened = async (acts: readonly (readonly [string, object?])[] = []) => {
    const unitId = await createUnit(app.platform, { kind: 'department', name: `D ${crypto.randomUUID().slice(0, 6)}` })
    const clerk = await signedInAs(app, { roles: ['hq-department'], unit: unitId })
    const { caseId } = await ok<CaseView>(
      clerk.api('/api/cases', { method: 'POST', body: { template: 'general', title: 'x' } }),
    )
    for (const [act, body] of [['taking'] as const, ...acts])
      await ok(clerk.api(`/api/cases/${caseId}/${act}`, { method: 'POST', ...(body ? { body } : {}) }))
    return { clerk, token: clerk.token, unitId, outside: { caseId } }
  }
  const on = (act: string, body: object, acts: readonly (readonly [string, object?])[] = []) => ({
    [`POST /api/cases/{caseId}/${act}`]: async () => {
      const { token, outside } = await opened(acts)
      return { token, outside, body }
    },
  })
  const names = { 'zh-CN': '一', 'zh-TW': '一', en: 'one' }
  const dueAt = () => app.platform.clock.now() + 86_400_000
  return {
    'POST /api/cases': async () => {
      const { token } = await opened()
      return { token, body: { template: 'general', title: 'x', note: 'x' } }
    },
    ...on('waiting', { reason: 'customer', note: 'x' }),
    ...on('resumption', { note: 'x' }, [['waiting', { reason: 'customer', note: 'x' }]]),
    ...on('solution', { outcome: 'done', note: 'x' }),
    ...on('re-opening', { note: 'x' }, [['solution', { outcome: 'done', note: 'x' }]]),
    ...on('withdrawal', { note: 'x' }),
    ...on('comments', { text: 'x', audience: 'staff' }),
    'POST /api/cases/{caseId}/hand-over': async () => {
      const { token, outside, unitId } = await opened()
      return { token, outside, body: { unitId, note: 'x' } }
    },
    'POST /api/cases/{caseId}/merging': async () => {
      const { clerk, token, outside } = await opened()
      const body = { template: 'general', title: 'x' }
      const { caseId } = await ok<CaseView>(clerk.api('/api/cases', { method: 'POST', body }))
      return { token, outside, body: { into: caseId, note: 'x' } }
    },
    'POST /api/cases/{caseId}/work-orders': async () => {
      const { token, outside, unitId } = await opened()
      return { token, outside, body: { title: 'x', unitId, dueAt: dueAt() } }
    },
    'PUT /api/cases/{caseId}/work-orders/{workOrderId}/result': async () => {
      const { clerk, token, outside, unitId } = await opened()
      const body = { title: 'x', unitId, dueAt: dueAt() }
      const path = `/api/cases/${outside.caseId}/work-orders`
      const { workOrderId } = await ok<{ workOrderId: string }>(clerk.api(path, { method: 'POST', body }))
      return { token, outside: { ...outside, workOrderId }, body: { result: 'x' } }
    },
    'PUT /api/case-templates/{code}': async () => {
      const code = `t-${codeOfLetters()}`
      const fields = [{ code: 'payee', name: names, isNeeded: false }]
      const rest = { unitId: null, dueDays: 3, calendar: null, topics: ['card'], isOffered: true, version: 0 }
      return { token: boss.token, outside: { code }, body: { name: names, hint: names, fields, ...rest } }
    },
  }
}
