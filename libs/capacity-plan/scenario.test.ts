import { describe, expect, it } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { contactsAhead, historyOfDays } from './contacts-ahead.ts'
import { planCapacity } from './plan-capacity.ts'
import { basesOf, inputOf, type Scenario } from './scenario.ts'
import { scenarioFigures } from './scenario-figures.ts'

/** Every weekday from a date on, so many contacts each. */
const weekdays = (from: string, days: number, contacts: number) =>
  Array.from({ length: days }, (_, day) => addDaysToDate(from, day))
    .filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
    .map((date) => ({ date, contacts }))

describe('contacts ahead', () => {
  it('are those of the same month a year before, grown by the year', () => {
    // December 2025 has 23 weekdays.
    const history = historyOfDays(weekdays('2025-11-15', 365, 100))
    expect(contactsAhead(history, '2026-12', 0.1)).toEqual({
      contacts: 2300 * 1.1,
      basis: 'same-month',
      from: '2025-12',
      to: '2025-12',
    })
    expect(contactsAhead(history, '2027-12', 0.1)?.contacts).toBeCloseTo(2300 * 1.21, 9)
  })

  it('of a month never counted whole are the mean of a counted day times its open days', () => {
    const history = historyOfDays(weekdays('2026-11-02', 21, 100))
    expect(history.months).toEqual([{ month: '2026-11', contacts: 1500, countedDays: 15 }])
    expect(contactsAhead(history, '2027-02', 0)).toMatchObject({ contacts: 2000, basis: 'daily-mean' })
    expect(contactsAhead(history, '2027-11', 0.2)?.contacts).toBeCloseTo(2200 * 1.2, 9)
  })

  it('of a month with a gap are not those of that month: it would be too few', () => {
    const history = historyOfDays(weekdays('2025-12-01', 20, 100))
    expect(contactsAhead(history, '2026-12', 0)).toMatchObject({ contacts: 2300, basis: 'daily-mean' })
  })

  it('without history are not known', () => {
    expect(contactsAhead(historyOfDays([]), '2027-01', 0)).toBeNull()
  })
})

const month = { contacts: null, handleSeconds: null, plannedShrinkage: null, hires: 0 }
const scenario: Scenario = {
  firstMonth: '2026-12',
  months: [month, { ...month, contacts: 60_000, handleSeconds: 240, plannedShrinkage: 0.2, hires: 2 }],
  yearlyGrowth: 0,
  handleSeconds: 120,
  plannedShrinkage: 0.1,
  unplannedShrinkage: 0.1,
  occupancy: 0.85,
  fullTimeHours: 165.3,
  present: [{ share: 0.5, tenureMonths: 24, heads: 6 }],
  attrition: [{ fromTenureMonths: 0, monthlyShare: 0 }],
  learning: { trainingMonths: 0, floorShares: [] },
}

describe('a scenario', () => {
  it('sums its queues, and a figure of one’s own takes their place', () => {
    const histories = [100, 50].map((contacts) => historyOfDays(weekdays('2025-12-01', 31, contacts)))
    const bases = basesOf(scenario, histories)
    expect(bases.map(({ month, kind, contacts }) => [month, kind, contacts])).toEqual([
      ['2026-12', 'history', 3450],
      ['2027-01', 'own-figure', 60_000],
    ])
    expect(basesOf(scenario, [])[0]).toMatchObject({ kind: 'lacking', contacts: 0 })
  })

  it('plans with what a month says for itself, else with what is said for all', () => {
    const result = planCapacity(inputOf(scenario, basesOf(scenario, [])))
    const months = result.ok ? result.plan.months : []
    expect(months.map(({ availableFte }) => availableFte)).toEqual([3, 5])
    expect(months[1]?.requiredFte).toBeCloseTo((60_000 * 240) / 3600 / 0.85 / 0.7 / 165.3, 9)
  })
})

describe('what a scenario comes to', () => {
  const hiring = { leadMonths: 0, gapLimitFte: 0, mostPerMonth: null }

  it('names the hires beside those written down that close the gap', () => {
    const result = scenarioFigures({ ...scenario, hiring }, [])
    if (!result.ok) throw new Error(result.faults.join())
    const { months, wanted, notReached } = result.figures
    expect(wanted).toBe(months.reduce((sum, { wantedHires }) => sum + wantedHires, 0))
    expect(wanted).toBe(Math.ceil(months[1]?.gapFte ?? 0))
    expect(months[0]?.basis.kind).toBe('lacking')
    expect(notReached).toEqual([])
  })

  it('names the months that no hire can reach in time', () => {
    const result = scenarioFigures({ ...scenario, hiring: { ...hiring, leadMonths: 2 } }, [])
    expect(result.ok && result.figures.notReached.map(({ month }) => month)).toEqual(['2027-01'])
  })

  it('is told in words when it cannot be planned', () => {
    const attrition = [{ fromTenureMonths: 3, monthlyShare: 0.1 }]
    expect(scenarioFigures({ ...scenario, attrition, hiring }, [])).toEqual({
      ok: false,
      faults: ['attrition from month 3: begin with 0 and give later whole months after it'],
    })
  })
})
