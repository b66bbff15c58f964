import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { DELIVER_TIMER, putInLine } from '#modules/webhooks/deliver.ts'
import { wants } from '#modules/webhooks/domain.ts'
import { announceChange } from '#modules/webhooks/endpoints.ts'
import type { Actor } from '#platform/access.ts'
import { type Sql, sql, type Tx } from '#platform/database/database.ts'
import { readLog } from '#platform/log/read.ts'
import type { Platform } from '#platform/module.ts'

export type ReplayRefusal =
  | 'endpoint-not-found'
  | 'delivery-not-found'
  | 'already-waiting'
  | 'span-too-long'
  | 'span-ends-before-it-begins'
const MOST_REPLAYED = 10_000

/** Puts one ended delivery in line again, under the id it had, so the receiver knows it. */
export async function replayDelivery(
  platform: Platform,
  actor: Actor,
  endpointId: string,
  deliveryId: string,
): Promise<Outcome<null, ReplayRefusal>> {
  return platform.db.transaction(async (tx) => {
    const ended = await tx.maybe(sql`select from webhooks.delivery
      where id = ${deliveryId} and endpoint_id = ${endpointId} and state <> 'waiting'`)
    if (!ended) return refused('delivery-not-found', 'It does not exist, or waits already.')
    if ((await putBack(tx, endpointId, sql`id = ${deliveryId}`)) === 0)
      return refused('already-waiting', 'The same fact is in line for this endpoint already.')
    await lineMoves(platform, tx, actor, endpointId)
    return done(null)
  })
}

/** Puts everything that was given up in line again, oldest fact first, at most 10,000 at once. */
export async function replayDead(
  platform: Platform,
  actor: Actor,
  endpointId: string,
): Promise<Outcome<{ replayed: number }, ReplayRefusal>> {
  return platform.db.transaction(async (tx) => {
    if (!(await tx.maybe(sql`select from webhooks.endpoint where id = ${endpointId}`)))
      return refused('endpoint-not-found')
    const replayed = await putBack(tx, endpointId, sql`state = 'dead'`)
    if (replayed > 0) await lineMoves(platform, tx, actor, endpointId)
    return done({ replayed })
  })
}

/** A fact is in the line of an endpoint once: of several deliveries of it the newest goes, none when one waits. */
function putBack(tx: Tx, endpointId: string, which: Sql): Promise<number> {
  return tx.run(sql`update webhooks.delivery d set state = 'waiting', attempts = 0, ended_at = null
    from (select distinct on (position) id from webhooks.delivery e
      where endpoint_id = ${endpointId} and state <> 'waiting' and ${which}
        and not exists (select from webhooks.delivery w
          where w.endpoint_id = e.endpoint_id and w.position = e.position and w.state = 'waiting')
      order by position, created_at desc limit ${MOST_REPLAYED}) chosen
    where d.id = chosen.id`)
}

async function lineMoves(platform: Platform, tx: Tx, actor: Actor, endpointId: string): Promise<void> {
  await platform.timers.set(tx, DELIVER_TIMER, endpointId, platform.clock.now())
  await announceChange(platform, tx, actor, endpointId, 'replayed')
}

/** Puts a span of the log in line again for one endpoint. */
export async function replaySpan(
  platform: Platform,
  actor: Actor,
  endpointId: string,
  span: { readonly fromPosition: number; readonly toPosition: number },
): Promise<Outcome<{ replayed: number }, ReplayRefusal>> {
  if (span.toPosition - span.fromPosition >= MOST_REPLAYED)
    return refused('span-too-long', `Replay at most ${MOST_REPLAYED} facts at once.`)
  return platform.db.transaction(async (tx) => {
    const endpoint = await tx.maybe<{ types: string[] }>(
      sql`select types from webhooks.endpoint where id = ${endpointId} for update`,
    )
    if (!endpoint) return refused('endpoint-not-found')
    if (span.toPosition < span.fromPosition)
      return refused('span-ends-before-it-begins', 'Let toPosition not lie before fromPosition.')
    const facts = await readLog(tx, span.fromPosition - 1, span.toPosition - span.fromPosition + 1)
    const wanted = facts.filter(
      (fact) =>
        fact.position <= span.toPosition && !fact.type.startsWith('webhooks.') && wants(endpoint.types, fact.type),
    )
    for (const fact of wanted) await putInLine(platform, tx, endpointId, fact)
    await announceChange(platform, tx, actor, endpointId, 'replayed')
    return done({ replayed: wanted.length })
  })
}
