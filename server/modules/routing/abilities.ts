import { type Hindrance, standingOf } from '#modules/routing/standing.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** What keeps someone from a queue's contacts whether they are there or not. */
const LASTING: readonly Hindrance[] = ['not-a-member', 'skill-missing', 'channel-not-given']

/** Of each person the ids of queues in use, in order of their codes. */
type QueuesOfPeople = ReadonlyMap<string, readonly string[]>

/** Whose contacts each of these people is given, by the rules of the matching. */
export const viewAbilities = (db: Queryable, personIds: readonly string[]): Promise<QueuesOfPeople> =>
  queuesWhere(db, personIds, (lasting) => lasting.length === 0)

/** Whose contacts each of these people would be given, were they only put into the queue. */
export const viewCouldServe = (db: Queryable, personIds: readonly string[]): Promise<QueuesOfPeople> =>
  queuesWhere(db, personIds, (lasting) => lasting.length === 1 && lasting[0] === 'not-a-member')

async function queuesWhere(
  db: Queryable,
  personIds: readonly string[],
  holds: (lasting: readonly Hindrance[]) => boolean,
): Promise<QueuesOfPeople> {
  const agents = await readAgents(db, sql`a.id = any(${[...personIds]}::uuid[])`)
  const queues = await readQueues(db, sql`q.active`)
  return new Map(
    agents.map((agent) => {
      const chosen = queues.filter((queue) => {
        const { hindrances } = standingOf(toMatchAgent(agent), agent, queue)
        return holds(hindrances.filter((one) => LASTING.includes(one)))
      })
      return [agent.id, chosen.map(({ id }) => id)]
    }),
  )
}
