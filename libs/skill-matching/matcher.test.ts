import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { createMatcher, matchOnce } from './matcher.ts'
import { walkBeside } from './random-walk.ts'
import { randomAgent, randomItem, randomShape } from './random-world.ts'
import { matchAll } from './scan.ts'
import { agent, seconds, ten, workItem } from './test-fixture.ts'

describe('the index agrees with the plain scan', () => {
  it('on any state at once, whatever the order in which it is told', () => {
    const check = (seed: number, itemCount: number, agentCount: number) => {
      const random = seededRandom(seed)
      const shape = randomShape(random, agentCount)
      const items = Array.from({ length: itemCount }, (_, place) => randomItem(random, `i${place}`, ten, shape))
      const agents = shape.agentIds.map((id) => randomAgent(random, id, ten, shape.grainMs))
      const expected = matchAll({ items, agents }, ten)
      expect(matchOnce({ items, agents }, ten)).toEqual(expected)
      expect(matchOnce({ items: items.toReversed(), agents: agents.toReversed() }, ten)).toEqual(expected)
    }
    fc.assert(fc.property(fc.integer(), fc.nat(25), fc.nat(8), check), { numRuns: 300 })
  })

  it('through 100,000 decisions of long random days, with what still waits and why', () => {
    let decisions = 0
    let verdicts = 0
    for (let seed = 1; decisions < 100_000; seed += 1) {
      const compared = walkBeside({ seed, steps: 100, agentCount: 2 + (seed % 8), turnover: 2 + (seed % 16) })
      decisions += compared.decisions
      verdicts += compared.verdicts
    }
    expect(verdicts).toBeGreaterThan(50_000)
  }, 60_000)

  it('in a larger centre, where lines are long and many agents are free', () => {
    let decisions = 0
    for (let seed = 1; seed <= 6; seed += 1) {
      decisions += walkBeside({ seed, steps: 30, agentCount: 60, turnover: 60 }).decisions
    }
    expect(decisions).toBeGreaterThan(2000)
  })
})

describe('the incremental matcher', () => {
  it('decides one at a time in the order of matchAll, also while work keeps coming', () => {
    const matcher = createMatcher()
    matcher.upsertAgent(agent())
    matcher.upsertItem(workItem({ id: 'first' }))
    expect(matcher.next(ten)?.itemId).toBe('first')
    matcher.upsertItem(workItem({ id: 'plain' }))
    matcher.upsertItem(workItem({ id: 'urgent', lane: 'fraud' }))
    expect(matcher.next(ten)?.itemId).toBe('urgent')
    expect(matcher.next(ten)?.itemId).toBe('plain')
    expect(matcher.next(ten)).toBeNull()
    expect(matcher.waitingCount).toBe(0)
  })

  it('forgets an item that left and says when it knew none', () => {
    const matcher = createMatcher()
    matcher.upsertItem(workItem())
    expect(matcher.removeItem('item')).toBe(true)
    expect(matcher.removeItem('item')).toBe(false)
    matcher.upsertAgent(agent())
    expect(matcher.matchAll(ten)).toEqual([])
  })

  it('forgets an agent who left, and backup takes over what was held', () => {
    const matcher = createMatcher()
    matcher.upsertAgent(agent({ id: 'mei', readiness: 'occupied' }))
    matcher.upsertAgent(agent({ id: 'backup' }))
    const preferred = [{ agentId: 'mei', outsideQueue: false }]
    matcher.upsertItem(workItem({ preferred, preferredUntilAt: ten + seconds(20) }))
    expect(matcher.matchAll(ten)).toEqual([])
    expect(matcher.removeAgent('mei')).toBe(true)
    expect(matcher.removeAgent('mei')).toBe(false)
    expect(matcher.next(ten)?.agentId).toBe('backup')
  })

  it('reads a clock that steps back as the latest instant already seen', () => {
    const matcher = createMatcher()
    matcher.upsertItem(workItem({ excluded: [{ agentId: 'agent', untilAt: ten + 1 }] }))
    matcher.matchAll(ten + 1)
    matcher.upsertAgent(agent())
    expect(matcher.next(ten)).toMatchObject({ agentId: 'agent', waitedMs: 1 })
  })

  it('answers `now` while decisions are still open', () => {
    const matcher = createMatcher()
    matcher.upsertItem(workItem())
    matcher.upsertAgent(agent())
    expect(matcher.nextChangeAt(ten)).toBe(ten)
    matcher.matchAll(ten)
    expect(matcher.nextChangeAt(ten)).toBeNull()
  })

  it('serves an agent who was moved to the queue where someone waits', () => {
    const matcher = createMatcher()
    matcher.upsertAgent(agent({ queueIds: ['loans'] }))
    matcher.upsertItem(workItem())
    expect(matcher.next(ten)).toBeNull()
    matcher.upsertAgent(agent({ queueIds: ['loans', 'cards'] }))
    expect(matcher.next(ten)?.agentId).toBe('agent')
  })
})
