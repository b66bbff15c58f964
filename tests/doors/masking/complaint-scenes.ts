import type { PackView } from '#modules/complaints/packs-contract.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'
import { codeOfLetters } from './letters-only.ts'

const MATTER = { filingChannel: 'phone', name: 'x', phone: '13800001234', demand: 'x' }
const CODING = { channel: 'electronic', product: 'credit-card', reason: 'disclosure', severity: 'S2' }
const DECISION = { kind: 'decide', upheld: 'no', redressMinor: 0, currency: 'CNY', note: 'x' }

async function addPaper(url: string, officer: SignedInPerson, at: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File(['%PDF-1.7\n%%EOF\n'], 'x.pdf'))
  const headers = { authorization: `Bearer ${officer.token}` }
  return (await ok<{ fileId: string }>(fetch(`${url}${at}/files`, { method: 'POST', headers, body: form }))).fileId
}

/** A complaint that an officer took in, as far along its path as each request needs. */
export function complaintScenes(app: FloorApplication, boss: SignedInPerson) {
  const taken = async (more: object = {}) => {
    const officer = await signedInAs(app, { roles: ['complaint-officer'] })
    const complaintId = await intake(officer, more)
    return { officer, token: officer.token, outside: { complaintId }, at: `/api/complaints/${complaintId}` }
  }
  const intake = async (by: SignedInPerson, more: object = {}) => {
    const body = { ...MATTER, ...more }
    return (await ok<{ complaintId: string }>(by.api('/api/complaints', { method: 'POST', body }))).complaintId
  }
  const ready = async (more: object = {}) => {
    const scene = await taken(more)
    const { officer, at } = scene
    const named = { kind: 'name-handler', personId: officer.personId }
    for (const move of [{ kind: 'acknowledge' }, { kind: 'first-contact' }, named, { kind: 'investigate' }])
      await ok(officer.api(`${at}/moves`, { method: 'POST', body: { note: 'x', ...move } }))
    await ok(officer.api(`${at}/coding`, { method: 'PUT', body: CODING }))
    return scene
  }
  const on = (request: string, body: object) => ({
    [request]: async () => {
      const { token, outside } = await taken()
      return { token, outside, body }
    },
  })
  const evidence = () => ({ what: 'x', source: 'x', dueAt: app.platform.clock.now() + 86_400_000 })
  const letter = async () => {
    const { officer, token, outside, at } = await taken()
    const body = { kind: 'acknowledgement', locale: 'zh-CN' }
    const { letterId } = await ok<{ letterId: string }>(officer.api(`${at}/letters`, { method: 'POST', body }))
    return { token, outside: { ...outside, letterId } }
  }
  const measure = async () => {
    const { officer, token } = await taken()
    const dueAt = app.platform.clock.now() + 86_400_000
    const body = { cause: 'rule-gap', what: 'x', ownerId: officer.personId, dueAt, effectDays: 14 }
    const { measureId } = await ok<{ measureId: string }>(
      officer.api('/api/complaint-measures', { method: 'POST', body }),
    )
    return { token, outside: { measureId }, body: { note: 'x' } }
  }
  return {
    'POST /api/complaints': async () => ({ token: (await taken()).token, body: MATTER }),
    ...on('POST /api/complaints/{complaintId}/reveals', { field: 'name', purpose: 'x' }),
    ...on('PUT /api/complaints/{complaintId}/coding', { ...CODING, note: 'x' }),
    ...on('POST /api/complaints/{complaintId}/level', { to: 'suggestion', reason: 'x' }),
    'POST /api/complaints/{complaintId}/moves': async () => {
      const { token, outside } = await ready()
      return { token, outside, body: DECISION }
    },
    'PUT /api/complaints/{complaintId}/level': async () => {
      const { officer, outside, at } = await taken()
      await ok(officer.api(`${at}/level`, { method: 'POST', body: { to: 'suggestion', reason: 'x' } }))
      return { token: boss.token, outside, body: { approved: true, note: 'x' } }
    },
    'POST /api/complaints/{complaintId}/cases': async () => {
      const { officer, token, outside } = await taken()
      return { token, outside, body: { title: 'x', unitId: officer.unitId } }
    },
    'POST /api/complaints/{complaintId}/ending': async () => {
      const { token, outside } = await taken({ level: 'suggestion' })
      return { token, outside, body: { note: 'x' } }
    },
    'POST /api/complaints/{complaintId}/merging': async () => {
      const { officer, token, outside } = await taken()
      return { token, outside, body: { into: await intake(officer), note: 'x' } }
    },
    'POST /api/complaints/{complaintId}/evidence': async () => {
      const { token, outside } = await taken()
      return { token, outside, body: evidence() }
    },
    'PUT /api/complaints/{complaintId}/evidence/{evidenceId}': async () => {
      const { officer, token, outside, at } = await taken()
      await ok(officer.api(`${at}/evidence`, { method: 'POST', body: evidence() }))
      const file = await ok<{ evidence: { evidenceId: string }[] }>(officer.api(at))
      return { token, outside: { ...outside, evidenceId: file.evidence[0]?.evidenceId ?? '' }, body: { note: 'x' } }
    },
    'PUT /api/complaints/{complaintId}/files/{fileId}/withdrawal': async () => {
      const { officer, token, outside, at } = await taken()
      const fileId = await addPaper(app.url, officer, at)
      return { token, outside: { ...outside, fileId }, body: { why: 'x' } }
    },
    'PUT /api/complaints/{complaintId}/clocks/{clock}': async () => {
      const { officer, token, outside, at } = await ready({ pack: 'US-RegE' })
      await ok(officer.api(`${at}/moves`, { method: 'POST', body: DECISION }))
      return { token, outside: { ...outside, clock: 'tell-result' }, body: { note: 'x' } }
    },
    'PUT /api/complaints/{complaintId}/letters/{letterId}': async () => ({
      ...(await letter()),
      body: { title: 'x', text: 'x', version: 1 },
    }),
    'POST /api/complaints/{complaintId}/letters/{letterId}/file': async () => ({
      ...(await letter()),
      body: { purpose: 'x' },
    }),
    'POST /api/complaint-packs': async () => {
      const { packs } = await ok<{ packs: PackView[] }>(boss.api('/api/complaint-packs'))
      return { token: boss.token, body: { data: { ...packs[0]?.data, key: `own-${codeOfLetters()}` }, why: 'x' } }
    },
    ...on('PUT /api/complaints/{complaintId}/causes', { causes: [{ cause: 'rule-gap', note: 'x' }], unitId: null }),
    'POST /api/complaint-measures': async () => {
      const { officer, token } = await taken()
      const dueAt = app.platform.clock.now() + 86_400_000
      return { token, body: { cause: 'rule-gap', what: 'x', ownerId: officer.personId, dueAt } }
    },
    'PUT /api/complaint-measures/{measureId}/completion': () => measure(),
    'PUT /api/complaint-measures/{measureId}/withdrawal': () => measure(),
  }
}
