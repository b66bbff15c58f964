import { expect, it } from 'vitest'
import { matchOnce } from './matcher.ts'

it('the worked example of the README comes out as printed', () => {
  const chat = { points: 6, channels: { chat: { cost: 2, most: 3 }, voice: { cost: 'all', most: 1 } } } as const
  const free = { queueIds: ['cards'], capacity: chat, load: {}, readiness: 'accepting', availableSinceAt: 0 } as const
  const plain = { queueId: 'cards', channel: 'chat', lane: 'ordinary', relaxations: [], excluded: [] } as const
  const card3 = { skills: [{ skill: 'card', minLevel: 3 }], furtherQueueIds: [] } as const
  const card5 = { skills: [{ skill: 'card', minLevel: 5 }], furtherQueueIds: [] } as const
  const anyone = { preferred: [], preferredUntilAt: null }
  const outcome = matchOnce(
    {
      agents: [
        { ...free, id: 'chen', skills: { card: 4 } },
        { ...free, id: 'lin', skills: { card: 5 }, load: { chat: 2 } },
        { ...free, id: 'mei', skills: { card: 3 }, readiness: 'occupied' },
      ],
      items: [
        { ...plain, ...anyone, id: 'limit', waitingSinceAt: 0, requirements: card3 },
        { ...plain, ...anyone, id: 'stolen', waitingSinceAt: 9_000, requirements: card5, lane: 'fraud' },
        {
          ...plain,
          id: 'again',
          waitingSinceAt: 5_000,
          requirements: card3,
          preferred: [{ agentId: 'mei', outsideQueue: false }],
          preferredUntilAt: 25_000,
        },
      ],
    },
    10_000,
  )
  expect(outcome.assignments.map(({ itemId, agentId }) => [itemId, agentId])).toEqual([
    ['stolen', 'lin'],
    ['limit', 'chen'],
  ])
  expect(outcome.unmatched).toEqual([{ itemId: 'again', reason: 'held-for-preferred', nextChangeAt: 25_000 }])
  expect(outcome.nextChangeAt).toBe(25_000)
})
