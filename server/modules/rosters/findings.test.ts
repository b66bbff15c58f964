import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DraftChanged } from '#modules/rosters/contract.ts'
import type { PlanView } from '#modules/workforce/contract.ts'
import { ok } from '../../../tests/support/floor.ts'
import {
  app,
  begin,
  boardOf,
  change,
  contract,
  day,
  MON,
  openRosterHouse,
  planner,
  put,
  queueId,
  searched,
  team,
} from '../../../tests/support/roster-house.ts'

beforeAll(async () => {
  await openRosterHouse()
})
afterAll(async () => {
  await app?.stop()
})

async function wanting(settings: Partial<PlanView['staffing']['settings']>): Promise<void> {
  const { staffing } = await ok<PlanView>(planner.api(`/api/workforce/queues/${queueId}/plan?from=${MON}&days=1`))
  const body = { ...staffing.settings, ...settings }
  expect(
    await ok<PlanView['staffing']>(planner.api(`/api/workforce/queues/${queueId}/staffing`, put(body))),
  ).toMatchObject({ settings })
}
const mark = (personId: string, marks: readonly string[]) =>
  ok(
    planner.api(
      `/api/rosters/people/${personId}/terms`,
      put({ contractId: contract.contractId, protections: [], marks, annualLeaveDays: null }),
    ),
  )
const hourOf = (at: number) => (at - Date.parse(`${MON}T00:00:00+08:00`)) / 3_600_000

it('a draft is told where it lacks an expert and where newcomers are too many, and each change tells it anew', async () => {
  const { unitId, people } = await team(2)
  const [mei, jun] = people.map(({ personId }) => personId) as [string, string]
  await mark(mei, ['expert'])
  await mark(jun, ['trainee'])
  await wanting({ leastExperts: null, mostTrainees: 0.5 })
  const { rosterId } = await begin(unitId, MON, 1)
  const { findings } = await boardOf(rosterId)
  expect(findings).toEqual([
    { kind: 'expert', queueId, fromAt: expect.any(Number), toAt: expect.any(Number), found: 0, wanted: 1 },
  ])
  const [from, to] = [findings[0]!.fromAt, findings[0]!.toAt]
  expect([hourOf(from), hourOf(to)]).toEqual([9, 17])
  const alone = await ok<DraftChanged>(change(rosterId, 0, [day(jun, MON, 9)]))
  expect(alone.findings.filter(({ kind }) => kind === 'trainee')[0]).toMatchObject({ queueId, found: 1, wanted: 0.5 })
  const both = await ok<DraftChanged>(change(rosterId, 1, [day(mei, MON, 9)]))
  const seconds = (of: DraftChanged) => of.findings.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0)
  expect(seconds(both)).toBeLessThan(seconds(alone) / 2)
  expect((await boardOf(rosterId)).findings).toEqual(both.findings)
})

it('a search says how many hours of experts no roster can fill', async () => {
  const { unitId, people } = await team(2)
  await wanting({ leastExperts: 2, mostTrainees: null })
  await mark(people[0]!.personId, ['expert'])
  const { rosterId } = await begin(unitId, '2026-12-21', 7)
  const run = await searched(rosterId)
  expect(run.state).toBe('done')
  const [reach, ...others] = run.floorsOutOfReach
  expect(others).toEqual([])
  expect(reach).toMatchObject({ kind: 'expert', queueId })
  expect(reach!.possibleSeconds).toBeGreaterThan(0)
  expect(reach!.possibleSeconds).toBeLessThanOrEqual(reach!.neededSeconds / 2)
  expect(reach!.ranges[0]).toMatchObject({ required: 2, possible: 1 })
})
