import { describe, expect, test, vi } from 'vitest'
import { seededChance } from './chance.ts'
import { chatLoad, mostProductiveConcurrency, requiredChatAgents } from './chat.ts'
import { readQueue } from './erlang-a.ts'
import type { QueueLoad } from './queue-load.ts'
import { requiredAgents, requirement } from './required-agents.ts'
import { serviceLevelFormulas, serviceLevelOf } from './service-level.ts'
import { netAgents, scheduledAgents } from './shrinkage.ts'
import { keepsTarget, limitsOf, type Target } from './target.ts'
import { withUncertainty } from './uncertain-load.ts'

// Pure computing that takes a second or two; a machine in use may take many times that.
vi.setConfig({ testTimeout: 120_000 })

const at80in20: Target = { serviceLevel: { share: 0.8, thresholdSeconds: 20 } }
const hundred: QueueLoad = { contactsPerHour: 1500, handleSeconds: 240, patienceSeconds: null }

describe('required agents', () => {
  test.each([
    { patience: null, agents: 108 },
    { patience: 120, agents: 97 },
    { patience: 300, agents: 102 },
  ])('100 Erlang at 80/20 need $agents with a patience of $patience s', ({ patience, agents }) => {
    expect(requiredAgents({ ...hundred, patienceSeconds: patience }, at80in20)).toBe(agents)
  })

  test('are the fewest: one less misses the target, whatever it asks', () => {
    const chance = seededChance(7)
    for (let round = 0; round < 300; round += 1) {
      const load = randomLoad(chance)
      const target = randomTarget(chance)
      const agents = requiredAgents(load, target)
      const keeps = (count: number) => keepsTarget(readQueue(count, load, limitsOf(target)), target)
      expect(keeps(agents), JSON.stringify({ load, target })).toBe(true)
      if (agents > 0) expect(keeps(agents - 1), JSON.stringify({ load, target })).toBe(false)
    }
  })

  test('grow with the load and fall with impatience', () => {
    const chance = seededChance(8)
    for (let round = 0; round < 200; round += 1) {
      const load = randomLoad(chance)
      const need = requiredAgents(load, at80in20)
      expect(requiredAgents({ ...load, contactsPerHour: load.contactsPerHour * 1.3 }, at80in20)).toBeGreaterThanOrEqual(
        need,
      )
      const hasty = { ...load, patienceSeconds: (load.patienceSeconds ?? 0) / 2 }
      expect(requiredAgents(hasty, { speedOfAnswerSeconds: 20 })).toBeLessThanOrEqual(
        requiredAgents(load, { speedOfAnswerSeconds: 20 }),
      )
    }
  })

  test('every part of a target counts', () => {
    const load = { ...hundred, patienceSeconds: 120 }
    expect(requiredAgents(load, { ...at80in20, abandonment: 0.02 })).toBeGreaterThan(97)
    expect(requiredAgents(load, { ...at80in20, speedOfAnswerSeconds: 2 })).toBeGreaterThan(97)
    expect(requiredAgents(load, { ...at80in20, occupancy: 0.8 })).toBeGreaterThanOrEqual(120)
    expect(requiredAgents(load, { ...at80in20, minimumAgents: 130 })).toBe(130)
  })

  test('nobody is needed for nobody, and more than the load where nobody hangs up', () => {
    expect(requiredAgents({ ...hundred, contactsPerHour: 0 }, at80in20)).toBe(0)
    expect(requiredAgents({ ...hundred, contactsPerHour: 0 }, { ...at80in20, minimumAgents: 2 })).toBe(2)
    expect(requiredAgents(hundred, { abandonment: 0.5 })).toBe(101)
  })

  test('of many intervals come in their order', () => {
    const loads = [0, 60, 600, 60].map((contactsPerHour) => ({ ...hundred, contactsPerHour, patienceSeconds: 180 }))
    const need = requirement(loads, at80in20)
    expect(need).toEqual(loads.map((load) => requiredAgents(load, at80in20)))
    expect(need[1]).toBe(need[3])
  })
})

