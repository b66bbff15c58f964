import { describe, expect, test, vi } from 'vitest'
import {
  type Centre,
  type CentreAgent,
  type CentreQueue,
  occupancyOf,
  oneAtATime,
  type RecordedContact,
  speedOfAnswerOf,
  waitQuantileOf,
} from './centre.ts'
import { readChatQueue } from './chat.ts'
import { readQueue } from './erlang-a.ts'
import { serviceLevelOf } from './service-level.ts'
import { simulate } from './simulate.ts'
import { addUp } from './tally.ts'

// Pure computing that takes seconds; a machine in use may take many times that.
vi.setConfig({ testTimeout: 120_000 })

const hour = { fromSeconds: 0, toSeconds: 3600 }

describe('played by hand', () => {
  test('one agent, three calls: one at once, one after a wait, one hangs up', () => {
    const report = simulate(
      centre([queueOf('q', [call(0, 100, 60), call(10, 50, 200), call(20, 50, 30)])], [agentOf('mei', ['q'])]),
      1,
    )
    expect(report.queues[0]?.total).toMatchObject({
      offered: 3,
      answered: 2,
      abandoned: 1,
      leftWaiting: 0,
      answeredInThreshold: 1,
      answeredWaitSeconds: 90,
      abandonedWaitSeconds: 30,
      longestWaitSeconds: 90,
      handleSeconds: 150,
      readySeconds: 3450,
    })
    expect(report.queues[0]?.intervals.map(({ offered }) => offered)).toEqual([3, 0, 0, 0])
    expect(report.staff.map(occupancyOf)).toEqual([150 / 900, 0, 0, 0])
  })

  test('hanging up within S is short, within T early, and later neither', () => {
    const calls = [call(0, 300, null), call(1, 9, 4), call(2, 9, 15), call(3, 9, 60)]
    const [queue] = simulate(centre([queueOf('q', calls)], [agentOf('mei', ['q'])]), 1).queues
    expect(queue?.total).toMatchObject({ abandoned: 3, abandonedInThreshold: 2, abandonedShort: 1 })
  })

  test('a pressing lane goes first, by its head start and no more', () => {
    const vip: CentreQueue = { ...queueOf('vip', [call(25, 10, null), call(45, 10, null)]), lane: 'vip' }
    const plain = queueOf('plain', [call(0, 50, null), call(10, 10, null)])
    const report = simulate(centre([plain, vip], [agentOf('mei', ['plain', 'vip'])]), 1)
    // At 50 s the plain call of 10 s and the VIP calls of 25 s and 45 s wait: 25 − 30 < 10 < 45 − 30.
    expect([...(report.queues[0]?.answeredWaits ?? [])]).toEqual([0, 50])
    expect([...(report.queues[1]?.answeredWaits ?? [])]).toEqual([25, 25])
  })

  test('a relaxation lets a junior colleague take what waits, at the very instant it is due', () => {
    const relaxations = [
      { afterMs: 30_000, requirements: { skills: [{ skill: 's', minLevel: 2 as const }], furtherQueueIds: [] } },
    ]
    const queue: CentreQueue = { ...queueOf('q', [call(7.3, 60, 100)]), relaxations }
    const junior: CentreAgent = { ...agentOf('lin', ['q']), skills: { s: 2 } }
    expect([...(simulate(centre([queue], [junior]), 1).queues[0]?.answeredWaits ?? [])]).toEqual([30])
    const strict = simulate(centre([{ ...queue, relaxations: [] }], [junior]), 1)
    expect(strict.queues[0]?.total).toMatchObject({ answered: 0, abandoned: 1 })
  })

  test('a break keeps new calls away, and the call before it is finished', () => {
    const agent: CentreAgent = {
      ...agentOf('mei', ['q']),
      onDuty: [
        { fromSeconds: 0, toSeconds: 100 },
        { fromSeconds: 400, toSeconds: 3600 },
      ],
    }
    const report = simulate(centre([queueOf('q', [call(90, 60, null), call(200, 10, null)])], [agent]), 1)
    expect([...(report.queues[0]?.answeredWaits ?? [])]).toEqual([0, 200])
    expect(report.staff[0]).toEqual({ handleSeconds: 70, readySeconds: 90 + (900 - 410) })
  })

  test('whoever never hangs up and is never answered is left waiting', () => {
    const agent = { ...agentOf('mei', ['q']), onDuty: [{ fromSeconds: 0, toSeconds: 10 }] }
    const [queue] = simulate(centre([queueOf('q', [call(20, 60, null)])], [agent]), 1).queues
    expect(queue?.total).toMatchObject({ offered: 1, answered: 0, abandoned: 0, leftWaiting: 1 })
  })

  test('two chats side by side slow each other while they overlap, and only then', () => {
    const agent: CentreAgent = {
      ...agentOf('mei', ['q']),
      capacity: { points: 2, channels: { voice: { cost: 1, most: 2 } } },
      slowdown: [1, 1.5],
    }
    // 0-40 alone: 40 of 100 done. From 40 on both at 1/1.5; the first needs 60 × 1.5 = 90 s: done at 130 with 60 of the
    // second done; its last 40 run alone, to 170. The third waits for the first to end.
    const calls = [call(0, 100, null), call(40, 100, null), call(50, 0, null)]
    const [queue] = simulate(centre([queueOf('q', calls)], [agent]), 1).queues
    expect([...(queue?.answeredWaits ?? [])].map((wait) => Math.round(wait * 1e6) / 1e6)).toEqual([0, 0, 80])
    expect(queue?.total.handleSeconds).toBeCloseTo(170, 6)
  })
})

