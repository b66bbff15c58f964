import type { RosterBoard } from '#modules/rosters/contract.ts'

type Foretold = Pick<RosterBoard, 'prediction' | 'revision' | 'cost'>

/**
 * How the prediction of a draft stands. `impossible`: nothing is needed on these days, as no forecast covers them;
 * `stale`: of a draft, forecast or skills that have changed since.
 */
export function predictionState({ prediction, revision, cost }: Foretold): 'impossible' | 'none' | 'stale' | 'fresh' {
  if (cost === null) return 'impossible'
  if (prediction === null) return 'none'
  return prediction.isStale || prediction.revision !== revision ? 'stale' : 'fresh'
}

interface QueueLevel {
  readonly serviceLevel: number | null
  readonly targetShare: number
}

/** The queue that falls shortest of its target; undefined when none has a figure. */
export function worstQueue<T extends QueueLevel>({ queues }: { readonly queues: readonly T[] }): T | undefined {
  const spare = ({ serviceLevel, targetShare }: T) => (serviceLevel ?? 1) - targetShare
  return queues.filter(({ serviceLevel }) => serviceLevel !== null).toSorted((a, b) => spare(a) - spare(b))[0]
}
