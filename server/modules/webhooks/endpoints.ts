import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type {
  DeliveryView,
  deliverySearch,
  EndpointView,
  endpointBody,
  endpointChange,
} from '#modules/webhooks/contract.ts'
import { DELIVER_TIMER, putInLine } from '#modules/webhooks/deliver.ts'
import { newSecret, wants } from '#modules/webhooks/domain.ts'
import { endpointChanged } from '#modules/webhooks/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { readLog } from '#platform/log/read.ts'
import type { Platform } from '#platform/module.ts'

export type EndpointRefusal = 'endpoint-not-found' | 'delivery-not-found' | 'span-too-long'
type Secret = { readonly endpointId: string; readonly secret: string }
const MOST_REPLAYED = 10_000

export async function listEndpoints(db: Queryable): Promise<EndpointView[]> {
  return db.rows<EndpointView>(sql`select e.id "endpointId", e.url, e.description, e.types, e.is_active "isActive",
      e.stopped_reason "stoppedReason", e.created_at "createdAt",
      (select count(*)::int from webhooks.delivery d where d.endpoint_id = e.id and d.state = 'waiting') waiting,
      (select count(*)::int from webhooks.delivery d where d.endpoint_id = e.id and d.state = 'dead') dead
    from webhooks.endpoint e order by e.created_at`)
}

export async function addEndpoint(
  platform: Platform,
  actor: Actor,
  body: z.output<typeof endpointBody>,
): Promise<Secret> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const secret = newSecret()
    const id = newId(now)
    await tx.run(sql`insert into webhooks.endpoint (id, url, description, types, secret_sealed, is_active, created_by, created_at)
      values (${id}, ${body.url}, ${body.description}, ${body.types}, ${platform.cipher.seal(secret)}, true, ${actor.personId}, ${at(now)})`)
    await announce(platform, tx, actor, id, 'added')
    return { endpointId: id, secret }
  })
}

export async function changeEndpoint(
  platform: Platform,
  actor: Actor,
  id: string,
  body: z.output<typeof endpointChange>,
): Promise<Outcome<null, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    const changed = await tx.run(sql`update webhooks.endpoint set url = ${body.url}, description = ${body.description},
      types = ${body.types}, is_active = ${body.isActive}, stopped_reason = null where id = ${id}`)
    if (changed === 0) return refused('endpoint-not-found')
    await platform.timers.set(tx, DELIVER_TIMER, id, platform.clock.now())
    await announce(platform, tx, actor, id, 'edited')
    return done(null)
  })
}

export async function removeEndpoint(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Outcome<null, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    await tx.run(sql`delete from webhooks.delivery where endpoint_id = ${id}`)
    if ((await tx.run(sql`delete from webhooks.endpoint where id = ${id}`)) === 0) return refused('endpoint-not-found')
    await platform.timers.clear(tx, DELIVER_TIMER, id)
    await announce(platform, tx, actor, id, 'removed')
    return done(null)
  })
}

export async function rotateSecret(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Outcome<Secret, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    const secret = newSecret()
    const changed = await tx.run(
      sql`update webhooks.endpoint set secret_sealed = ${platform.cipher.seal(secret)} where id = ${id}`,
    )
    if (changed === 0) return refused('endpoint-not-found')
    await announce(platform, tx, actor, id, 'secret-rotated')
    return done({ endpointId: id, secret })
  })
}

export async function listDeliveries(
  db: Queryable,
  endpointId: string,
  search: z.output<typeof deliverySearch>,
): Promise<Outcome<readonly DeliveryView[], EndpointRefusal>> {
  const state = search.state ?? null
  const deliveries =
    await db.rows<DeliveryView>(sql`select id "deliveryId", type, position, state, attempts, last_status "lastStatus",
      last_error "lastError", created_at "createdAt", ended_at "endedAt"
    from webhooks.delivery where endpoint_id = ${endpointId} and (${state}::text is null or state = ${state})
    order by created_at desc, position desc limit ${search.limit}`)
  if (deliveries.length > 0) return done(deliveries)
  const endpoint = await db.maybe(sql`select from webhooks.endpoint where id = ${endpointId}`)
  return endpoint ? done([]) : refused('endpoint-not-found')
}

/** Puts one ended delivery in line again, under the id it had, so the receiver knows it. */
export async function replayDelivery(
  platform: Platform,
  actor: Actor,
  endpointId: string,
  deliveryId: string,
): Promise<Outcome<null, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    const changed = await tx.run(sql`update webhooks.delivery set state = 'waiting', attempts = 0, ended_at = null
      where id = ${deliveryId} and endpoint_id = ${endpointId} and state <> 'waiting'`)
    if (changed === 0) return refused('delivery-not-found', 'It does not exist, or waits already.')
    await platform.timers.set(tx, DELIVER_TIMER, endpointId, platform.clock.now())
    await announce(platform, tx, actor, endpointId, 'replayed')
    return done(null)
  })
}

/** Puts a span of the log in line again for one endpoint. */
export async function replaySpan(
  platform: Platform,
  actor: Actor,
  endpointId: string,
  span: { readonly fromPosition: number; readonly toPosition: number },
): Promise<Outcome<{ replayed: number }, EndpointRefusal>> {
  if (span.toPosition - span.fromPosition >= MOST_REPLAYED)
    return refused('span-too-long', `Replay at most ${MOST_REPLAYED} facts at once.`)
  return platform.db.transaction(async (tx) => {
    const endpoint = await tx.maybe<{ types: string[] }>(
      sql`select types from webhooks.endpoint where id = ${endpointId} for update`,
    )
    if (!endpoint) return refused('endpoint-not-found')
    const facts = await readLog(tx, span.fromPosition - 1, span.toPosition - span.fromPosition + 1)
    const wanted = facts.filter(
      (fact) =>
        fact.position <= span.toPosition && !fact.type.startsWith('webhooks.') && wants(endpoint.types, fact.type),
    )
    for (const fact of wanted) await putInLine(platform, tx, endpointId, fact)
    await announce(platform, tx, actor, endpointId, 'replayed')
    return done({ replayed: wanted.length })
  })
}

const announce = (
  platform: Platform,
  tx: Tx,
  actor: Actor,
  endpointId: string,
  change: 'added' | 'edited' | 'removed' | 'secret-rotated' | 'replayed',
) =>
  platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
    endpointChanged.of(endpointId, platform.clock.now(), { endpointId, change }),
  ])
