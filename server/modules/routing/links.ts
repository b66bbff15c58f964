import type { Instant } from '#libs/facts/event.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { loseReach, regainReach } from '#modules/routing/vanish.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

interface Link {
  readonly connectionId: string
  readonly agentId: string
  readonly sessionId: string
}

/**
 * Which staff sockets are open on this node, kept in the database for all nodes. Sockets open and close at once;
 * writing it down follows behind, in order, and again when the database was away.
 */
export function createLinks(deps: RoutingDeps) {
  const { loopDb: db, clock, repeat, logger, nodeId } = deps.platform
  const open = new Map<string, Link>()
  /** What is written down, and in which life of this node: being taken for dead begins another. */
  const written = new Map<string, number>()
  let life = 1
  let lostAt = Number.NEGATIVE_INFINITY
  const writer = repeat(
    async () => {
      const current = life
      const opened = [...open.values()].filter((link) => written.get(link.connectionId) !== current)
      const closed = [...written.keys()].filter((connectionId) => !open.has(connectionId))
      const since = Math.max(clock.now(), lostAt + 1)
      if (opened.length > 0) await db.transaction((tx) => addLinks(tx, deps, nodeId, opened, since))
      for (const { connectionId } of opened) written.set(connectionId, current)
      if (closed.length > 0) await db.transaction((tx) => removeLinks(tx, deps, closed, clock.now()))
      for (const connectionId of closed) written.delete(connectionId)
    },
    { onError: (error) => logger.warn({ err: error }, 'open sockets not written down: will try again') },
  )
  return {
    connected(actor: Actor, connectionId: string) {
      open.set(connectionId, { connectionId, agentId: actor.personId, sessionId: actor.sessionId })
      writer.wake()
    },
    disconnected(connectionId: string) {
      open.delete(connectionId)
      writer.wake()
    },
    /** This node was taken for dead while it was paused: its sockets that are still open count again. */
    writeAgain(takenForDeadAt: Instant) {
      lostAt = takenForDeadAt
      life += 1
      writer.wake()
    },
    settled: () => writer.idle(),
    stop: () => writer.stop(),
  }
}

async function addLinks(
  tx: Tx,
  deps: RoutingDeps,
  nodeId: string,
  links: readonly Link[],
  now: Instant,
): Promise<void> {
  const rows = links.map((link) => ({
    connection_id: link.connectionId,
    agent_id: link.agentId,
    session_id: link.sessionId,
  }))
  await tx.run(sql`insert into routing.link (connection_id, node_id, agent_id, session_id, since)
    select connection_id, ${nodeId}, agent_id, session_id, ${at(now)}
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(connection_id uuid, agent_id uuid, session_id text)
    on conflict (connection_id) do update set since = excluded.since`)
  await regainReach(tx, deps, [...new Set(links.map((link) => link.agentId))].sort())
}

async function removeLinks(tx: Tx, deps: RoutingDeps, connectionIds: readonly string[], now: Instant): Promise<void> {
  const gone = await tx.rows<{ agent_id: string }>(
    sql`delete from routing.link where connection_id = any(${connectionIds}::uuid[]) returning agent_id`,
  )
  await loseReach(tx, deps, [...new Set(gone.map((row) => row.agent_id))], now)
}

/**
 * A node is no more, and every socket that was open on it. What it wrote after `lostAt` it wrote because it lives after
 * all.
 */
export async function dropLinksOfNode(
  tx: Tx,
  deps: RoutingDeps,
  nodeId: string,
  lostAt: Instant,
  now: Instant,
): Promise<void> {
  const gone = await tx.rows<{ agent_id: string }>(
    sql`delete from routing.link where node_id = ${nodeId} and since <= ${at(lostAt)} returning agent_id`,
  )
  await loseReach(tx, deps, [...new Set(gone.map((row) => row.agent_id))], now)
}

/** A session ended: its sockets are being cut on whichever node they are. */
export async function dropLinksOfSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.run(sql`delete from routing.link where session_id = ${sessionId}`)
}
