import { describe, expect, test, vi } from 'vitest'
import { multiSkill } from './multi-skill.ts'
import { createPlanReader, type SkillQueue } from './staff-plan.ts'

// Pure computing that takes seconds; a machine in use may take many times that.
vi.setConfig({ testTimeout: 600_000 })

const goal = { share: 0.8, thresholdSeconds: 20 }
const tenErlangs = { contactsPerHour: 120, handleSeconds: 300, patienceSeconds: 180 }
const queues: readonly SkillQueue[] = [
  { id: 'cards', load: tenErlangs, goal },
  { id: 'loans', load: tenErlangs, goal },
]

describe('10 + 10 Erlang at 80/20 with a patience of 180 s', () => {
  test('need 23 agents of whom few are flexible, where specialists alone would be 26', () => {
    const plan = multiSkill(queues, 1, { contacts: 60_000 })
    expect(plan.agents).toBe(23)
    expect(plan.flexible).toBeLessThanOrEqual(5)
    expect(plan.specialistsAlone).toBe(26)
    for (const { serviceLevel } of plan.reading) expect(serviceLevel).toBeGreaterThan(0.79)
  })

  test('9 + 9 + 5 flexible keep the goal; 14 flexible, counted for both at once, give a fifth', () => {
    const { read } = createPlanReader(queues, 77, 200_000)
    const both = ['cards', 'loans']
    const kept = read([
      { queueIds: ['cards'], agents: 9 },
      { queueIds: ['loans'], agents: 9 },
      { queueIds: both, agents: 5 },
    ])
    for (const { serviceLevel, abandoned } of kept) {
      expect(serviceLevel).toBeGreaterThanOrEqual(0.8)
      expect(abandoned).toBeCloseTo(0.057, 2)
    }
    const counted = createPlanReader(queues, 77, 20_000).read([{ queueIds: both, agents: 14 }])
    for (const { serviceLevel } of counted) expect(serviceLevel).toBeLessThan(0.25)
  })
})

test('three unequal queues: every goal is kept with fewer than specialists alone', () => {
  const three: readonly SkillQueue[] = [
    { id: 'cards', load: { ...tenErlangs, contactsPerHour: 40 }, goal },
    { id: 'loans', load: { ...tenErlangs, contactsPerHour: 20 }, goal: { share: 0.7, thresholdSeconds: 30 } },
    { id: 'funds', load: { ...tenErlangs, contactsPerHour: 0 }, goal },
  ]
  const plan = multiSkill(three, 2, { contacts: 15_000 })
  expect(plan.agents).toBeLessThan(plan.specialistsAlone)
  expect(plan.groups.flatMap(({ queueIds }) => queueIds)).not.toContain('funds')
  const [cards, loans, funds] = plan.reading.map(({ serviceLevel }) => serviceLevel)
  expect(cards).toBeGreaterThan(0.77)
  expect(loans).toBeGreaterThan(0.67)
  expect(funds).toBe(1)
})

test('no customers need nobody, and a wrong question is refused', () => {
  const silent = { id: 'q', load: { ...tenErlangs, contactsPerHour: 0 }, goal }
  expect(multiSkill([silent], 1)).toMatchObject({ groups: [], agents: 0, reading: [{ serviceLevel: 1 }] })
  expect(() => multiSkill([], 1)).toThrow(/queues is empty/)
  expect(() => multiSkill([...queues, ...queues], 1)).toThrow(/same id: give each its own/)
  expect(() => multiSkill(queues, 1, { contacts: 10 })).toThrow(/contacts is 10: give a whole number, 1000 or more/)
})
