import { requireSome, requireWhole } from './checks.ts'
import { type AgentGroup, createPlanReader, type PlanReading, type SkillQueue, specialistsFor } from './staff-plan.ts'
import { requireTarget } from './target.ts'

/**
 * @property contacts simulated for each plan that is tried; 200,000 unless given. A quarter of them doubles the noise.
 * @property mostSkills queues that one agent can learn, 1 or more; 2 unless given
 */
export type MultiSkillOptions = { readonly contacts?: number; readonly mostSkills?: number }

/**
 * @property groups specialists and flexible agents, none empty
 * @property reading what the plan reaches, simulated with customers whom the search has not seen
 * @property specialistsAlone agents needed without anyone flexible
 */
export type MultiSkillPlan = {
  readonly groups: readonly AgentGroup[]
  readonly agents: number
  readonly flexible: number
  readonly reading: PlanReading
  readonly specialistsAlone: number
}

/**
 * Few agents, and of these few flexible ones, so that every queue keeps its goal when simulated.
 *
 * It starts with the specialists each queue needs alone (Erlang A). Then it takes one agent away, where that hurts
 * least, and teaches one agent after another a further queue, each time whom the simulation says it helps most, until
 * the goals are kept again; when that fails, the plan before stands. Last, whoever need not be flexible is not.
 * A flexible agent is never counted for two queues at once: nothing is counted, everything is simulated.
 * @returns a plan that kept every goal on the customers of the search; its `reading` is from others and may lie a few
 *   thousandths below. Not promised: that no smaller plan exists.
 */
export function multiSkill(
  queues: readonly SkillQueue[],
  seed: number,
  { contacts = 200_000, mostSkills = 2 }: MultiSkillOptions = {},
): MultiSkillPlan {
  requireSome('queues', queues)
  requireWhole('contacts', contacts, 1000)
  requireWhole('mostSkills', mostSkills, 1)
  for (const { goal } of queues) requireTarget({ serviceLevel: goal })
  if (new Set(queues.map(({ id }) => id)).size < queues.length) {
    throw new RangeError('two queues have the same id: give each its own')
  }
  const alone = specialistsFor(queues)
  const busy = queues.filter(({ load }) => load.contactsPerHour > 0)
  const groups = busy.length === 0 ? [] : createSearch(busy, seed, contacts, mostSkills)(specialistsFor(busy))
  const reading =
    busy.length === 0
      ? queues.map(() => ({ serviceLevel: 1, abandoned: 0 }))
      : createPlanReader(queues, seed + 1, 2 * contacts).read(groups)
  return {
    groups,
    agents: agentsIn(groups),
    flexible: agentsIn(groups.filter(({ queueIds }) => queueIds.length > 1)),
    reading,
    specialistsAlone: agentsIn(alone),
  }
}

type Plan = readonly AgentGroup[]

const LESSONS_IN_VAIN = 5

function createSearch(queues: readonly SkillQueue[], seed: number, contacts: number, mostSkills: number) {
  const reader = createPlanReader(queues, seed, contacts)
  const shortfalls = (plan: Plan) =>
    reader.read(plan).map(({ serviceLevel }, place) => (queues[place]?.goal.share ?? 1) - serviceLevel)
  /** 0 when every goal is kept. */
  const shortfall = (plan: Plan) => shortfalls(plan).reduce((sum, each) => sum + Math.max(0, each), 0)

  function search(start: Plan): Plan {
    let plan = start
    for (;;) {
      const smaller = repaired(best(withOneLess(plan)))
      if (smaller === null) return withFewestFlexible(plan)
      plan = smaller
    }
  }

  /**
   * Teaches until the goals are kept; null when even agents who all knew everything would miss them, or when several
   * lessons in a row have brought nothing. The first lesson often brings nothing: the help goes to one queue and is
   * missing in the other, until someone learns the way back.
   */
  function repaired(start: Plan | null): Plan | null {
    if (start === null || shortfall(allKnowing(start)) > 0) return null
    let plan = start
    let least = shortfall(plan)
    for (let inVain = 0; least > 0 && inVain < LESSONS_IN_VAIN; inVain += 1) {
      const worst = indexOfLargest(shortfalls(plan))
      const next = best(withOneTaught(plan, queues[worst]?.id ?? ''))
      if (next === null) return null
      plan = next
      if (shortfall(plan) >= least) continue
      least = shortfall(plan)
      inVain = -1
    }
    return least > 0 ? null : plan
  }

  function allKnowing(plan: Plan): Plan {
    return [{ queueIds: queues.map(({ id }) => id).sort(), agents: agentsIn(plan) }]
  }

  function withOneTaught(plan: Plan, queueId: string): readonly Plan[] {
    return plan
      .filter(({ queueIds }) => !queueIds.includes(queueId) && queueIds.length < mostSkills)
      .map((from) => moved(plan, from.queueIds, [...from.queueIds, queueId]))
  }

  /** Flexible agents become specialists, one or two at a time, as long as every goal is kept. */
  function withFewestFlexible(start: Plan): Plan {
    let plan = start
    for (;;) {
      const one = withOneSpecialized(plan)
      const kept = [...one, ...one.flatMap(withOneSpecialized)].find((each) => shortfall(each) === 0)
      if (kept === undefined) return plan
      plan = kept
    }
  }

  function best(plans: readonly Plan[]): Plan | null {
    let found: Plan | null = null
    let [foundMiss, foundSum] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const plan of plans) {
      const miss = shortfall(plan)
      const sum = shortfalls(plan).reduce((total, each) => total + each, 0)
      if (miss > foundMiss || (miss === foundMiss && sum >= foundSum)) continue
      found = plan
      foundMiss = miss
      foundSum = sum
    }
    return found
  }

  return search
}

function withOneSpecialized(plan: Plan): readonly Plan[] {
  return plan
    .filter(({ queueIds }) => queueIds.length > 1)
    .flatMap(({ queueIds }) => queueIds.map((queueId) => moved(plan, queueIds, [queueId])))
}

function withOneLess(plan: Plan): readonly Plan[] {
  return plan.map(({ queueIds }) => moved(plan, queueIds, null))
}

/** One agent of a group goes to another, made if there is none, or home (null). */
function moved(plan: Plan, from: readonly string[], to: readonly string[] | null): Plan {
  const target = to === null ? null : keyOf(to)
  const next = plan.map((group) => {
    const change = (keyOf(group.queueIds) === target ? 1 : 0) - (keyOf(group.queueIds) === keyOf(from) ? 1 : 0)
    return change === 0 ? group : { ...group, agents: group.agents + change }
  })
  const isNew = to !== null && plan.every(({ queueIds }) => keyOf(queueIds) !== target)
  const grown = isNew ? [...next, { queueIds: [...to].sort(), agents: 1 }] : next
  return grown.filter(({ agents }) => agents > 0)
}

function keyOf(queueIds: readonly string[]): string {
  return JSON.stringify([...queueIds].sort())
}

function agentsIn(plan: Plan): number {
  return plan.reduce((sum, { agents }) => sum + agents, 0)
}

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}
