import type { Cause, Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { mayOpenMatch } from '#modules/routing/deps.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { findAgent } from '#modules/routing/store-agents.ts'
import { type Leaving, takeWorkAway } from '#modules/routing/take-work-away.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import type { DueTimer, TimerHandler } from '#platform/timers.ts'

export const VANISH_TIMER = 'routing.vanish'
const CAUSE: Cause = { kind: 'system', id: VANISH_TIMER }

/** Someone without a socket who is at work, or asks for it, has the grace to open one. Before any lock on work. */
export async function watchReach(tx: Tx, deps: RoutingDeps, agentId: string, now: Instant): Promise<void> {
  if (await hasLink(tx, agentId)) return
  const { vanishGraceSeconds } = await loadSettings(tx)
  await deps.platform.timers.set(tx, VANISH_TIMER, agentId, now + vanishGraceSeconds * 1000)
}

/**
 * These agents may have lost their last socket: they hear no offer, so none rings at them, and when they do not come
 * back within the grace they have vanished. A page that reloads is back in a second or two and keeps everything.
 * Those offline too: they may be choosing to be available at this very moment.
 */
export async function loseReach(tx: Tx, deps: RoutingDeps, agentIds: readonly string[], now: Instant): Promise<void> {
  const { vanishGraceSeconds } = await loadSettings(tx)
  const lost = await tx.rows<{ id: string }>(
    sql`select id from routing.agent where id = any(${agentIds}::uuid[]) order by id`,
  )
  // Also for who seems to have a socket left: of two nodes that close the last two at once, each still sees the other's.
  for (const { id } of lost) await deps.platform.timers.set(tx, VANISH_TIMER, id, now + vanishGraceSeconds * 1000)
  const ids = sql`${lost.map((row) => row.id)}::uuid[]`
  await tx.run(sql`select from routing.agent where id = any(${ids}) order by id for update`)
  // Looked at under the lock only: on another node a socket may have been opened or closed meanwhile.
  await tx.run(sql`update routing.agent a set unreachable_since = ${at(now)}
    where id = any(${ids}) and unreachable_since is null
      and not exists (select from routing.link l where l.agent_id = a.id)`)
}

/** These agents have a socket open again. */
export async function regainReach(tx: Tx, deps: RoutingDeps, agentIds: readonly string[]): Promise<void> {
  for (const agentId of agentIds) await deps.platform.timers.clear(tx, VANISH_TIMER, agentId)
  const ids = sql`${agentIds}::uuid[]`
  await tx.run(sql`select from routing.agent where id = any(${ids}) order by id for update`)
  const back = await tx.run(
    sql`update routing.agent set unreachable_since = null where id = any(${ids}) and unreachable_since is not null`,
  )
  if (back > 0) await mayOpenMatch(deps, tx)
}

/**
 * The grace is over: whoever has no socket is gone. When the whole service centre was down meanwhile, nobody could come
 * back, and the grace begins anew.
 */
export function vanish(deps: RoutingDeps): TimerHandler {
  const startedAt = deps.platform.clock.now()
  return (tx, timer, now) => {
    if (timer.dueAt < startedAt) return watchReach(tx, deps, timer.key, now)
    return leaveIfUnreached(tx, deps, { agentId: timer.key, cause: CAUSE, reason: 'vanished' }, timer, now)
  }
}

/** Takes the agent's work away unless a socket is open or they are offline already; later, when overtaken meanwhile. */
export async function leaveIfUnreached(
  tx: Tx,
  deps: RoutingDeps,
  leaving: Leaving,
  timer: DueTimer,
  now: Instant,
): Promise<void> {
  const agent = await findAgent(tx, leaving.agentId)
  if (!agent || agent.presence === 'offline' || (await hasLink(tx, leaving.agentId))) return
  const isDone = await takeWorkAway(tx, deps, leaving, now)
  if (!isDone) await deps.platform.timers.set(tx, timer.kind, timer.key, now, timer.data)
}

async function hasLink(tx: Tx, agentId: string): Promise<boolean> {
  const { linked } = await tx.one<{ linked: boolean }>(
    sql`select exists (select from routing.link where agent_id = ${agentId}) linked`,
  )
  return linked
}
