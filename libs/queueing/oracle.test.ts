import { expect, test, vi } from 'vitest'
import { type Centre, type CentreAgent, oneAtATime, type RecordedContact } from './centre.ts'
import { seededChance } from './chance.ts'
import { readQueue } from './erlang-a.ts'
import { simulate } from './simulate.ts'
import { estimateQueue, waitsInOrder } from './test-first-come.ts'

// Pure computing that takes seconds; a machine in use may take many times that.
vi.setConfig({ testTimeout: 120_000 })

/** Small and large, idle and overloaded, hasty and patient. */
const cases = [
  { agents: 1, load: 0.5, patience: 1, threshold: 0.1 },
  { agents: 1, load: 2, patience: 0.5, threshold: 0.2 },
  { agents: 1, load: 0.9, patience: 3, threshold: 0.5 },
  { agents: 2, load: 1, patience: 4, threshold: 0 },
  { agents: 2, load: 3, patience: 0.2, threshold: 0.05 },
  { agents: 2, load: 1.4, patience: 1, threshold: 0.3 },
  { agents: 3, load: 2.5, patience: 2, threshold: 0.3 },
  { agents: 3, load: 6, patience: 0.4, threshold: 0.1 },
  { agents: 4, load: 4, patience: 1, threshold: 0.15 },
  { agents: 4, load: 3, patience: 0.5, threshold: 1 },
  { agents: 5, load: 3, patience: 2, threshold: 0.05 },
  { agents: 5, load: 5, patience: 0.2, threshold: 0.1 },
  { agents: 6, load: 5, patience: 0.3, threshold: 0.07 },
  { agents: 7, load: 4, patience: 3, threshold: 0.11 },
  { agents: 8, load: 7, patience: 0.25, threshold: 0.2 },
  { agents: 9, load: 6, patience: 1, threshold: 20 / 300 },
  { agents: 12, load: 10, patience: 0.6, threshold: 0.4 },
  { agents: 20, load: 40, patience: 0.5, threshold: 0.02 },
  { agents: 30, load: 20, patience: 1, threshold: 0.1 },
  { agents: 60, load: 45, patience: 2, threshold: 0.05 },
]

test.each(cases)(
  '$agents agents, $load Erlang, patience $patience, threshold $threshold: within 1e-3 of a long run',
  (queue) => {
    const estimate = estimateQueue(queue, 4_000_000, 20_261_122)
    const handleSeconds = 240
    const reading = readQueue(
      queue.agents,
      {
        contactsPerHour: (queue.load * 3600) / handleSeconds,
        handleSeconds,
        patienceSeconds: queue.patience * handleSeconds,
      },
      { thresholdSeconds: queue.threshold * handleSeconds },
    )
    expect(Math.abs(reading.answeredInThreshold - estimate.answeredInThreshold)).toBeLessThan(1e-3)
    expect(Math.abs(reading.abandoned - estimate.abandoned)).toBeLessThan(1e-3)
    expect(Math.abs(reading.meanWaitSeconds / handleSeconds - estimate.meanWait)).toBeLessThan(1e-3)
  },
)

test.each([1, 2, 3, 4, 5])('the simulation makes every contact wait as the recursion does (seed %i)', (seed) => {
  const contacts = randomContacts(seed, 3000)
  const agents = 2 + 3 * seed
  const waits = waitsInOrder(contacts, agents)
  const answered = waits.filter((wait) => wait >= 0).sort((a, b) => a - b)
  const [queue] = simulate(oneQueue(contacts, agents), 0).queues
  expect(queue?.total.offered).toBe(3000)
  expect(queue?.total.answered).toBe(answered.length)
  expect(queue?.total.abandoned).toBe(3000 - answered.length)
  for (const [place, wait] of answered.entries()) expect(queue?.answeredWaits[place]).toBeCloseTo(wait, 2)
})

function randomContacts(seed: number, count: number): readonly RecordedContact[] {
  const chance = seededChance(seed)
  let atSeconds = 0
  return Array.from({ length: count }, () => {
    atSeconds += (-Math.log(chance()) * 100) / (2 + 3 * seed)
    return {
      atSeconds,
      handleSeconds: 200 * chance(),
      patienceSeconds: chance() < 0.3 ? null : -60 * Math.log(chance()),
    }
  })
}

function oneQueue(contacts: readonly RecordedContact[], agents: number): Centre {
  const agent = (place: number): CentreAgent => ({
    id: `a${place}`,
    skills: { loan: 4 },
    queueIds: ['loans'],
    capacity: oneAtATime('voice'),
    onDuty: [{ fromSeconds: 0, toSeconds: 10_000_000 }],
  })
  return {
    intervalSeconds: 900,
    intervals: 1000,
    queues: [
      {
        id: 'loans',
        channel: 'voice',
        lane: 'ordinary',
        skills: [{ skill: 'loan', minLevel: 2 }],
        relaxations: [],
        arrivals: { kind: 'recorded', contacts },
        thresholdSeconds: 20,
        shortSeconds: 5,
      },
    ],
    agents: Array.from({ length: agents }, (_, place) => agent(place)),
  }
}
