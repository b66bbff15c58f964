import { expect, it } from 'vitest'
import type { DraftPrediction, RosterBoard } from '#modules/rosters/contract.ts'
import { predictionState, worstQueue } from './prediction.ts'

const played = { revision: 3, isStale: false } as DraftPrediction
const cost = { total: 1, bound: 1, gap: 0 }
it.each<[string, Pick<RosterBoard, 'prediction' | 'revision' | 'cost'>, string]>([
  ['holds for the revision that was played', { prediction: played, revision: 3, cost }, 'fresh'],
  ['does not for the next one', { prediction: played, revision: 4, cost }, 'stale'],
  ['nor once the forecast is another', { prediction: { ...played, isStale: true }, revision: 3, cost }, 'stale'],
  ['is none before it was played', { prediction: null, revision: 3, cost }, 'none'],
  ['cannot be where nothing is needed', { prediction: null, revision: 3, cost: null }, 'impossible'],
])('a prediction %s', (_claim, board, state) => {
  expect(predictionState(board)).toBe(state)
})

it('the queue that falls shortest of its own target is named, one without contacts never', () => {
  const queue = (queueId: string, serviceLevel: number | null, targetShare: number) => ({
    queueId,
    serviceLevel,
    targetShare,
    low: null,
    days: [],
  })
  const queues = [queue('a', 0.7, 0.6), queue('b', 0.85, 0.9), queue('c', null, 0.9)]
  expect(worstQueue({ queues })?.queueId).toBe('b')
  expect(worstQueue({ queues: [queue('c', null, 0.9)] })).toBeUndefined()
})
