import type { Random } from '#libs/chance/seeded-random.ts'
import type {
  Agent,
  Exclusion,
  Lane,
  Level,
  MinimumLevel,
  Readiness,
  RelaxationStep,
  Requirements,
  WorkItem,
} from './types.ts'

/**
 * A made-up centre. Few names, few kinds of requirements and a coarse grain of time make ties and crowded lines common.
 */
export type Shape = {
  readonly agentIds: readonly string[]
  readonly grainMs: number
  readonly requirements: readonly Requirements[]
}

export function randomShape(random: Random, agentCount: number): Shape {
  return {
    agentIds: Array.from({ length: agentCount }, (_, place) => `a${place}`),
    grainMs: 10_000,
    requirements: Array.from({ length: 2 + whole(random, 8) }, () => randomRequirements(random)),
  }
}

const skills = ['card', 'loan', 'lang-en']
const queues = ['general', 'cards', 'experts']
const channels = ['chat', 'mail', 'voice']
const levels: readonly Level[] = [1, 2, 3, 3, 4, 4, 5]
const minimums: readonly MinimumLevel[] = [2, 2, 3, 3, 3, 4, 5]
const lanes: readonly Lane[] = ['ordinary', 'ordinary', 'ordinary', 'vip', 'vulnerable', 'fraud']
const readinesses: readonly Readiness[] = ['accepting', 'accepting', 'accepting', 'accepting', 'occupied', 'away']

/** Any item the types allow, each rule present in a good share of them. */
export function randomItem(random: Random, id: string, now: number, shape: Shape): WorkItem {
  const { grainMs } = shape
  const preferred = some(random, shape.agentIds, pick(random, [0, 0, 0, 1, 2]))
  return {
    id,
    queueId: pick(random, queues),
    channel: pick(random, channels),
    lane: pick(random, lanes),
    waitingSinceAt: now - whole(random, 8) * grainMs,
    requirements: pick(random, shape.requirements),
    relaxations: randomRelaxations(random, shape),
    preferred: preferred.map((agentId) => ({ agentId, outsideQueue: random() < 0.4 })),
    preferredUntilAt: random() < 0.6 ? now + (whole(random, 8) - 1) * grainMs : null,
    excluded: randomExclusions(random, now, shape),
  }
}

/** Any agent the types allow, trainees included. */
export function randomAgent(random: Random, id: string, now: number, grainMs: number): Agent {
  const known = some(random, skills, pick(random, [1, 2, 3, 3]))
  return {
    id,
    skills: Object.fromEntries(known.map((skill) => [skill, pick(random, levels)])),
    queueIds: some(random, queues, pick(random, [0, 1, 2, 2, 3])),
    capacity: {
      points: pick(random, [2, 4, 6]),
      channels: {
        ...(random() < 0.9 ? { chat: { cost: 2, most: 1 + whole(random, 3) } } : {}),
        ...(random() < 0.7 ? { mail: { cost: 1, most: 2 } } : {}),
        ...(random() < 0.5 ? { voice: { cost: 'all', most: 1 } } : {}),
      },
    },
    load: random() < 0.3 ? { [pick(random, channels)]: 1 } : {},
    readiness: pick(random, readinesses),
    availableSinceAt: now - whole(random, 5) * grainMs,
  }
}

export function randomExclusions(random: Random, now: number, shape: Shape): readonly Exclusion[] {
  const agentIds = some(random, shape.agentIds, pick(random, [0, 0, 0, 1, 2]))
  return agentIds.map((agentId) => ({ agentId, untilAt: now + (whole(random, 6) - 1) * shape.grainMs }))
}

function randomRequirements(random: Random): Requirements {
  const needed = some(random, skills, pick(random, [0, 1, 1, 2]))
  return {
    skills: needed.map((skill) => ({ skill, minLevel: pick(random, minimums) })),
    furtherQueueIds: random() < 0.2 ? [pick(random, queues)] : [],
  }
}

function randomRelaxations(random: Random, { grainMs, requirements }: Shape): readonly RelaxationStep[] {
  const steps: RelaxationStep[] = []
  let afterMs = 0
  for (let count = pick(random, [0, 0, 1, 2]); count > 0; count -= 1) {
    afterMs += (1 + whole(random, 4)) * grainMs
    steps.push({ afterMs, requirements: pick(random, requirements) })
  }
  return steps
}

/** A whole number, 0 <= n < end. */
export function whole(random: Random, end: number): number {
  return Math.floor(random() * end)
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[whole(random, choices.length)]
  if (choice === undefined) throw new RangeError('pick needs at least one choice: pass a list that is not empty')
  return choice
}

function some<T>(random: Random, from: readonly T[], count: number): T[] {
  const left = [...from]
  const chosen: T[] = []
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(whole(random, left.length), 1))
  return chosen
}
