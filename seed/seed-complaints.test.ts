import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MeasureList, RepeatList } from '#modules/complaints/causes-contract.ts'
import type { ComplaintFile, ComplaintList } from '#modules/complaints/contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../tests/support/application.ts'
import { signedInAs } from '../tests/support/people.ts'
import { seedComplaints } from './seed-complaints.ts'
import { within } from './within.ts'

const TEN_O_CLOCK = Date.parse('2026-11-25T10:00:00+08:00')
let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication({ clock: settableClock(TEN_O_CLOCK) })
})
afterAll(() => app.stop())

it('the complaints of the demo bank are due on different days, and one is late', async () => {
  const officer = await signedInAs(app, { roles: ['complaint-officer'] })
  const other = await signedInAs(app, { roles: ['complaint-officer'] })
  const now = app.platform.clock.now()
  const whose = { officerId: officer.personId, otherOfficerId: other.personId, departmentId: officer.unitId }
  const made = await app.platform.db.transaction((tx) => seedComplaints(within(app.platform, tx), whose, now))
  const { counts, complaints } = (await (await officer.api('/api/complaints?show=all')).json()) as ComplaintList
  expect(complaints).toHaveLength(made)
  expect(counts).toMatchObject({ overdue: 1, today: 1, t1: 2, t3: 1 })
})

it('the first steps of a complaint were taken in time', async () => {
  const officer = await signedInAs(app, { roles: ['complaint-officer'] })
  const { complaints } = (await (await officer.api('/api/complaints?show=all')).json()) as ComplaintList
  const complaintId = complaints.find(({ maskedName }) => maskedName === '周**')?.complaintId
  const { clocks } = (await (await officer.api(`/api/complaints/${complaintId}`)).json()) as ComplaintFile
  expect(clocks.filter(({ state }) => state === 'kept').map(({ clock }) => clock)).toEqual([
    'acknowledge',
    'first-contact',
    'plan',
  ])
})

it('whoever is close to the matter has said so, and another handles it', async () => {
  const officer = await signedInAs(app, { roles: ['complaint-officer'] })
  const { complaints } = (await (await officer.api('/api/complaints?show=all')).json()) as ComplaintList
  const complaintId = complaints.find(({ maskedName }) => maskedName === '蔡**')?.complaintId
  const { interested, handler } = (await (await officer.api(`/api/complaints/${complaintId}`)).json()) as ComplaintFile
  expect(interested).toHaveLength(1)
  expect(handler?.personId).not.toBe(interested[0]?.personId)
})

it('one cause came again at the demo bank, and something is being done about it', async () => {
  const officer = await signedInAs(app, { roles: ['complaint-officer'] })
  const repeats = (await (await officer.api('/api/complaint-causes/repeats')).json()) as RepeatList
  expect(repeats.repeats).toMatchObject([{ cause: 'disclosure-before', by: 'product', where: 'credit-card', count: 3 }])
  const { measures } = (await (await officer.api('/api/complaint-measures')).json()) as MeasureList
  expect(measures).toMatchObject([{ cause: 'disclosure-before', state: 'open' }])
})

it('of what was asked for one paper has come and opens, and one is awaited', async () => {
  const officer = await signedInAs(app, { roles: ['complaint-officer'] })
  const { complaints } = (await (await officer.api('/api/complaints?show=all')).json()) as ComplaintList
  const complaintId = complaints.find(({ maskedName }) => maskedName === '周**')?.complaintId
  const file = (await (await officer.api(`/api/complaints/${complaintId}`)).json()) as ComplaintFile
  expect(file.evidence.map(({ gotAt }) => gotAt === null).toSorted()).toEqual([false, true])
  expect(file.cases).toMatchObject([{ state: 'open', promise: { state: 'running' } }])
  const paper = await officer.api(`/api/complaints/${complaintId}/files/${file.files[0]?.fileId}`)
  expect((await paper.text()).slice(0, 5)).toBe('%PDF-')
})
