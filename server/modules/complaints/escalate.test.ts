import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComplaintFile, ComplaintList } from '#modules/complaints/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createPerson, createUnit, signIn, type TestPerson } from '../../../tests/support/people.ts'

const clock = settableClock(Date.parse('2026-11-23T10:00:00+08:00'))
const morning = (day: number) => Date.parse(`2026-11-${day}T08:00:00+08:00`)

describe('clocks near and past their end', () => {
  let app: TestApplication
  let su: TestPerson
  let gao: TestPerson
  let lin: TestPerson
  let xu: TestPerson
  beforeAll(async () => {
    app = await startTestApplication({ clock })
    const unit = await createUnit(app.platform, { kind: 'department', name: '消保部' })
    const at = (role: 'complaint-officer' | 'supervisor' | 'compliance', displayName: string, where = unit) =>
      createPerson(app.platform, { roles: [role], unit: where, displayName })
    su = await at('complaint-officer', '苏')
    xu = await at('complaint-officer', '徐')
    gao = await at('supervisor', '高')
    lin = await at('compliance', '林')
    await at('supervisor', '别处', await createUnit(app.platform, { kind: 'department', name: '零售部' }))
  })
  afterAll(() => app.stop())

  /** Sessions end between mornings. */
  const as = (person: TestPerson) => signIn(app.url, person.agentNo, person.password)
  const read = async <T>(person: TestPerson, path: string) => {
    const response = await (await as(person)).api(path)
    expect(response.status, await response.clone().text()).toBe(200)
    return (await response.json()) as T
  }
  const moved = async (id: string, ...bodies: object[]) => {
    const by = await as(su)
    for (const body of bodies) {
      const response = await by.api(`/api/complaints/${id}/moves`, { method: 'POST', body: { note: 'x', ...body } })
      expect(response.status, await response.clone().text()).toBe(200)
    }
  }
  const intake = async (receivedOn: string) => {
    const body = { filingChannel: 'phone', name: '周明浩', demand: '未告知手续费', receivedAt: Date.parse(receivedOn) }
    const response = await (await as(su)).api('/api/complaints', { method: 'POST', body })
    return ((await response.json()) as { complaintId: string }).complaintId
  }
  const escalated = async (id: string) =>
    (await read<ComplaintFile>(su, `/api/complaints/${id}`)).entries
      .filter(({ what }) => what.startsWith('escalated-'))
      .map(({ what, code, note, by }) => ({ what, code, note, by }))
      .reverse()
  const toldTo = async (person: TestPerson) => {
    const { complaints, counts } = await read<ComplaintList>(person, '/api/complaints?show=escalated')
    expect(counts.escalated).toBe(complaints.length)
    return complaints.map(({ complaintId }) => complaintId)
  }

  it('are told every morning from the day before on, to whom they concern, until they are kept', async () => {
    // Received on the 10th: the decision is due by the end of the 25th.
    const id = await intake('2026-11-10T09:00:00+08:00')
    const named = { kind: 'name-handler', personId: su.personId }
    await moved(id, { kind: 'acknowledge' }, { kind: 'first-contact' }, named, { kind: 'investigate' })
    expect(await escalated(id)).toEqual([])

    const decide = { code: 'decide', by: null }
    const t1 = { ...decide, what: 'escalated-t1', note: '苏, 高' }
    clock.set(morning(24))
    await expect.poll(() => escalated(id), { timeout: 8_000 }).toEqual([t1])
    expect(await toldTo(su)).toEqual([id])
    expect(await toldTo(gao)).toEqual([id])
    expect(await toldTo(lin)).toEqual([])
    expect(await toldTo(xu)).toEqual([])

    clock.set(morning(25))
    const today = { ...t1, what: 'escalated-today' }
    await expect.poll(() => escalated(id), { timeout: 8_000 }).toEqual([t1, today])

    const overdue = { ...decide, what: 'escalated-overdue', note: '苏, 高, 林' }
    clock.set(morning(26))
    await expect.poll(() => escalated(id), { timeout: 8_000 }).toEqual([t1, today, overdue])
    expect(await toldTo(lin)).toEqual([id])
    clock.set(morning(27))
    await expect.poll(() => escalated(id), { timeout: 8_000 }).toEqual([t1, today, overdue, overdue])

    await moved(id, { kind: 'withdraw' })
    expect(await toldTo(su)).toEqual([])
  })

  it('stand on the board by the clock that ends first, not only by the decision', async () => {
    const id = await intake('2026-11-24T09:00:00+08:00')
    const { complaints } = await read<ComplaintList>(su, '/api/complaints?show=overdue')
    expect(complaints.find(({ complaintId }) => complaintId === id)).toMatchObject({
      due: 'overdue',
      nextClock: { clock: 'first-contact', dueAt: Date.parse('2026-11-25T09:00:00+08:00') },
    })
    await moved(id, { kind: 'first-contact' }, { kind: 'acknowledge' })
    const now = await read<ComplaintFile>(su, `/api/complaints/${id}`)
    expect(now.nextClock).toMatchObject({ clock: 'plan' })
  })
})
