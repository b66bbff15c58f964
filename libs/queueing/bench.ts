import { type Centre, oneAtATime } from './centre.ts'
import { readQueue } from './erlang-a.ts'
import { requiredAgents } from './required-agents.ts'
import { simulate } from './simulate.ts'

/**
 * Evaluations per second, the same ones every time.
 * @param now a clock in ms; its readings are the only thing that differs from run to run
 */
export function run(now: () => number = () => performance.now()): { name: string; opsPerSecond: number }[] {
  const measure = (name: string, times: number, once: (index: number) => unknown, each = 1) => {
    for (let index = 0; index < Math.max(1, times / 10); index += 1) once(index)
    const startedAt = now()
    for (let index = 0; index < times; index += 1) once(index)
    return { name, opsPerSecond: Math.round((times * each * 1000) / (now() - startedAt)) }
  }
  const load = (erlangs: number, index: number, patienceSeconds: number | null) => ({
    contactsPerHour: erlangs * 15 + (index % 50),
    handleSeconds: 240,
    patienceSeconds,
  })
  const target = { serviceLevel: { share: 0.8, thresholdSeconds: 20 } }
  const limits = { thresholdSeconds: 20 }
  const centre = steadyCentre(50, 2880, 10)
  const contacts = simulate(centre, 1).queues[0]?.total.offered ?? 0
  return [
    measure('Erlang C with service level, 105 agents', 200_000, (index) =>
      readQueue(105, load(95, index, null), limits),
    ),
    measure('Erlang A with service level, 100 agents', 200_000, (index) =>
      readQueue(100, load(95, index, 180), limits),
    ),
    measure('required agents, 125 Erlang', 20_000, (index) => requiredAgents(load(125, index, 180), target)),
    measure('required agents, 1000 Erlang', 4_000, (index) => requiredAgents(load(1000, index, 180), target)),
    measure('simulated contacts, 50 agents', 10, () => simulate(centre, 1), contacts),
  ]
}

/** One queue of one-minute calls, as in Garnett, Mandelbaum and Reiman 2002. */
function steadyCentre(agents: number, perHour: number, hours: number): Centre {
  return {
    intervalSeconds: 3600,
    intervals: hours,
    queues: [
      {
        id: 'calls',
        channel: 'voice',
        lane: 'ordinary',
        skills: [{ skill: 'calls', minLevel: 3 }],
        relaxations: [],
        arrivals: {
          kind: 'poisson',
          contacts: Array.from({ length: hours }, () => perHour),
          handle: { kind: 'exponential', meanSeconds: 60 },
          patience: { kind: 'exponential', meanSeconds: 120 },
        },
        thresholdSeconds: 20,
        shortSeconds: 5,
      },
    ],
    agents: Array.from({ length: agents }, (_, place) => ({
      id: `a${place}`,
      skills: { calls: 4 },
      queueIds: ['calls'],
      capacity: oneAtATime('voice'),
      onDuty: [{ fromSeconds: 0, toSeconds: (hours + 1) * 3600 }],
    })),
  }
}
