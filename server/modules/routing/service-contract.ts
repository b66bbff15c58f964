import { z } from 'zod'
import { capacity, colleague, reason, skillNeed } from '#modules/routing/contract.ts'

/** Who serves which queue with how much at a time: what the editors of queues and people read. */

const instant = z.number().int().describe('UTC milliseconds')
const id = z.uuid()

/** Why an agent is not given work of a queue now, from what needs deciding to what passes by itself. */
export const hindrances = [
  'not-a-member', // of the queue, nor of one whose members help from the start
  'skill-missing', // a skill it takes is not held at the level it takes
  'channel-not-given', // the agent's capacity leaves this channel out
  'offline',
  'away', // a break, a meal, a meeting...
  'leaving', // finishes what is in hand, then leaves
  'not-connected', // no socket: the console is closed or cut off
  'full',
] as const
export const queueAgent = colleague
  .extend({
    isMember: z.boolean(),
    helpsFromQueueIds: z.array(id).describe('Queues that bring the agent here as a helper'),
    hindrances: z.array(z.enum(hindrances)).describe('Empty: can be given work of this queue now'),
    missingSkills: z.array(skillNeed.extend({ level: z.int().nullable().describe('Held today; null: not held') })),
    ableAfterSeconds: z
      .int()
      .nullable()
      .describe('0: able from the start; else the wait at which what it takes is relaxed enough; null: never'),
    held: z.int().describe('Of this channel, at this moment'),
    most: z.int().nullable().describe('Of this channel at the same time; null: never given'),
    usedPoints: z.int(),
    points: z.int(),
  })
  .meta({ id: 'QueueAgent' })
export type QueueAgentShape = z.infer<typeof queueAgent>
export const queueAgents = z
  .object({
    asOf: instant,
    /** All that were found, also when `agents` shows only the first of them. */
    agentCount: z.int(),
    ableCount: z.int(),
    /** Everyone who is not able, once, under the first hindrance. */
    hinderedCounts: z.partialRecord(z.enum(hindrances), z.int()),
    agents: z.array(queueAgent).describe('Able ones first; of members then those for whom something must be decided'),
  })
  .meta({ id: 'QueueAgents' })
export type QueueAgentsShape = z.infer<typeof queueAgents>
export const queueAgentsQuery = z.object({
  membership: z
    .enum(['members', 'others'])
    .default('members')
    .describe('`members`: who serves it, helpers included; `others`: who could be put in, those with the skills first'),
  q: z.string().trim().max(80).optional().describe('Part of the name or of the agent number'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const putMember = z.strictObject({ reason: reason.optional() })

/** What a person is given work by: queues and capacity; also of someone routing has not met yet. */
export const agentService = z
  .object({
    agentId: id,
    mayServe: z.boolean().describe('Whether a role lets the person take contacts at all'),
    queueIds: z.array(id),
    capacity: capacity.describe('What holds now'),
    hasOwnCapacity: z.boolean(),
    houseCapacity: capacity.describe('The default of the house'),
    usedPoints: z.int(),
    held: z.record(z.string(), z.int()).describe('Channel → pieces of work at this moment'),
  })
  .meta({ id: 'AgentService' })
export type AgentServiceShape = z.infer<typeof agentService>
