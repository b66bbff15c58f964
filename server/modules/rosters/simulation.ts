import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Centre, CentreAgent, QueueCounts } from '#libs/queueing/centre.ts'
import { type ServiceLevelFormula, serviceLevelOf } from '#libs/queueing/service-level.ts'
import { simulate } from '#libs/queueing/simulate.ts'

/** A roster and a forecast to play against each other. Plain data. */
export interface SimulationJob {
  readonly centre: Centre
  /** Share of shifts that are missed unforeseen, by agent. */
  readonly absence: readonly number[]
  /** The date of each interval. */
  readonly dates: readonly string[]
  readonly targets: readonly number[]
  readonly replications: number
  readonly seed: number
}

export interface SimulatedQueue {
  readonly queueId: string
  readonly days: readonly {
    readonly date: string
    readonly contacts: number
    readonly serviceLevel: number | null
    readonly abandonmentRate: number | null
  }[]
  readonly serviceLevel: number | null
  readonly low: number | null
  readonly targetShare: number
}

const FORMULA: ServiceLevelFormula = 'short-abandons-left-out'
const NONE = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  answeredInThreshold: 0,
  abandonedInThreshold: 0,
  abandonedShort: 0,
  leftWaiting: 0,
}
type Sum = typeof NONE

/** Plays the days again and again, each time with other contacts and other people missing. */
export function playRoster({ centre, absence, dates, targets, replications, seed }: SimulationJob): SimulatedQueue[] {
  const played = Array.from({ length: replications }, (_, round) =>
    simulate({ ...centre, agents: present(centre.agents, absence, seed + round) }, seed + round),
  )
  return centre.queues.map(({ id }, place) => {
    const rounds = played.map(({ queues }) => queues[place]?.intervals ?? [])
    const days = [...new Set(dates)].map((date) => {
      const sum = rounds.flatMap((round) => round.filter((_, interval) => dates[interval] === date)).reduce(add, NONE)
      return {
        date,
        contacts: sum.offered / replications,
        serviceLevel: levelOf(sum),
        abandonmentRate: abandonedOf(sum),
      }
    })
    const levels = rounds.flatMap((round) => levelOf(round.reduce(add, NONE)) ?? []).sort((a, b) => a - b)
    return {
      queueId: id,
      days,
      serviceLevel: levelOf(rounds.flat().reduce(add, NONE)),
      low: levels[Math.floor(levels.length * 0.1)] ?? null,
      targetShare: targets[place] ?? 0,
    }
  })
}

/** Each shift is missed with the chance of its agent. */
function present(agents: readonly CentreAgent[], absence: readonly number[], seed: number): CentreAgent[] {
  const chance = seededRandom(seed)
  return agents.filter((_, place) => chance() >= (absence[place] ?? 0))
}

const add = (sum: Sum, counts: Pick<QueueCounts, keyof Sum>): Sum => ({
  offered: sum.offered + counts.offered,
  answered: sum.answered + counts.answered,
  // Who still waits when nobody comes any more has been given up on.
  abandoned: sum.abandoned + counts.abandoned + counts.leftWaiting,
  answeredInThreshold: sum.answeredInThreshold + counts.answeredInThreshold,
  abandonedInThreshold: sum.abandonedInThreshold + counts.abandonedInThreshold,
  abandonedShort: sum.abandonedShort + counts.abandonedShort,
  leftWaiting: 0,
})

const levelOf = (sum: Sum): number | null => (sum.offered > 0 ? serviceLevelOf(sum, FORMULA) : null)
const abandonedOf = (sum: Sum): number | null => (sum.offered > 0 ? sum.abandoned / sum.offered : null)
