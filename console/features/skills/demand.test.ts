import { expect, it } from 'vitest'
import type { Queue } from '../../queries/queues.ts'
import { demandFor } from './demand.ts'

const needs = (...skills: (readonly [string, number])[]) => ({
  skills: skills.map(([skill, minLevel]) => ({ skill, minLevel })),
  furtherQueueIds: [],
})
const queue = (queueId: string, change: Partial<Queue>): Queue =>
  ({ queueId, active: true, requirements: needs(), relaxations: [], ...change }) as Queue

it('a queue asks for a skill at the lowest level it will ever take', () => {
  const cards = queue('cards', {
    requirements: needs(['card', 4], ['lang.zh', 3]),
    relaxations: [{ afterSeconds: 60, requirements: needs(['card', 3]) }],
  })
  const [found] = demandFor('card', [cards])
  expect(found).toEqual({ queue: cards, minLevel: 3, isLater: false })
})

it('one that asks only after a wait says so', () => {
  const later = queue('later', { relaxations: [{ afterSeconds: 60, requirements: needs(['card', 2]) }] })
  expect(demandFor('card', [later])).toEqual([{ queue: later, minLevel: 2, isLater: true }])
})

it('queues out of use, and those that ask for something else, are left out', () => {
  const queues = [
    queue('old', { active: false, requirements: needs(['card', 3]) }),
    queue('fx', { requirements: needs(['fx', 3]) }),
  ]
  expect(demandFor('card', queues)).toEqual([])
})