describe('a queue', () => {
  test('serves better with each agent more, in every measure', () => {
    for (const load of [hundred, { ...hundred, patienceSeconds: 90 }, { ...hundred, patienceSeconds: 2000 }]) {
      let before = readQueue(0, load, { thresholdSeconds: 20, shortSeconds: 5 })
      for (let agents = 1; agents <= 160; agents += 1) {
        const now = readQueue(agents, load, { thresholdSeconds: 20, shortSeconds: 5 })
        const slack = 1e-12
        for (const formula of serviceLevelFormulas) {
          expect(serviceLevelOf(now, formula)).toBeGreaterThanOrEqual(serviceLevelOf(before, formula) - slack)
        }
        expect(now.abandoned).toBeLessThanOrEqual(before.abandoned + slack)
        expect(now.speedOfAnswerSeconds).toBeLessThanOrEqual(before.speedOfAnswerSeconds)
        expect(now.occupancy).toBeLessThanOrEqual(before.occupancy + slack)
        before = now
      }
    }
  })

  test('has no reading that is not a number, from no load to 100,000 Erlang', () => {
    for (const agents of [0, 1, 7, 300, 5000]) {
      for (const erlangs of [0, 1e-9, 0.5, 6.999, 300, 5000, 100_000]) {
        for (const patienceSeconds of [null, 0.001, 30, 600]) {
          const load = { contactsPerHour: erlangs * 20, handleSeconds: 180, patienceSeconds }
          for (const thresholdSeconds of [0, 20]) {
            const reading = readQueue(agents, load, { thresholdSeconds, shortSeconds: 5 })
            for (const [name, value] of Object.entries(reading)) {
              expect(value, `${name} at ${agents} agents, ${erlangs} Erlang`).toBeGreaterThanOrEqual(0)
              if (!/Seconds|meanWaiting|loadErlangs/.test(name)) expect(value).toBeLessThanOrEqual(1 + 1e-9)
            }
          }
        }
      }
    }
  })
})

describe('an uncertain load', () => {
  const spread = [0.1, 0.3, 0.5, 0.7, 0.9].map((probability, place) => ({
    probability,
    contactsPerHour: 400 + 50 * place,
    handleSeconds: 240,
    patienceSeconds: 180,
  }))

  test('that is certain needs what its load needs', () => {
    const sure = spread.map((each) => ({ ...each, contactsPerHour: 500 }))
    const need = requiredAgents({ contactsPerHour: 500, handleSeconds: 240, patienceSeconds: 180 }, at80in20)
    expect(withUncertainty(sure, at80in20, { kind: 'average' })).toBe(need)
    expect(withUncertainty(sure, at80in20, { kind: 'confidence', probability: 0.8 })).toBe(need)
  })

  test('needs more than its median on average, and the more the surer one wants to be', () => {
    const median = requiredAgents({ contactsPerHour: 500, handleSeconds: 240, patienceSeconds: 180 }, at80in20)
    expect(withUncertainty(spread, at80in20, { kind: 'average' })).toBeGreaterThan(median)
    const sure = [0.2, 0.5, 0.8, 0.9].map((probability) =>
      withUncertainty(spread, at80in20, { kind: 'confidence', probability }),
    )
    expect(sure[1]).toBe(median)
    expect([...sure].sort((a, b) => a - b)).toEqual(sure)
    expect(sure[3]).toBeGreaterThan(median)
  })
})

describe('chat and shrinkage', () => {
  test('two chats at once that each take 1.25 times as long need fewer agents, not half', () => {
    const load = { contactsPerHour: 240, handleSeconds: 480, patienceSeconds: 240 }
    const one = requiredChatAgents(load, at80in20, { concurrency: 1, slowdown: [1] })
    const two = requiredChatAgents(load, at80in20, { concurrency: 2, slowdown: [1, 1.25] })
    expect(one).toBe(requiredAgents(load, at80in20))
    expect(two).toBeLessThan(0.75 * one)
    expect(two).toBeGreaterThan(one / 2)
    expect(chatLoad(load, { concurrency: 2, slowdown: [1, 1.25] }).handleSeconds).toBe(600)
  })

  test('past the most productive concurrency a further chat brings less than it costs', () => {
    expect(mostProductiveConcurrency([1, 1.25, 1.6, 2.4])).toBe(3)
    expect(mostProductiveConcurrency([1, 2])).toBe(1)
  })

  test('shrinkage divides: 33 at 30 % are 48; 7 at 30 % are 10 and not 11', () => {
    expect(scheduledAgents(33, { planned: 0.2, unplanned: 0.1 })).toBe(48)
    expect(scheduledAgents(7, { planned: 0.3, unplanned: 0 })).toBe(10)
    expect(netAgents(48, { planned: 0.2, unplanned: 0.1 })).toBeCloseTo(33.6, 10)
  })
})

