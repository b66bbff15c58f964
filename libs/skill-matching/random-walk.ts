import { type Random, seededRandom } from '#libs/chance/seeded-random.ts'
import { createMatcher } from './matcher.ts'
import { defaultPolicy } from './order.ts'
import { pick, randomAgent, randomExclusions, randomItem, randomShape, type Shape, whole } from './random-world.ts'
import { decideAll, matchAll } from './scan.ts'
import type { Agent, Assignment, Policy, WorkItem } from './types.ts'

/** What one step saw, for those who check more than agreement. */
export type Step = {
  readonly now: number
  readonly policy: Policy
  readonly assignments: readonly Assignment[]
  readonly before: Centre
  readonly after: Centre
}

type Centre = { readonly items: ReadonlyMap<string, WorkItem>; readonly agents: ReadonlyMap<string, Agent> }

/**
 * @property agentCount in the centre at most; they come and go
 * @property turnover arrivals in one step at most, and agents who change; 1 or more
 */
export type WalkOptions = {
  readonly seed: number
  readonly steps: number
  readonly agentCount: number
  readonly turnover: number
  readonly onStep?: (step: Step) => void
}

/**
 * Lives through a random stretch of a centre's day (arrivals, leavers, agents who finish, decline, move or go away, and
 * time that passes, often exactly to the next turning point), with the plain scan beside the index. Every step compares
 * all decisions; every fifth also compares why each item still waits and when time will help it.
 * @returns decisions and verdicts compared, all equal
 * @throws Error at the first difference, with the seed and the step that show it
 */
export function walkBeside(options: WalkOptions): { readonly decisions: number; readonly verdicts: number } {
  const { seed, steps, agentCount, turnover, onStep } = options
  const random = seededRandom(seed)
  const shape = randomShape(random, agentCount)
  const policy = pick(random, [defaultPolicy, tiedPolicy])
  const centre = openCentre(random, shape, policy)
  let now = 1_000_000
  let decisions = 0
  let verdicts = 0
  for (let step = 0; step < steps; step += 1) {
    const where = `seed ${seed}, step ${step}`
    now = passTime(random, now, centre.nextChangeAt(now), shape.grainMs)
    centre.change(now, turnover)
    const before = onStep && centre.snapshot()
    const assignments = centre.compareDecisions(now, where)
    decisions += assignments.length
    if (step % 5 === 0) verdicts += centre.compareOutlook(now, where)
    if (before) onStep({ now, policy, assignments, before, after: centre.snapshot() })
  }
  return { decisions, verdicts }
}

/** Head starts in whole steps of the grain, so that items of different lanes often have the same rank. */
const tiedPolicy: Policy = { headStartMs: { ordinary: 0, vip: 10_000, vulnerable: 10_000, fraud: 50_000 } }

function passTime(random: Random, now: number, nextChangeAt: number | null, grainMs: number): number {
  const roll = random()
  if (roll < 0.3) return now
  if (roll < 0.6 && nextChangeAt !== null) return nextChangeAt
  return now + (roll < 0.9 ? whole(random, 3) * grainMs : whole(random, grainMs))
}

/** A centre told twice: to the index as it changes, and in plain maps for the scan. */
function openCentre(random: Random, shape: Shape, policy: Policy) {
  const matcher = createMatcher(policy)
  let items = new Map<string, WorkItem>()
  let agents = new Map<string, Agent>()
  let arrived = 0

  function putItem(item: WorkItem): void {
    items.set(item.id, item)
    matcher.upsertItem(item)
  }

  function putAgent(agent: Agent): void {
    agents.set(agent.id, agent)
    matcher.upsertAgent(agent)
  }

  function change(now: number, turnover: number): void {
    for (let count = whole(random, turnover + 1); count > 0; count -= 1) {
      arrived += 1
      // Ids in no order of arrival, so that a tie broken by insertion would show.
      putItem(randomItem(random, `i${whole(random, 1000)}-${arrived}`, now, shape))
    }
    for (let count = whole(random, turnover + 1); count > 0; count -= 1) changeAgent(pick(random, shape.agentIds), now)
    for (const item of [...items.values()]) changeItem(item, now)
  }

  function changeAgent(id: string, now: number): void {
    const agent = agents.get(id)
    const roll = random()
    if (agent === undefined || roll < 0.1) putAgent(randomAgent(random, id, now, shape.grainMs))
    else if (roll < 0.8) putAgent({ ...agent, load: {}, availableSinceAt: now })
    else if (roll < 0.86) putAgent({ ...agent, queueIds: randomAgent(random, id, now, shape.grainMs).queueIds })
    else if (roll < 0.96) putAgent({ ...agent, readiness: randomAgent(random, id, now, shape.grainMs).readiness })
    else {
      agents.delete(id)
      matcher.removeAgent(id)
    }
  }

  function changeItem(item: WorkItem, now: number): void {
    const roll = random()
    if (roll < 0.3) {
      items.delete(item.id)
      matcher.removeItem(item.id)
    } else if (roll < 0.35) putItem({ ...item, excluded: randomExclusions(random, now, shape) })
  }

  function compareDecisions(now: number, where: string): readonly Assignment[] {
    const expected = decideAll({ items: [...items.values()], agents: [...agents.values()] }, now, policy)
    demandEqual(matcher.matchAll(now), expected.assignments, `decisions, ${where}`)
    items = expected.waiting
    agents = expected.agents
    return expected.assignments
  }

  function compareOutlook(now: number, where: string): number {
    const expected = matchAll({ items: [...items.values()], agents: [...agents.values()] }, now, policy)
    demandEqual(matcher.unmatched(now), expected.unmatched, `unmatched, ${where}`)
    demandEqual(matcher.nextChangeAt(now), expected.nextChangeAt, `nextChangeAt, ${where}`)
    return expected.unmatched.length
  }

  return {
    change,
    compareDecisions,
    compareOutlook,
    nextChangeAt: matcher.nextChangeAt,
    snapshot: (): Centre => ({ items: new Map(items), agents: new Map(agents) }),
  }
}

function demandEqual(actual: unknown, expected: unknown, where: string): void {
  const [ours, scans] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (ours !== scans) throw new Error(`index and scan differ (${where}):\nindex ${ours}\nscan  ${scans}`)
}
