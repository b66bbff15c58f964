import { describe, expect, it, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { readCallRecords } from '#libs/workforce-files/call-records.ts'
import { readCsv } from '#libs/workforce-files/csv.ts'
import { asRecorded, demandOf, handleSecondsByHour } from './demand.ts'
import { generateCalls } from './generate-calls.ts'
import { readDemand } from './read-demand.ts'
import { replay } from './replay.ts'

/** Forecasts and plans; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

const text = generateCalls({ from: '2026-03-02', days: 35, total: 500, seed: 5 })
const read = readCallRecords(readCsv(text), 'fate')
const known = readDemand(read.ok ? read.calls : [])
if (!known.ok) throw new Error(JSON.stringify(known.faults))
const { demand, series } = known
const options = { target: { share: 0.8, thresholdSeconds: 20 }, from: '2026-03-30', to: '2026-04-06', seed: 1 }

describe('asRecorded', () => {
  const seen = demand.contacts.filter(({ date }) => date >= '2026-03-30')
  const recorded = asRecorded(seen, '2026-03-30', seededChance(1))

  it('keeps when they came, how long they were served and when they hung up', () => {
    seen.forEach((contact, i) => {
      const again = recorded[i]
      expect((again?.atSeconds ?? 0) % 86_400).toBe(contact.askedSeconds)
      if (contact.servedSeconds !== null) expect(again?.handleSeconds).toBe(contact.servedSeconds)
      if (contact.outcome === 'abandoned') expect(again?.patienceSeconds).toBe(contact.waitedSeconds)
      else expect(again?.patienceSeconds).toBeGreaterThan(contact.waitedSeconds)
    })
  })

  it('stands in order of arrival', () => {
    const times = recorded.map(({ atSeconds }) => atSeconds)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})

describe('demandOf', () => {
  const call = { line: 2, enteredSeconds: 86_390, waitedSeconds: 5, servedSeconds: 60, outcome: 'answered' as const }
  const late = { ...call, date: '2026-03-02', askedSeconds: 86_405 }

  it('puts a call that asked past midnight on the day on which it asked, if that day is on file', () => {
    const next = { ...call, line: 3, date: '2026-03-03', enteredSeconds: 100, askedSeconds: 110 }
    expect(demandOf([late, next]).contacts[0]).toMatchObject({ line: 2, date: '2026-03-03', askedSeconds: 5 })
    expect(demandOf([late]).contacts[0]).toMatchObject({ date: '2026-03-02', askedSeconds: 86_399 })
  })

  it('leaves out who asked for nobody, or was served nobody knows how long, and counts them', () => {
    expect(
      demandOf([
        { ...late, askedSeconds: null },
        { ...late, servedSeconds: null },
      ]),
    ).toEqual({
      contacts: [],
      leftInMenu: 1,
      withoutServiceTime: 1,
    })
  })
})

describe('handleSecondsByHour', () => {
  it('leans on the mean of the day where an hour saw few', () => {
    const contact = { line: 1, date: '2026-03-02', waitedSeconds: 0, outcome: 'answered' as const }
    const seconds = handleSecondsByHour([
      ...Array.from({ length: 300 }, () => ({ ...contact, askedSeconds: 9 * 3600, servedSeconds: 100 })),
      ...Array.from({ length: 100 }, () => ({ ...contact, askedSeconds: 10 * 3600, servedSeconds: 500 })),
    ])
    expect(seconds[3]).toBe(200)
    expect(seconds[9]).toBe(125)
    expect(seconds[10]).toBe(350)
  })
})

describe('replay', () => {
  const result = replay(series, demand.contacts, options)

  it('keeps the target within five points on days like those before', () => {
    expect(Math.abs(result.reached.serviceLevel - 0.8)).toBeLessThan(0.05)
    const [stretch] = result.stretches
    expect(stretch?.plan.expectedServiceLevel).toBeCloseTo(0.8, 1)
    expect(stretch?.plan).toMatchObject({ violations: 0, people: expect.any(Number) })
    expect(stretch?.plan.staffedHours).toBeGreaterThanOrEqual(stretch?.plan.leastHours ?? 0)
    expect(stretch?.fitted).toMatchObject({ from: '2026-03-02', to: '2026-03-29' })
  })

  it('counts every contact of the days once', () => {
    const came = demand.contacts.filter(({ date }) => date >= options.from).length
    expect(result.reached.offered).toBe(came)
    expect(result.asItWas.offered).toBe(came)
    expect(result.stretches[0]?.days.reduce((sum, { offered }) => sum + offered, 0)).toBe(came)
  })

  it('is the same for the same seed', () => {
    expect(replay(series, demand.contacts, options)).toEqual(result)
  })

  it('plans from the days before alone: what comes later changes no shift', () => {
    const later = demand.contacts.filter(({ date }, i) => date < options.from || i % 2 === 0)
    const [plan] = replay(series, later, options).stretches
    expect(plan?.plan).toEqual(result.stretches[0]?.plan)
    expect(plan?.reached.serviceLevel).toBeGreaterThan(0.9)
  })

  it('leaves days without contacts alone', () => {
    const days = series.days.map((day) =>
      day.date === '2026-04-01' ? { ...day, status: 'missing' as const, counts: day.counts.map(() => null) } : day,
    )
    const contacts = demand.contacts.filter(({ date }) => date !== '2026-04-01')
    const [stretch] = replay({ ...series, days }, contacts, options).stretches
    expect(stretch?.withoutContacts).toEqual(['2026-04-01'])
    expect(stretch?.days.map(({ date }) => date)).not.toContain('2026-04-01')
    expect(stretch?.plan.foretold).toBeLessThan(0.95 * (result.stretches[0]?.plan.foretold ?? 0))
  })

  it('refuses days without a past', () => {
    expect(() => replay(series, demand.contacts, { ...options, from: '2026-03-02', to: '2026-03-09' })).toThrow(
      'no call before 2026-03-02',
    )
  })
})