describe('in the long run', () => {
  test('it tells what Erlang A tells, from other code', () => {
    const [queue] = simulate(steady(50, 2880, 60, 120, 60), 5).queues
    const reading = readQueue(
      50,
      { contactsPerHour: 2880, handleSeconds: 60, patienceSeconds: 120 },
      { thresholdSeconds: 20, shortSeconds: 5 },
    )
    const total = addUp(queue?.intervals.slice(1) ?? [])
    expect(serviceLevelOf(total, 'abandons-missed')).toBeCloseTo(reading.answeredInThreshold, 1.7)
    expect(total.abandoned / total.offered).toBeCloseTo(reading.abandoned, 2)
    expect(total.abandonedShort / total.offered).toBeCloseTo(reading.abandonedShort, 2)
    expect(occupancyOf(total)).toBeCloseTo(reading.occupancy, 2)
    expect(Math.abs(speedOfAnswerOf(total) - reading.speedOfAnswerSeconds)).toBeLessThan(0.5)
  })

  test('chats do at least as well as slots with the handle time of full agents promise', () => {
    const work = { concurrency: 3, slowdown: [1, 1.2, 1.5] }
    const base = steady(8, 150, 400, 300, 100)
    const capacity = { points: 3, channels: { voice: { cost: 1, most: 3 } } }
    const chat = { ...base, agents: base.agents.map((each) => ({ ...each, capacity, slowdown: work.slowdown })) }
    const [queue] = simulate(chat, 5).queues
    const load = { contactsPerHour: 150, handleSeconds: 400, patienceSeconds: 300 }
    const promised = readChatQueue(8, load, work, { thresholdSeconds: 20 }).answeredInThreshold
    expect(promised).toBeGreaterThan(0.5)
    expect(serviceLevelOf(queue?.total ?? never(), 'abandons-missed')).toBeGreaterThan(promised - 0.01)
  })

  test('the same seed gives the same report, another seed another, and staff does not change who calls', () => {
    const offered = (centre: Centre, seed: number) => simulate(centre, seed).queues[0]?.intervals.map((i) => i.offered)
    expect(simulate(steady(5, 100, 180, 120, 4), 9)).toEqual(simulate(steady(5, 100, 180, 120, 4), 9))
    expect(offered(steady(5, 100, 180, 120, 4), 9)).toEqual(offered(steady(9, 100, 180, 120, 4), 9))
    expect(offered(steady(5, 100, 180, 120, 4), 9)).not.toEqual(offered(steady(5, 100, 180, 120, 4), 10))
  })

  test('log-normal and empirical times have the mean they are given', () => {
    const base = steady(40, 300, 180, 600, 100)
    for (const handle of [
      { kind: 'lognormal', meanSeconds: 180, variation: 1.15 },
      { kind: 'empirical', seconds: [60, 120, 360] },
    ] as const) {
      const queues = base.queues.map((queue): CentreQueue => {
        return queue.arrivals.kind === 'poisson' ? { ...queue, arrivals: { ...queue.arrivals, handle } } : queue
      })
      const [queue] = simulate({ ...base, queues }, 4).queues
      const total = queue?.total ?? never()
      expect(Math.abs(total.handleSeconds / total.answered - 180)).toBeLessThan(6)
      expect(waitQuantileOf(queue ?? never(), 0.9)).toBe(0)
    }
  })
})

