import { describe, expect, it } from 'vitest'
import { matchOnce } from './matcher.ts'
import { matchAll } from './scan.ts'
import { agent, seconds, ten, workItem } from './test-fixture.ts'
import type { Agent, MatchOutcome, WorkItem } from './types.ts'

const none = { skills: [], furtherQueueIds: [] }
const away = { readiness: 'away' } as const
const full = { load: { voice: 1 } }

/** The answer of the scan, demanded of the index as well. */
function match(items: readonly WorkItem[], agents: readonly Agent[], now = ten): MatchOutcome {
  const outcome = matchAll({ items, agents }, now)
  expect(matchOnce({ items, agents }, now)).toEqual(outcome)
  return outcome
}

const pairs = (outcome: MatchOutcome) => outcome.assignments.map(({ itemId, agentId }) => `${itemId}-${agentId}`)

describe('which agent', () => {
  const served = (...agents: Partial<Agent>[]) => match([workItem()], agents.map(agent)).assignments[0]?.agentId

  it('is the better fit before the less loaded: 4, then 3, then a spare expert, then 2', () => {
    const four = { id: 'four', skills: { card: 4 }, load: { chat: 2 } } as const
    const three = { id: 'three', skills: { card: 3 } } as const
    const five = { id: 'five', skills: { card: 5 } } as const
    const two = { id: 'two', skills: { card: 2 } } as const
    expect(served(two, five, three, four)).toBe('four')
    expect(served(two, five, three)).toBe('three')
    expect(served(two, five)).toBe('five')
    expect(served(two)).toBe('two')
  })

  it('is, of equal fit, the one with the smaller share of capacity in use', () => {
    const capacity = { points: 12, channels: { chat: { cost: 2, most: 6 } } }
    expect(served({ id: 'a', load: { chat: 1 } }, { id: 'b', load: { chat: 1 }, capacity })).toBe('b')
  })

  it('is then the longest idle, then the first by id', () => {
    expect(served({ id: 'a' }, { id: 'b', availableSinceAt: ten - seconds(61) })).toBe('b')
    expect(served({ id: 'b' }, { id: 'a' })).toBe('a')
  })

  it('is nobody who is occupied, away, full, excluded or a trainee', () => {
    const excluded = [{ agentId: 'declined', untilAt: ten + 1 }]
    const agents = [agent({ id: 'o', readiness: 'occupied' }), agent({ id: 'w', ...away }), agent({ id: 'f', ...full })]
    const more = [agent({ id: 'declined' }), agent({ id: 't', skills: { card: 1 } })]
    expect(pairs(match([workItem({ excluded })], [...agents, ...more]))).toEqual([])
  })
})

describe('a round of decisions', () => {
  it('spreads equal work over equal agents', () => {
    const items = ['1', '2', '3', '4'].map((id) => workItem({ id }))
    expect(pairs(match(items, [agent({ id: 'a' }), agent({ id: 'b' })]))).toEqual(['1-a', '2-b', '3-a', '4-b'])
  })

  it('fills an agent to capacity and not beyond', () => {
    const items = ['1', '2', '3', '4'].map((id) => workItem({ id }))
    const outcome = match(items, [agent()])
    expect(outcome.assignments).toHaveLength(3)
    expect(outcome.unmatched).toEqual([{ itemId: '4', reason: 'able-agents-busy', nextChangeAt: null }])
  })

  it('passes over one who cannot be served without holding up those behind', () => {
    const items = [workItem({ id: 'video', channel: 'video', lane: 'fraud' }), workItem({ id: 'chat' })]
    expect(pairs(match(items, [agent()]))).toEqual(['chat-agent'])
  })

  it('explains each decision', () => {
    const relaxations = [{ afterMs: seconds(20), requirements: none }]
    const item = workItem({
      requirements: { skills: [{ skill: 'loan', minLevel: 5 }], furtherQueueIds: [] },
      relaxations,
    })
    const explained = { by: 'fit', fit: 'proficient', waitedMs: seconds(20), relaxationsApplied: 1 }
    expect(match([item], [agent()], ten + seconds(20)).assignments).toEqual([
      { itemId: 'item', agentId: 'agent', ...explained },
    ])
  })
})

