import { type Hindrance, standingOf } from '#modules/routing/standing.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** What keeps someone from a queue's contacts whether they are there or not. */
const LASTING: readonly Hindrance[] = ['not-a-member', 'skill-missing', 'channel-not-given']

/** Whose contacts each of these people is given, by the rules of the matching; ids of queues in order of their codes. */
export async function viewAbilities(
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const agents = await readAgents(db, sql`a.id = any(${[...personIds]}::uuid[])`)
  const queues = await readQueues(db, sql`q.active`)
  return new Map(
    agents.map((agent) => {
      const able = queues.filter((queue) => {
        const { hindrances } = standingOf(toMatchAgent(agent), agent, queue)
        return !hindrances.some((one) => LASTING.includes(one))
      })
      return [agent.id, able.map(({ id }) => id)]
    }),
  )
}
