import { type Hindrance, standingOf } from '#modules/routing/standing.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { readQueues } from '#modules/routing/store-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

const LASTING: readonly Hindrance[] = ['not-a-member', 'skill-missing', 'channel-not-given']

/** Queues in use whose contacts each of these people would be given, were they only put into them. */
export async function viewCouldServe(
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const agents = await readAgents(db, sql`a.id = any(${[...personIds]}::uuid[])`)
  const queues = await readQueues(db, sql`q.active`)
  return new Map(
    agents.map((agent) => {
      const open = queues.filter((queue) => {
        const { hindrances } = standingOf(toMatchAgent(agent), agent, queue)
        const lasting = hindrances.filter((one) => LASTING.includes(one))
        return lasting.length === 1 && lasting[0] === 'not-a-member'
      })
      return [agent.id, open.map(({ id }) => id)]
    }),
  )
}