describe('preferred agents', () => {
  const toMei = workItem({ preferred: [{ agentId: 'mei', outsideQueue: false }], preferredUntilAt: ten + seconds(20) })
  const backup = agent({ id: 'backup', skills: { card: 4 } })

  it('go first when free, though others fit better', () => {
    const outcome = match([toMei], [backup, agent({ id: 'mei', skills: { card: 2 } })])
    expect(outcome.assignments[0]).toMatchObject({ agentId: 'mei', by: 'preference', fit: 'last-resort' })
  })

  it('go in their order', () => {
    const preferred = ['mei', 'backup'].map((agentId) => ({ agentId, outsideQueue: false }))
    expect(pairs(match([workItem({ preferred })], [backup, agent({ id: 'mei' })]))).toEqual(['item-mei'])
  })

  it.each<[string, Partial<Agent>]>([
    ['at capacity', full],
    ['in wrap-up', { readiness: 'occupied' }],
  ])('who are on duty but %s are waited for until the instant the window ends', (_state, about) => {
    const agents = [backup, agent({ id: 'mei', ...about })]
    const held = { itemId: 'item', reason: 'held-for-preferred', nextChangeAt: ten + seconds(20) }
    expect(match([toMei], agents, ten + seconds(20) - 1).unmatched).toEqual([held])
    expect(pairs(match([toMei], agents, ten + seconds(20)))).toEqual(['item-backup'])
  })

  it.each<[string, readonly Agent[], Partial<WorkItem>]>([
    ['away', [agent({ id: 'mei', ...away })], {}],
    ['not known', [], {}],
    ['no longer able', [agent({ id: 'mei', skills: { card: 1 } })], {}],
    ['in other queues now', [agent({ id: 'mei', queueIds: ['loans'] })], {}],
    ['excluded', [agent({ id: 'mei' })], { excluded: [{ agentId: 'mei', untilAt: ten + 1 }] }],
  ])('who are %s are not waited for', (_state, preferred, about) => {
    expect(pairs(match([{ ...toMei, ...about }], [backup, ...preferred]))).toEqual(['item-backup'])
  })

  it('of whom one is on duty keep the item from backup, and another may take it', () => {
    const item = { ...toMei, preferred: ['mei', 'lin'].map((agentId) => ({ agentId, outsideQueue: false })) }
    const agents = [backup, agent({ id: 'mei', ...full }), agent({ id: 'lin' })]
    expect(pairs(match([item], agents))).toEqual(['item-lin'])
  })

  it('may come from outside the queue when they are let in', () => {
    const item = workItem({ preferred: [{ agentId: 'manager', outsideQueue: true }] })
    const manager = agent({ id: 'manager', queueIds: ['wealth'] })
    expect(pairs(match([item], [backup, manager]))).toEqual(['item-manager'])
    expect(pairs(match([workItem()], [manager]))).toEqual([])
  })
})

describe('why an item waits and when time helps', () => {
  const reasonWith = (agents: readonly Agent[], about: Partial<WorkItem> = {}) =>
    match([workItem(about)], agents).unmatched[0]

  it('names the first reason that is true', () => {
    const excluded = [{ agentId: 'agent', untilAt: ten + seconds(5) }]
    expect(reasonWith([])?.reason).toBe('no-able-agent')
    expect(reasonWith([agent({ skills: { loan: 5 } })])?.reason).toBe('no-able-agent')
    expect(reasonWith([agent(away)])?.reason).toBe('able-agents-away')
    expect(reasonWith([agent()], { excluded })?.reason).toBe('able-agents-excluded')
    expect(reasonWith([agent(), agent({ id: 'b', ...full })], { excluded })?.reason).toBe('able-agents-busy')
    expect(reasonWith([agent({ readiness: 'occupied' })])?.reason).toBe('able-agents-busy')
  })

  it('is the end of an exclusion when that agent is free', () => {
    const excluded = [{ agentId: 'agent', untilAt: ten + seconds(5) }]
    expect(reasonWith([agent()], { excluded })?.nextChangeAt).toBe(ten + seconds(5))
    expect(reasonWith([agent(full)], { excluded })?.nextChangeAt).toBe(null)
  })

  it('is the first relaxation that lets in somebody free, not one that lets in nobody', () => {
    const requirements = { skills: [{ skill: 'card', minLevel: 5 }], furtherQueueIds: [] } as const
    const four = { skills: [{ skill: 'card', minLevel: 4 }], furtherQueueIds: [] } as const
    const relaxations = [
      { afterMs: seconds(10), requirements: four },
      { afterMs: seconds(25), requirements: none },
    ]
    expect(reasonWith([agent()], { requirements, relaxations })?.nextChangeAt).toBe(ten + seconds(25))
  })

  it('is the opening of a further queue', () => {
    const relaxations = [{ afterMs: seconds(15), requirements: { skills: [], furtherQueueIds: ['branch'] } }]
    const branch = agent({ queueIds: ['branch'] })
    expect(reasonWith([branch], { relaxations })?.nextChangeAt).toBe(ten + seconds(15))
    expect(pairs(match([workItem({ relaxations })], [branch], ten + seconds(15)))).toEqual(['item-agent'])
  })

  it('takes the earliest of all items as the one timer to set', () => {
    const waiting = (id: string, untilAt: number) => workItem({ id, excluded: [{ agentId: 'agent', untilAt }] })
    const items = [
      waiting('a', ten + seconds(9)),
      waiting('b', ten + seconds(4)),
      workItem({ id: 'c', channel: 'video' }),
    ]
    expect(match(items, [agent()]).nextChangeAt).toBe(ten + seconds(4))
  })

  it('keeps expert work for experts, by level and by queue', () => {
    const byLevel = workItem({
      id: 'l',
      requirements: { skills: [{ skill: 'card', minLevel: 5 }], furtherQueueIds: [] },
    })
    const byQueue = workItem({ id: 'q', queueId: 'experts', requirements: none })
    const agents = [
      agent({ id: 'four', skills: { card: 4 } }),
      agent({ id: 'x', skills: { card: 5 }, queueIds: ['cards', 'experts'] }),
    ]
    expect(pairs(match([byLevel, byQueue], agents))).toEqual(['l-x', 'q-x'])
  })
})
