import { describe, expect, test, vi } from 'vitest'
import { answeredWaitQuantile, readQueue } from './erlang-a.ts'
import { blockingProbability, loadAtBlocking } from './erlang-b.ts'
import { waitProbability } from './erlang-c.ts'
import type { QueueLoad } from './queue-load.ts'
import { requiredAgents } from './required-agents.ts'
import { serviceLevelOf } from './service-level.ts'
import { scheduledAgents } from './shrinkage.ts'

// Pure computing that takes seconds; a machine in use may take many times that.
vi.setConfig({ testTimeout: 120_000 })

/** 48 calls a minute of a minute each: Garnett, Mandelbaum and Reiman 2002. */
const garnett: QueueLoad = { contactsPerHour: 2880, handleSeconds: 60, patienceSeconds: 120 }
const tenErlangs: QueueLoad = { contactsPerHour: 200, handleSeconds: 180, patienceSeconds: null }
const at20 = { thresholdSeconds: 20 }

describe('published values', () => {
  test.each([
    { agents: 10, blocking: 0.01, erlangs: 4.461, digits: 3 },
    { agents: 20, blocking: 0.02, erlangs: 13.18, digits: 2 },
    { agents: 50, blocking: 0.01, erlangs: 37.9, digits: 2 },
    { agents: 100, blocking: 0.01, erlangs: 84.06, digits: 2 },
    { agents: 100, blocking: 0.02, erlangs: 87.97, digits: 2 },
  ])('$agents lines lose $blocking of $erlangs Erlang (Erlang B table)', ({ agents, blocking, erlangs, digits }) => {
    expect(loadAtBlocking(agents, blocking)).toBeCloseTo(erlangs, digits)
    expect(blockingProbability(agents, loadAtBlocking(agents, blocking))).toBeCloseTo(blocking, 11)
  })

  test('one Erlang at two agents waits in a third of cases (textbook)', () => {
    expect(waitProbability(2, 1)).toBeCloseTo(1 / 3, 14)
  })

  test('100 calls in 30 minutes of 180 s at 14 and 11 agents (R package ErlangC)', () => {
    const reading = readQueue(14, tenErlangs, at20)
    expect(reading.delayProbability).toBeCloseTo(0.1741319, 7)
    expect(reading.answeredInThreshold).toBeCloseTo(0.88835, 5)
    expect(reading.speedOfAnswerSeconds).toBeCloseTo(7.83594, 5)
    expect(reading.occupancy).toBeCloseTo(0.7142857, 7)
    expect(readQueue(11, tenErlangs, at20)).toMatchObject({
      delayProbability: expect.closeTo(0.6821182, 7),
      answeredInThreshold: expect.closeTo(0.3896138, 7),
    })
  })

  test('25 calls in 10 minutes of 180 s, 80/20, need 11, and 16 scheduled at 30 % shrinkage (turbotab)', () => {
    const load = { contactsPerHour: 150, handleSeconds: 180, patienceSeconds: null }
    const agents = requiredAgents(load, { serviceLevel: { share: 0.8, thresholdSeconds: 20 } })
    expect(agents).toBe(11)
    expect(scheduledAgents(agents, { planned: 0.2, unplanned: 0.1 })).toBe(16)
  })

  test('50 agents for 48 calls a minute: impatience turns 20.8 s into 3.7 s (Garnett et al.)', () => {
    const patient = readQueue(50, { ...garnett, patienceSeconds: null }, at20)
    expect(patient.speedOfAnswerSeconds).toBeCloseTo(20.8, 1)
    expect(patient.occupancy).toBeCloseTo(0.96, 10)
    const reading = readQueue(50, garnett, at20)
    expect(reading.abandoned).toBeCloseTo(0.031, 3)
    expect(reading.meanWaitSeconds).toBeCloseTo(3.7, 1)
    expect(reading.occupancy).toBeCloseTo(0.93, 2)
  })

  test('of these, .94301895475 are answered within 20 s (pyworkforce)', () => {
    expect(readQueue(50, garnett, at20).answeredInThreshold).toBeCloseTo(0.94301895475, 11)
  })

  test.each([
    { contacts: 200, handle: 180, agents: 13, within: 20, level: 0.796 },
    { contacts: 200, handle: 180, agents: 13, within: 25, level: 0.812 },
    { contacts: 480, handle: 210, agents: 33, within: 20, level: 0.831 },
    { contacts: 480, handle: 210, agents: 33, within: 25, level: 0.85 },
  ])('$agents agents answer $level within $within s', ({ contacts, handle, agents, within, level }) => {
    const load = { contactsPerHour: contacts, handleSeconds: handle, patienceSeconds: null }
    expect(readQueue(agents, load, { thresholdSeconds: within }).answeredInThreshold).toBeCloseTo(level, 3)
  })
})

