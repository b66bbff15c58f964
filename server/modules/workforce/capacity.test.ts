import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { CapacityBasis, ScenarioBody, ScenarioView } from '#modules/workforce/capacity-contract.ts'
import { settableClock, startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { queueAt } from '../../../tests/support/floor.ts'
import { type ApiInit, createPerson, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const TODAY = '2026-11-23'
const SCENARIOS = '/api/workforce/capacity/scenarios'

let app: TestApplication
let planner: SignedInPerson
let queueId: string
beforeAll(async () => {
  app = await startTestApplication({ clock: settableClock(NOW) })
  planner = await signedInAs(app, { roles: ['planner'] })
  queueId = (await queueAt(await signedInAs(app, { roles: ['administrator'] }))).queueId
  for (let count = 0; count < 3; count++) await createPerson(app.platform, { roles: ['agent'] })
})
afterAll(() => app?.stop())

async function got<T>(path: string, init?: ApiInit): Promise<T> {
  const response = await planner.api(path, init)
  const body = await response.json()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
  return body as T
}
const refusal = async (path: string, init?: ApiInit) => {
  const response = await planner.api(path, init)
  const { refusal } = (await response.json()) as { refusal: string }
  return `${response.status} ${refusal}`
}
const save = (body: ScenarioBody) => got<ScenarioView>(SCENARIOS, { method: 'POST', body })

const month = { contacts: null, handleSeconds: null, plannedShrinkage: null, hires: 0 }
const scenario = (change: Partial<ScenarioBody> = {}): ScenarioBody => ({
  name: '稳健',
  queueIds: [queueId],
  firstMonth: '2026-12',
  months: Array.from({ length: 12 }, () => month),
  yearlyGrowth: 0,
  handleSeconds: 240,
  plannedShrinkage: 0.2,
  unplannedShrinkage: 0.1,
  occupancy: 0.85,
  fullTimeHours: 165.3,
  present: [{ share: 1, tenureMonths: 24, heads: 10 }],
  attrition: [{ fromTenureMonths: 0, monthlyShare: 0 }],
  learning: { trainingMonths: 1, floorShares: [0.6, 0.8] },
  hiring: { leadMonths: 1, gapLimitFte: 0, mostPerMonth: null },
  ...change,
})

describe('a capacity scenario', () => {
  it('starts from what was counted and who is there', async () => {
    const rows = Array.from({ length: 28 }, (_, day) => addDaysToDate(TODAY, day - 28)).flatMap((date) =>
      ['09:00', '09:30'].map((time) => `${date}T${time},600`),
    )
    await got(`/api/workforce/queues/${queueId}/history`, {
      method: 'POST',
      body: { text: ['start,calls', ...rows].join('\n') },
    })
    const basis = await got<CapacityBasis>('/api/workforce/capacity/basis')
    expect(basis).toMatchObject({ thisMonth: '2026-11', agents: 3, fullTimeHours: 165.3, asOf: NOW })
    const queue = basis.queues.find((one) => one.queueId === queueId)
    expect(queue?.history.months).toEqual([
      { month: '2026-10', contacts: 7200, countedDays: 6 },
      { month: '2026-11', contacts: 26_400, countedDays: 22 },
    ])
    expect(queue).toMatchObject({ handleFrom: 'assumed', atOnce: 2 })
  })

  it('comes to heads, need and gap by month from history, or from figures of one’s own', async () => {
    const own = { ...month, contacts: 60_000 }
    const { scenarioId } = await save(scenario({ months: [own, ...Array.from({ length: 11 }, () => month)] }))
    const { figures } = await got<{ figures: { months: Record<string, unknown>[]; wanted: number } }>(
      `${SCENARIOS}/${scenarioId}`,
    )
    const fte = (contacts: number) => (contacts * 240) / 3600 / 0.85 / 0.7 / 165.3
    expect(figures.months[0]).toMatchObject({ month: '2026-12', contacts: 60_000, basis: 'own-figure' })
    expect(figures.months[0]?.requiredFte).toBeCloseTo(fte(60_000), 9)
    // 31 days of 1,200; too little history for the same month of another year.
    expect(figures.months[1]).toMatchObject({ month: '2027-01', contacts: 37_200, basis: 'history' })
    expect(figures.months[1]?.gapFte).toBeCloseTo(fte(37_200) - 10, 9)
    expect(figures.wanted).toBeGreaterThan(0)
  })

  it('is saved over the revision that was seen, and over no other', async () => {
    const { scenarioId, revision } = await save(scenario())
    const at = `${SCENARIOS}/${scenarioId}`
    const changed = { ...scenario({ name: '乐观' }), revision }
    expect(await got<ScenarioView>(at, { method: 'PUT', body: changed })).toMatchObject({
      name: '乐观',
      revision: revision + 1,
      changedAt: NOW,
    })
    expect(await refusal(at, { method: 'PUT', body: changed })).toBe('409 scenario-changed-meanwhile')
  })

  it('that no one could work out is refused, and so is a queue that is not', async () => {
    const bands = scenario({ attrition: [{ fromTenureMonths: 6, monthlyShare: 0.1 }] })
    expect(await refusal(SCENARIOS, { method: 'POST', body: bands })).toBe('400 scenario-not-plannable')
    const idle = scenario({ plannedShrinkage: 0.6, unplannedShrinkage: 0.4 })
    expect(await refusal(SCENARIOS, { method: 'POST', body: idle })).toBe('400 scenario-not-plannable')
    const nowhere = scenario({ queueIds: [crypto.randomUUID()] })
    expect(await refusal(SCENARIOS, { method: 'POST', body: nowhere })).toBe('404 queue-not-found')
  })

  it('is gone once removed, and every change of it is on record', async () => {
    const { scenarioId } = await save(scenario({ name: '短命' }))
    const at = `${SCENARIOS}/${scenarioId}`
    await got(at, { method: 'DELETE' })
    expect(await refusal(at)).toBe('404 scenario-not-found')
    expect(await refusal(at, { method: 'DELETE' })).toBe('404 scenario-not-found')
    const { scenarios } = await got<{ scenarios: { name: string }[] }>(SCENARIOS)
    expect(scenarios.map(({ name }) => name)).not.toContain('短命')
    await app.settled()
    const { rows } = await app.platform.db.pool.query(
      `select data ->> 'change' change from platform.log where type = 'workforce.capacity-scenario-changed'
       and data ->> 'scenarioId' = $1 order by position`,
      [scenarioId],
    )
    expect(rows.map(({ change }) => change)).toEqual(['made', 'removed'])
  })
})
