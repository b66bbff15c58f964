import type { Queue } from '../../queries/queues.ts'

/** One queue's wish for a skill. */
export interface Demand {
  readonly queue: Queue
  /** The lowest level it takes, from the start or after a wait. */
  readonly minLevel: number
  /** Not asked from the start, only once the wait has grown. */
  readonly isLater: boolean
}

/** The queues in use that ask for a skill, by the lowest level they take. */
export function demandFor(skill: string, queues: readonly Queue[]): readonly Demand[] {
  return queues
    .filter(({ active }) => active)
    .flatMap((queue) => {
      const steps = [queue.requirements, ...queue.relaxations.map(({ requirements }) => requirements)]
      const levels = steps.map(({ skills }) => skills.find((need) => need.skill === skill)?.minLevel)
      const asked = levels.filter((level) => level !== undefined)
      return asked.length === 0 ? [] : [{ queue, minLevel: Math.min(...asked), isLater: levels[0] === undefined }]
    })
}