describe('Erlang A agrees with itself', () => {
  const spread = [
    { agents: 3, load: { contactsPerHour: 40, handleSeconds: 200, patienceSeconds: 30 } },
    { agents: 50, load: garnett },
    { agents: 200, load: { contactsPerHour: 6000, handleSeconds: 130, patienceSeconds: 600 } },
    { agents: 5000, load: { contactsPerHour: 100_000, handleSeconds: 180, patienceSeconds: 90 } },
  ]

  test.each(spread)('$agents agents: waits, abandons and answers add up', ({ agents, load }) => {
    const late = readQueue(agents, load, { thresholdSeconds: 1e6, shortSeconds: 2 })
    expect(late.answeredInThreshold).toBeCloseTo(late.answered, 12)
    expect(late.abandonedInThreshold).toBeCloseTo(late.abandoned, 12)
    const now = readQueue(agents, load, { thresholdSeconds: 0 })
    expect(now.answeredInThreshold).toBeCloseTo(1 - now.delayProbability, 12)
    expect(now.abandonedInThreshold).toBeCloseTo(0, 12)
    expect(late.meanWaitSeconds / (load.patienceSeconds ?? 0)).toBeCloseTo(late.abandoned, 12)
  })

  test.each(spread)('$agents agents: the mean wait is the area above its distribution', ({ agents, load }) => {
    const steps = 4000
    const longest = 12 * (load.patienceSeconds ?? 0)
    let area = 0
    for (let step = 0; step < steps; step += 1) {
      const read = readQueue(agents, load, { thresholdSeconds: ((step + 0.5) * longest) / steps })
      area += ((read.answered - read.answeredInThreshold) * longest) / steps
    }
    const { answered, speedOfAnswerSeconds } = readQueue(agents, load, at20)
    expect(area / answered).toBeCloseTo(speedOfAnswerSeconds, 1)
  })

  test('with a day of patience it nears Erlang C', () => {
    const patient = readQueue(14, tenErlangs, at20)
    const almost = readQueue(14, { ...tenErlangs, patienceSeconds: 86_400 }, at20)
    expect(almost.answeredInThreshold).toBeCloseTo(patient.answeredInThreshold, 3)
    expect(almost.speedOfAnswerSeconds).toBeCloseTo(patient.speedOfAnswerSeconds, 1)
  })

  test('patience as long as the handle time makes the number in the house Poisson', () => {
    const reading = readQueue(12, { contactsPerHour: 200, handleSeconds: 180, patienceSeconds: 180 }, at20)
    let [term, below, waiting] = [Math.exp(-10), 0, 0]
    for (let present = 0; present < 100; present += 1) {
      if (present < 12) below += term
      else waiting += (present - 12) * term
      term *= 10 / (present + 1)
    }
    expect(reading.delayProbability).toBeCloseTo(1 - below, 13)
    expect(reading.meanWaiting).toBeCloseTo(waiting, 12)
  })

  test('so many of the answered wait no longer than the quantile', () => {
    for (const share of [0.3, 0.6, 0.9, 0.99]) {
      for (const patienceSeconds of [120, null]) {
        const load = { ...garnett, patienceSeconds }
        const seconds = answeredWaitQuantile(50, load, share)
        const { answered, answeredInThreshold } = readQueue(50, load, { thresholdSeconds: seconds })
        if (seconds > 0) expect(answeredInThreshold / answered).toBeCloseTo(share, 5)
        else expect(answeredInThreshold / answered).toBeGreaterThanOrEqual(share)
      }
    }
  })
})

test('the six formulas read the same day between 81 and 86 %', () => {
  const day = { answered: 1000, abandoned: 60, answeredInThreshold: 860, abandonedInThreshold: 20, abandonedShort: 10 }
  expect(serviceLevelOf(day, 'abandons-met')).toBeCloseTo(0.83, 3)
  expect(serviceLevelOf(day, 'answered-only')).toBeCloseTo(0.86, 3)
  expect(serviceLevelOf(day, 'abandons-missed')).toBeCloseTo(0.811, 3)
  expect(serviceLevelOf(day, 'abandons-left-out')).toBeCloseTo(0.827, 3)
  expect(serviceLevelOf(day, 'short-abandons-met')).toBeCloseTo(0.821, 3)
  expect(serviceLevelOf(day, 'short-abandons-left-out')).toBeCloseTo(0.819, 3)
})
