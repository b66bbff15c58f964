import { describe, expect, it } from 'vitest'
import { overtakingBoundMs } from './order.ts'
import { type Step, walkBeside } from './random-walk.ts'
import type { Agent, Requirements, WorkItem } from './types.ts'

// The checks below are written without the library's own rules.
const steps = randomDays()

function randomDays(): readonly Step[] {
  const seen: Step[] = []
  const onStep = (step: Step) => seen.push(step)
  for (let seed = 5001; seed <= 5120; seed += 1) {
    walkBeside({ seed, steps: 80, agentCount: 2 + (seed % 7), turnover: 2 + (seed % 12), onStep })
  }
  return seen
}

function onEveryStep(check: (step: Step) => void): number {
  steps.forEach(check)
  return steps.reduce((sum, step) => sum + step.assignments.length, 0)
}

function usedPoints({ capacity, load }: Agent): number {
  const cost = (channel: string) => capacity.channels[channel]?.cost ?? 'all'
  const points = (channel: string) => (cost(channel) === 'all' ? capacity.points : Number(cost(channel)))
  return Object.entries(load).reduce((sum, [channel, count]) => sum + count * points(channel), 0)
}

function couldHoldOneMore(agent: Agent, channel: string): boolean {
  const taken = agent.capacity.channels[channel]
  if (agent.readiness !== 'accepting' || taken === undefined || (agent.load[channel] ?? 0) >= taken.most) return false
  return (
    usedPoints({ ...agent, load: { ...agent.load, [channel]: (agent.load[channel] ?? 0) + 1 } }) <=
    agent.capacity.points
  )
}

function asked(item: WorkItem, now: number): Requirements {
  const reached = item.relaxations.filter((step) => now - item.waitingSinceAt >= step.afterMs)
  return reached.at(-1)?.requirements ?? item.requirements
}

function isTheRightKind(agent: Agent, item: WorkItem, now: number): boolean {
  const { skills, furtherQueueIds } = asked(item, now)
  const waived = item.preferred.some((each) => each.agentId === agent.id && each.outsideQueue)
  const inQueue = waived || [item.queueId, ...furtherQueueIds].some((id) => agent.queueIds.includes(id))
  const skilled = skills.every((need) => (agent.skills[need.skill] ?? 0) >= need.minLevel)
  return inQueue && skilled && item.channel in agent.capacity.channels && !isBarred(agent, item, now)
}

const isBarred = (agent: Agent, item: WorkItem, now: number) =>
  item.excluded.some((each) => each.agentId === agent.id && each.untilAt > now)

/** The preferred agents for whom the item waits at `now`. */
function holders(item: WorkItem, { before }: Step, now: number): readonly Agent[] {
  if (item.preferredUntilAt === null || item.preferredUntilAt <= now) return []
  const preferred = item.preferred.flatMap((each) => before.agents.get(each.agentId) ?? [])
  return preferred.filter((agent) => agent.readiness !== 'away' && isTheRightKind(agent, item, now))
}

function couldBeGiven(agent: Agent, item: WorkItem, step: Step): boolean {
  const isHeldFromThem =
    holders(item, step, step.now).length > 0 && !item.preferred.some((each) => each.agentId === agent.id)
  return couldHoldOneMore(agent, item.channel) && isTheRightKind(agent, item, step.now) && !isHeldFromThem
}

describe('on every step of random days', () => {
  it('no free able agent is left while someone waits', () => {
    let waiting = 0
    onEveryStep((step) => {
      waiting += step.after.items.size
      for (const item of step.after.items.values()) {
        const idle = [...step.after.agents.values()].find((agent) => couldBeGiven(agent, item, step))
        expect(idle, `${item.id} waits at ${step.now}`).toBeUndefined()
      }
    })
    expect(waiting).toBeGreaterThan(10_000)
  })

  it('no agent is given work beyond capacity, and none who is not accepting', () => {
    const decisions = onEveryStep((step) => {
      const agents = new Map(step.before.agents)
      for (const { itemId, agentId } of step.assignments) {
        const agent = agents.get(agentId)!
        const { channel } = step.before.items.get(itemId)!
        expect(couldHoldOneMore(agent, channel)).toBe(true)
        agents.set(agentId, { ...agent, load: { ...agent.load, [channel]: (agent.load[channel] ?? 0) + 1 } })
      }
    })
    expect(decisions).toBeGreaterThan(8_000)
  })

  it('only the right kind of agent is given an item: levels, queue, not a trainee, not one who declined', () => {
    onEveryStep((step) => {
      for (const { itemId, agentId } of step.assignments) {
        const [item, agent] = [step.before.items.get(itemId)!, step.before.agents.get(agentId)!]
        expect(isTheRightKind(agent, item, step.now)).toBe(true)
        for (const need of asked(item, step.now).skills) expect(agent.skills[need.skill]).toBeGreaterThan(1)
      }
    })
  })

  it('an item is given once and then waits no more', () => {
    onEveryStep((step) => {
      const given = step.assignments.map((each) => each.itemId)
      expect(new Set(given).size).toBe(given.length)
      for (const itemId of given) expect(step.after.items.has(itemId)).toBe(false)
    })
  })

  it('while the window is open and a preferred agent is on duty, nobody else takes the item', () => {
    let heldAndGiven = 0
    onEveryStep((step) => {
      for (const { itemId, agentId } of step.assignments) {
        const item = step.before.items.get(itemId)!
        if (holders(item, step, step.now).length === 0) continue
        heldAndGiven += 1
        expect(item.preferred.map((each) => each.agentId)).toContain(agentId)
      }
    })
    expect(heldAndGiven).toBeGreaterThan(100)
  })

  it('nobody who asked later than the bound goes before an item that the same agent could take', () => {
    let overtakings = 0
    onEveryStep((step) => {
      const left = new Map(step.before.items)
      const agents = new Map(step.before.agents)
      for (const { itemId, agentId } of step.assignments) {
        const taken = left.get(itemId)!
        const agent = agents.get(agentId)!
        left.delete(itemId)
        for (const passed of left.values()) {
          const headStartMs = taken.waitingSinceAt - passed.waitingSinceAt
          if (headStartMs <= 0 || !couldBeGiven(agent, passed, step)) continue
          overtakings += 1
          expect(headStartMs).toBeLessThanOrEqual(overtakingBoundMs(passed.lane, step.policy))
        }
        agents.set(agentId, {
          ...agent,
          load: { ...agent.load, [taken.channel]: (agent.load[taken.channel] ?? 0) + 1 },
        })
      }
    })
    expect(overtakings).toBeGreaterThan(200)
  })
})
