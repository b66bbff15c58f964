import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { EndpointView, endpointBody, endpointChange } from '#modules/webhooks/contract.ts'
import { DELIVER_TIMER } from '#modules/webhooks/deliver.ts'
import { newSecret } from '#modules/webhooks/domain.ts'
import { endpointChanged } from '#modules/webhooks/events.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type EndpointRefusal = 'endpoint-not-found'
export type Secret = { readonly endpointId: string; readonly secret: string }
type EndpointChange = z.input<typeof endpointChanged.schema>['change']

export async function listEndpoints(db: Queryable): Promise<EndpointView[]> {
  return db.rows<EndpointView>(sql`select e.id "endpointId", e.url, e.description, e.types, e.is_active "isActive",
      e.stopped_reason "stoppedReason", e.created_at "createdAt",
      (select count(*)::int from webhooks.delivery d where d.endpoint_id = e.id and d.state = 'waiting') waiting,
      (select count(*)::int from webhooks.delivery d where d.endpoint_id = e.id and d.state = 'dead') dead,
      (select t.due_at from platform.timer t where t.kind = ${DELIVER_TIMER} and t.key = e.id::text and e.is_active
        and exists (select from webhooks.delivery d
          where d.endpoint_id = e.id and d.state = 'waiting' and d.attempts > 0)) "nextTryAt",
      (select max(d.ended_at) from webhooks.delivery d
        where d.endpoint_id = e.id and d.state = 'delivered') "lastDeliveredAt"
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
    await announceChange(platform, tx, actor, id, 'added')
    return { endpointId: id, secret }
  })
}

/** Pausing stops the sending, not the line: what happens meanwhile is sent once it goes on. */
export async function changeEndpoint(
  platform: Platform,
  actor: Actor,
  id: string,
  body: z.output<typeof endpointChange>,
): Promise<Outcome<null, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    const before = await tx.maybe<{ is_active: boolean }>(
      sql`select is_active from webhooks.endpoint where id = ${id} for update`,
    )
    if (!before) return refused('endpoint-not-found')
    await tx.run(sql`update webhooks.endpoint set url = ${body.url}, description = ${body.description},
      types = ${body.types}, is_active = ${body.isActive},
      stopped_reason = case when ${body.isActive} then null else stopped_reason end where id = ${id}`)
    await platform.timers.set(tx, DELIVER_TIMER, id, platform.clock.now())
    const change = before.is_active === body.isActive ? 'edited' : body.isActive ? 'resumed' : 'paused'
    await announceChange(platform, tx, actor, id, change)
    return done(null)
  })
}

export async function removeEndpoint(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Outcome<null, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    // A try that comes back just now is written before this, or finds its delivery gone.
    await tx.run(sql`select from webhooks.delivery where endpoint_id = ${id} for update`)
    // What is being put in line meanwhile is there to be deleted, too, or finds no endpoint any more.
    await tx.run(sql`select from webhooks.endpoint where id = ${id} for update`)
    await tx.run(sql`delete from webhooks.attempt where delivery_id in
      (select id from webhooks.delivery where endpoint_id = ${id})`)
    await tx.run(sql`delete from webhooks.delivery where endpoint_id = ${id}`)
    if ((await tx.run(sql`delete from webhooks.endpoint where id = ${id}`)) === 0) return refused('endpoint-not-found')
    await platform.timers.clear(tx, DELIVER_TIMER, id)
    await announceChange(platform, tx, actor, id, 'removed')
    return done(null)
  })
}

export const announceChange = (platform: Platform, tx: Tx, actor: Actor, endpointId: string, change: EndpointChange) =>
  platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
    endpointChanged.of(endpointId, platform.clock.now(), { endpointId, change }),
  ])
