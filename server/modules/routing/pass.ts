import type { Cause, Instant } from '#libs/facts/event.ts'
import { afterAssignment, hasRoom } from '#libs/skill-matching/capacity.ts'
import type { Assignment } from '#libs/skill-matching/types.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { offerFact, setOfferTimer } from '#modules/routing/offers.ts'
import { decideMatches, type Matching } from '#modules/routing/pass-load.ts'
import { isAccepting } from '#modules/routing/presence.ts'
import { loadSettings, policyOf } from '#modules/routing/settings.ts'
import { type Agent, costFor, lockAgents, settleAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { lockItems, saveItems } from '#modules/routing/store-items.ts'
import { ring, type WorkItem } from '#modules/routing/work-item.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Repeating } from '#platform/repeat.ts'

export const NEXT_CHANGE_TIMER = 'routing.next-change'
/** One pass at a time over all nodes. The number is arbitrary and fixed. */
const PASS_LOCK = 7_206_150_126
const CAUSE: Cause = { kind: 'system', id: 'routing.pass' }

export interface AutoAccepted {
  readonly offerId: string
  readonly agentId: string
}

/**
 * The routing pass of this node: whenever woken, as long as something is marked that may open a match, it decides on
 * the state of that moment and lets the work ring. Passes of all nodes run one after another.
 */
export function createPass(
  deps: Pick<RoutingDeps, 'platform'>,
  onAutoAccept: (offers: readonly AutoAccepted[]) => void,
): Repeating {
  const { loopDb: db, repeat, logger } = deps.platform
  const pass: Repeating = repeat(
    async () => {
      while (await isDue()) {
        const accepted = await db.transaction((tx) => runPass(tx, { ...deps, wakePass: () => pass.wake() }))
        if (accepted.length > 0) onAutoAccept(accepted)
      }
    },
    { onError: (error) => logger.warn({ err: error }, 'routing pass failed: will try again'), retryMs: 200 },
  )
  const isDue = async () =>
    (await db.rows<{ due: boolean }>(sql`select exists (select from routing.pass_due) due`))[0]?.due === true
  return pass
}

async function runPass(tx: Tx, deps: Pick<RoutingDeps, 'platform' | 'wakePass'>): Promise<readonly AutoAccepted[]> {
  // A process that is paused here holds up the others for this long at most.
  await tx.run(sql`set local idle_in_transaction_session_timeout = '3s'`)
  await tx.run(sql`select pg_advisory_xact_lock(${PASS_LOCK})`)
  const taken = await tx.run(sql`delete from routing.pass_due`)
  if (taken === 0) return []
  const { clock, log, timers } = deps.platform
  const now = clock.now()
  const matching = await decideMatches(tx, policyOf(await loadSettings(tx)), now)
  if (!matching) {
    await timers.clear(tx, NEXT_CHANGE_TIMER, 'all')
    return []
  }
  const rung = await letRing(tx, matching, now)
  if (rung.length < matching.outcome.assignments.length) await mayOpenMatch(deps, tx)
  const { facts } = await settleAgents(tx, rung.map(holderOf), now, (agent) => ({ ...agent, availableSinceAt: now }))
  for (const item of rung) await setOfferTimer(tx, timers, item)
  const { nextChangeAt } = matching.outcome
  if (nextChangeAt === null) await timers.clear(tx, NEXT_CHANGE_TIMER, 'all')
  else await timers.set(tx, NEXT_CHANGE_TIMER, 'all', nextChangeAt)
  await log.announce(tx, CAUSE, [...rung.map((item) => offerFact(item, now)), ...facts])
  return rung.flatMap((item) =>
    matching.queues.get(item.queueId)?.auto_accept && item.offer
      ? [{ offerId: item.offer.offerId, agentId: item.offer.agentId }]
      : [],
  )
}

/**
 * Writes the decisions that still hold once work and agents are locked; one overtaken by another use case is left out,
 * and the caller has a further pass look again.
 */
async function letRing(tx: Tx, { outcome, queues, items: decidedOn }: Matching, now: Instant): Promise<WorkItem[]> {
  const { assignments } = outcome
  if (assignments.length === 0) return []
  const items = new Map(
    (
      await lockItems(
        tx,
        assignments.map((each) => each.itemId),
      )
    ).map((item) => [item.id, item]),
  )
  const agents = await lockAgents(tx, [...new Set(assignments.map((each) => each.agentId))])
  const rung: WorkItem[] = []
  for (const assignment of assignments) {
    const item = items.get(assignment.itemId)
    const agent = agents.get(assignment.agentId)
    const queue = item && queues.get(item.queueId)
    if (!item || !agent || !queue || !isSame(item, decidedOn.get(item.id))) continue
    const next = ringAt(item, agent, assignment, queue.ring_seconds * 1000, now)
    if (!next) continue
    rung.push(next)
    agents.set(agent.id, { ...agent, load: afterAssignment(toMatchAgent(agent), item.channel, now).load })
  }
  await saveItems(tx, rung)
  return rung
}

function ringAt(item: WorkItem, agent: Agent, by: Assignment, ringMs: number, now: Instant): WorkItem | undefined {
  const points = costFor(agent, item.channel)
  if (points === null || !isAccepting(agent) || !hasRoom(toMatchAgent(agent), item.channel)) return undefined
  const rung = ring(item, { offerId: newId(now), agentId: by.agentId, points, ringMs }, now)
  return rung.ok ? rung.value : undefined
}

const isSame = (locked: WorkItem, read: WorkItem | undefined): boolean =>
  JSON.stringify(locked) === JSON.stringify(read)

const holderOf = (item: WorkItem): string => item.agentId ?? ''
