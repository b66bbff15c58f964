import { type Random, seededRandom } from '#libs/chance/seeded-random.ts'
import { type BenchSize, type Contact, contactWorld, laneHeadStart } from './bench-baseline.ts'
import { createMatcher } from './matcher.ts'
import { pick, whole } from './random-world.ts'
import type { Agent, Lane, Level, MinimumLevel, Policy, Requirements, WorkItem } from './types.ts'

const lanes: readonly Lane[] = ['ordinary', 'vip', 'vulnerable', 'fraud']
const policy: Policy = {
  headStartMs: {
    ordinary: laneHeadStart[0],
    vip: laneHeadStart[1],
    vulnerable: laneHeadStart[2],
    fraud: laneHeadStart[3],
  },
}

/** Our matcher on exactly the baseline's world, so that its decisions can be compared one by one (by check sum). */
export function plainMatcher(seed: number, size: BenchSize) {
  const world = contactWorld(seed, size)
  const matcher = createMatcher(policy, 0)
  const agents = world.masks.map((mask, place) => plainAgent(`a${place}`, mask))
  for (const agent of agents) matcher.upsertAgent({ ...agent, load: { chat: 1 } })
  let tick = 0
  while (tick < size.waiting) matcher.upsertItem(plainItem(world.arrive(tick++)))

  function decide(count: number): number {
    let sum = 0
    for (let made = 0; made < count; made += 1) {
      const agent = agents[world.nextAgent()]
      if (agent === undefined) continue
      matcher.upsertAgent({ ...agent, load: {}, availableSinceAt: tick })
      const assignment = matcher.next(tick)
      if (assignment === null) {
        // The baseline forgets an agent for whom nothing waits.
        matcher.upsertAgent({ ...agent, readiness: 'occupied' })
        continue
      }
      sum = (Math.imul(sum, 31) + Number(assignment.itemId)) | 0
      matcher.upsertItem(plainItem(world.arrive(tick++)))
    }
    return sum
  }
  return { decide }
}

/**
 * Our matcher with every rule at work: levels 1 to 5, queues, three channels with blended capacity, a fifth of the items
 * prefer an agent, a tenth exclude one, a third relax once or twice, and time passes with each arrival.
 */
export function fullMatcher(seed: number, size: BenchSize) {
  const random = seededRandom(seed)
  const kinds = queues.map(() => Array.from({ length: 3 * size.skills }, () => requirementsOf(random, size.skills)))
  const matcher = createMatcher(policy, 0)
  const agents = Array.from({ length: size.agents }, (_, place) => fullAgent(random, `a${place}`, size.skills))
  for (const agent of agents) matcher.upsertAgent({ ...agent, load: { voice: 1 } })
  let tick = 0
  let oldest = 0
  const arrive = () => matcher.upsertItem(fullItem(random, tick++, kinds, size.agents))
  while (tick < size.waiting) arrive()

  /** An agent finishes everything; then as many arrive as were served, or one for another who gave up. */
  function turn(): number {
    matcher.upsertAgent({ ...pick(random, agents), availableSinceAt: tick })
    let made = 0
    for (; matcher.next(tick) !== null; made += 1) arrive()
    if (made === 0 && matcher.removeItem(String(oldest++))) arrive()
    return made
  }

  function decide(count: number): number {
    let made = 0
    while (made < count) made += turn()
    return made
  }
  return { decide }
}

function plainAgent(id: string, mask: number): Agent {
  const skills: Record<string, Level> = {}
  for (const skill of skillsIn(mask)) skills[skill] = 3
  const capacity = { points: 1, channels: { chat: { cost: 1, most: 1 } } }
  return { id, skills, queueIds: ['all'], capacity, load: {}, readiness: 'accepting', availableSinceAt: 0 }
}

function plainItem(contact: Contact): WorkItem {
  return {
    id: String(contact.id),
    queueId: 'all',
    channel: 'chat',
    lane: lanes[contact.lane] ?? 'ordinary',
    waitingSinceAt: contact.id,
    requirements: { skills: skillsIn(contact.mask).map((skill) => ({ skill, minLevel: 3 })), furtherQueueIds: [] },
    relaxations: [],
    preferred: [],
    preferredUntilAt: null,
    excluded: [],
  }
}

function skillsIn(mask: number): string[] {
  const skills: string[] = []
  for (let bit = 0; mask >> bit !== 0; bit += 1) if (((mask >> bit) & 1) === 1) skills.push(`s${bit}`)
  return skills
}

function fullAgent(random: Random, id: string, skillCount: number): Agent {
  const skills: Record<string, Level> = {}
  for (let count = 3 + whole(random, 4); count > 0; count -= 1) {
    skills[`s${whole(random, skillCount)}`] = pick<Level>(random, [1, 2, 3, 3, 4, 4, 5])
  }
  const channels = { chat: { cost: 2, most: 3 }, mail: { cost: 1, most: 2 }, voice: { cost: 'all', most: 1 } } as const
  const queueIds = [pick(random, queues), 'overflow']
  return {
    id,
    skills,
    queueIds,
    capacity: { points: 6, channels },
    load: {},
    readiness: 'accepting',
    availableSinceAt: 0,
  }
}

const queues = ['retail', 'cards', 'wealth', 'business']

function fullItem(
  random: Random,
  tick: number,
  kindsByQueue: readonly (readonly Requirements[])[],
  agentCount: number,
): WorkItem {
  const place = whole(random, queues.length)
  const kinds = kindsByQueue[place] ?? []
  const someAgent = () => `a${whole(random, agentCount)}`
  const isPreferring = random() < 0.2
  const relaxing = pick(random, [0, 0, 0, 0, 1, 2])
  return {
    id: String(tick),
    queueId: queues[place] ?? 'overflow',
    channel: pick(random, ['chat', 'chat', 'mail', 'voice']),
    lane: pick(random, lanes),
    waitingSinceAt: tick,
    requirements: pick(random, kinds),
    relaxations: [2000, 6000].slice(0, relaxing).map((afterMs) => ({ afterMs, requirements: pick(random, kinds) })),
    preferred: isPreferring ? [{ agentId: someAgent(), outsideQueue: random() < 0.5 }] : [],
    preferredUntilAt: isPreferring ? tick + 3000 : null,
    excluded: random() < 0.1 ? [{ agentId: someAgent(), untilAt: tick + 4000 }] : [],
  }
}

function requirementsOf(random: Random, skillCount: number): Requirements {
  const skills = Array.from({ length: random() < 0.8 ? 1 : 2 }, () => ({
    skill: `s${whole(random, skillCount)}`,
    minLevel: pick<MinimumLevel>(random, [2, 3, 3, 4, 5]),
  }))
  return { skills, furtherQueueIds: random() < 0.2 ? ['overflow'] : [] }
}
