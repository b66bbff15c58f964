import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ComplaintList } from '#modules/complaints/contract.ts'
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
  const now = app.platform.clock.now()
  const made = await app.platform.db.transaction((tx) =>
    seedComplaints(within(app.platform, tx), officer.personId, now),
  )
  const { counts, complaints } = (await (await officer.api('/api/complaints?show=all')).json()) as ComplaintList
  expect(complaints).toHaveLength(made)
  expect(counts).toMatchObject({ overdue: 1, today: 1, t1: 2, t3: 1 })
})