describe('a wrong number is refused with what to do', () => {
  const good = { contactsPerHour: 100, handleSeconds: 180, patienceSeconds: 120 }
  test.each([
    [
      'a negative load',
      () => requiredAgents({ ...good, contactsPerHour: -1 }, at80in20),
      /contactsPerHour is -1: give/,
    ],
    ['no handle time', () => requiredAgents({ ...good, handleSeconds: 0 }, at80in20), /handleSeconds is 0: give/],
    [
      'NaN',
      () => requiredAgents({ ...good, patienceSeconds: Number.NaN }, at80in20),
      /patienceSeconds is NaN: .* null/,
    ],
    ['endless patience', () => requiredAgents({ ...good, patienceSeconds: 1e9 }, at80in20), /or null when nobody/],
    ['half an agent', () => readQueue(1.5, good, { thresholdSeconds: 20 }), /agents is 1.5: give a whole number/],
    ['a negative threshold', () => readQueue(1, good, { thresholdSeconds: -1 }), /thresholdSeconds is -1/],
    ['an empty target', () => requiredAgents(good, {}), /asks for nothing: give serviceLevel/],
    [
      'all of the contacts in time',
      () => requiredAgents(good, { serviceLevel: { share: 1, thresholdSeconds: 20 } }),
      /share is 1: give a share above 0 and below 1/,
    ],
    ['no intervals', () => requirement([], at80in20), /loads is empty: give at least one/],
    [
      'one bad interval among many',
      () => requirement([good, { ...good, contactsPerHour: Number.NaN }], at80in20),
      /interval 1: contactsPerHour is NaN/,
    ],
    ['no quantiles', () => withUncertainty([], at80in20, { kind: 'average' }), /quantiles is empty/],
    [
      'quantiles out of order',
      () =>
        withUncertainty(
          [
            { ...good, probability: 0.9 },
            { ...good, probability: 0.5 },
          ],
          at80in20,
          { kind: 'average' },
        ),
      /quantile 1 is not above the one before: sort/,
    ],
    ['too much shrinkage', () => scheduledAgents(10, { planned: 0.6, unplanned: 0.5 }), /below 1 in all/],
    [
      'a slowdown for fewer chats than held',
      () => requiredChatAgents(good, at80in20, { concurrency: 3, slowdown: [1, 1.2] }),
      /2 figures for a concurrency of 3/,
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(message)
  })
})

function randomLoad(chance: () => number): QueueLoad {
  const handleSeconds = 30 + 600 * chance()
  const erlangs = 10 ** (3.2 * chance() - 0.7)
  return { contactsPerHour: (erlangs * 3600) / handleSeconds, handleSeconds, patienceSeconds: 20 + 900 * chance() }
}

function randomTarget(chance: () => number): Target {
  const target = {
    serviceLevel: {
      share: 0.5 + 0.49 * chance(),
      thresholdSeconds: Math.round(60 * chance()),
      formula: serviceLevelFormulas[Math.floor(serviceLevelFormulas.length * chance())] ?? 'abandons-missed',
    },
    speedOfAnswerSeconds: 1 + 60 * chance(),
    abandonment: 0.005 + 0.2 * chance(),
    occupancy: 0.6 + 0.35 * chance(),
  }
  const names = ['serviceLevel', 'speedOfAnswerSeconds', 'abandonment', 'occupancy'] as const
  const kept = names.filter(() => chance() < 0.5)
  return Object.fromEntries((kept.length > 0 ? kept : names).map((name) => [name, target[name]]))
}
