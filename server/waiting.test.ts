import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WaitingList } from '#platform/waiting-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../tests/support/application.ts'
import { consentWords, knownCustomer } from '../tests/support/consents.ts'
import { ok } from '../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../tests/support/people.ts'

const DAY_MS = 86_400_000

describe('what waits', () => {
  const clock = settableClock(Date.parse('2026-11-24T10:00:00+08:00'))
  let app: TestApplication
  let su: SignedInPerson & { readonly personId: string }
  let lin: SignedInPerson
  let min: SignedInPerson
  beforeAll(async () => {
    app = await startTestApplication({ clock })
    ;[su, lin, min] = await Promise.all([
      signedInAs(app, { roles: ['complaint-officer'] }),
      signedInAs(app, { roles: ['compliance'] }),
      signedInAs(app, { roles: ['compliance'] }),
    ])
  })
  afterAll(() => app.stop())

  const waits = async (of: SignedInPerson) => {
    const { lines } = await ok<WaitingList>(of.api('/api/waiting'))
    return new Map(lines.map((line) => [line.kind, line]))
  }
  const countOf = async (of: SignedInPerson, kind: string) => (await waits(of)).get(kind)?.count
  const post = (of: SignedInPerson, path: string, body: object, method = 'POST') => ok(of.api(path, { method, body }))
  const complaint = async (receivedAt: number | null = null) => {
    const body = { filingChannel: 'phone', name: '周明浩', demand: '年费收了两次', receivedAt }
    const { complaintId } = await ok<{ complaintId: string }>(su.api('/api/complaints', { method: 'POST', body }))
    return complaintId
  }

  it('is nothing on an empty morning, and only of what one may do', async () => {
    const lines = await waits(lin)
    expect([...lines.values()].filter(({ count }) => count > 0)).toEqual([])
    expect([...lines.values()].filter(({ oldestAt }) => oldestAt !== null)).toEqual([])
    expect(lines.has('gate-rules-to-approve')).toBe(true)
    expect((await waits(su)).has('gate-rules-to-approve')).toBe(false)
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect((await agent.api('/api/waiting')).status).toBe(403)
  })

  it('a longer clock and another level wait for everybody but who asked, until they are answered', async () => {
    const id = await complaint()
    for (const move of [
      { kind: 'acknowledge' },
      { kind: 'first-contact' },
      { kind: 'name-handler', personId: su.personId },
      { kind: 'investigate' },
      { kind: 'mark-complex' },
      { kind: 'ask-extension' },
    ])
      await post(su, `/api/complaints/${id}/moves`, { note: 'x', ...move })
    const other = await complaint()
    await post(su, `/api/complaints/${other}/level`, { to: 'suggestion', reason: 'x' })
    expect(await countOf(su, 'complaint-answers')).toBe(0)
    expect((await waits(lin)).get('complaint-answers')).toMatchObject({ count: 2, oldestAt: clock.now() })
    const asked = await ok<{ complaints: { complaintId: string }[] }>(lin.api('/api/complaints?show=asked'))
    expect(asked.complaints.map(({ complaintId }) => complaintId).toSorted()).toEqual([id, other].toSorted())
    expect((await ok<{ complaints: object[] }>(su.api('/api/complaints?show=asked'))).complaints).toEqual([])
    await post(lin, `/api/complaints/${other}/level`, { approved: false, note: 'x' }, 'PUT')
    await post(lin, `/api/complaints/${id}/moves`, { kind: 'answer-extension', approved: true, note: 'x' })
    expect(await countOf(lin, 'complaint-answers')).toBe(0)
  })

  it('clocks wait from the day they end, and late ones apart', async () => {
    const before = await waits(lin)
    const today = await complaint(clock.now() - 20 * 3_600_000)
    expect((await waits(lin)).get('complaints-due-today')?.count).toBe(
      (before.get('complaints-due-today')?.count ?? 0) + 1,
    )
    expect(before.get('complaints-overdue')?.count).toBe(0)
    await complaint(clock.now() - 20 * DAY_MS)
    const after = await waits(lin)
    expect(after.get('complaints-overdue')).toMatchObject({ count: 1 })
    expect(after.get('complaints-overdue')?.oldestAt).toBeLessThan(clock.now())
    expect(today).toBeDefined()
  })

  it('what was handed in waits for a second person alone', async () => {
    const body = { purpose: 'marketing-own', receiver: '', words: consentWords('短信营销'), revision: 0 }
    const { texts } = await ok<{ texts: { textId: string; revision: number }[] }>(
      lin.api('/api/consent-texts', { method: 'PUT', body }),
    )
    expect(await countOf(min, 'consent-texts-to-approve')).toBe(0)
    const [text] = texts
    await post(lin, `/api/consent-texts/${text?.textId}/submission`, { revision: text?.revision })
    expect(await countOf(min, 'consent-texts-to-approve')).toBe(1)
    expect(await countOf(lin, 'consent-texts-to-approve')).toBe(0)
  })

  it('requests about data wait until they are answered, and what was shown is told for a day', async () => {
    const customerId = await knownCustomer(app.platform, '林青')
    const { requestId } = await ok<{ requestId: string }>(
      lin.api(`/api/customers/${customerId}/data-requests`, {
        method: 'POST',
        body: { kind: 'copy', wish: '要一份', saidThrough: 'phone' },
      }),
    )
    expect(await countOf(lin, 'data-requests-open')).toBe(1)
    await post(lin, `/api/data-requests/${requestId}/answer`, { decision: 'refuse', answer: '请先核身' })
    expect(await countOf(lin, 'data-requests-open')).toBe(0)

    await post(su, `/api/complaints/${await complaint()}/reveals`, { field: 'name', purpose: '写决定书' })
    await app.settled()
    expect(await countOf(lin, 'fields-revealed')).toBe(1)
    clock.set(clock.now() + 25 * 3_600_000)
    const tomorrow = await signedInAs(app, { roles: ['compliance'] })
    expect(await countOf(tomorrow, 'fields-revealed')).toBe(0)
  })
})