describe('a centre that cannot be is refused', () => {
  const good = centre([queueOf('q', [call(0, 10, null)])], [agentOf('mei', ['q'])])
  test.each([
    ['no queues', { ...good, queues: [] }, /queues is empty/],
    ['no intervals', { ...good, intervals: 0 }, /intervals is 0: give a whole number, 1 or more/],
    ['an agent twice', { ...good, agents: [agentOf('mei', ['q']), agentOf('mei', ['q'])] }, /agents has mei twice/],
    [
      'calls out of order',
      { ...good, queues: [queueOf('q', [call(9, 1, null), call(8, 1, null)])] },
      /sort the contacts/,
    ],
    ['calls after the end', { ...good, queues: [queueOf('q', [call(3600, 1, null)])] }, /after the last interval/],
    ['time that runs back', { ...good, queues: [queueOf('q', [call(1, -1, null)])] }, /contact 0 in queue q is -1/],
    [
      'a shift that ends before it begins',
      { ...good, agents: [{ ...agentOf('mei', ['q']), onDuty: [{ fromSeconds: 5, toSeconds: 5 }] }] },
      /agent mei is on duty from 5 to 5 s: give spans in order/,
    ],
  ])('%s', (_, wrong, message) => {
    expect(() => simulate(wrong, 1)).toThrow(message)
  })
})

function centre(queues: readonly CentreQueue[], agents: readonly CentreAgent[]): Centre {
  return { intervalSeconds: 900, intervals: 4, queues, agents }
}

function queueOf(id: string, contacts: readonly RecordedContact[]): CentreQueue {
  return {
    id,
    channel: 'voice',
    lane: 'ordinary',
    skills: [{ skill: 's', minLevel: 3 }],
    relaxations: [],
    arrivals: { kind: 'recorded', contacts },
    thresholdSeconds: 20,
    shortSeconds: 5,
  }
}

function agentOf(id: string, queueIds: readonly string[]): CentreAgent {
  return { id, skills: { s: 4 }, queueIds, capacity: oneAtATime('voice'), onDuty: [hour] }
}

function call(atSeconds: number, handleSeconds: number, patienceSeconds: number | null): RecordedContact {
  return { atSeconds, handleSeconds, patienceSeconds }
}

function steady(agents: number, perHour: number, handle: number, patience: number, hours: number): Centre {
  const onDuty = [{ fromSeconds: 0, toSeconds: hours * 3600 + 7200 }]
  return {
    intervalSeconds: 3600,
    intervals: hours,
    queues: [
      {
        ...queueOf('q', []),
        arrivals: {
          kind: 'poisson',
          contacts: Array.from({ length: hours }, () => perHour),
          handle: { kind: 'exponential', meanSeconds: handle },
          patience: { kind: 'exponential', meanSeconds: patience },
        },
      },
    ],
    agents: Array.from({ length: agents }, (_, place) => ({ ...agentOf(`a${place}`, ['q']), onDuty })),
  }
}

function never(): never {
  throw new Error('the report has no such queue')
}
