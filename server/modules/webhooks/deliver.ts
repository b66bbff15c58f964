import type { RecordedFact } from '#libs/facts/event.ts'
import { decideAfterTry, signatureHeaders, wants } from '#modules/webhooks/domain.ts'
import { deliveryDied, endpointChanged } from '#modules/webhooks/events.ts'
import { type PostResult, postJson } from '#modules/webhooks/post-json.ts'
import { type SealedSecrets, secretsOf } from '#modules/webhooks/secrets.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const DELIVER_TIMER = 'webhooks.deliver'
/** A node that died while sending leaves the delivery to another after this long. */
const LEASE_MS = 30_000
const CAUSE = { kind: 'system', id: DELIVER_TIMER } as const

interface Endpoint {
  readonly id: string
  readonly url: string
  readonly types: string[]
  readonly created_at: number
}
interface Delivery {
  readonly id: string
  readonly payload: unknown
  readonly attempts: number
}

/** An endpoint added on another node begins to receive this late at most. */
const ENDPOINTS_FRESH_MS = 1_000

/** Which endpoints have a line, as far as this node has heard; and the reaction that puts facts into it. */
export function createLines(platform: Platform) {
  let known: { readonly endpoints: readonly Endpoint[]; readonly readAt: number } | undefined
  platform.log.listen((facts) => {
    if (facts.some((fact) => fact.type === endpointChanged.type)) known = undefined
  })
  async function inUse(tx: Tx): Promise<readonly Endpoint[]> {
    const now = platform.clock.now()
    if (known === undefined || now - known.readAt >= ENDPOINTS_FRESH_MS) {
      known = { endpoints: await endpointsInUse(tx), readAt: now }
    }
    return known.endpoints
  }
  return {
    isIdle: async (tx: Tx) => (await inUse(tx)).length === 0,
    /** In the transaction that reads the log. An endpoint gets what happened since it was made, also while paused. */
    async enqueue(tx: Tx, fact: RecordedFact): Promise<void> {
      if (fact.type.startsWith('webhooks.')) return
      for (const endpoint of await inUse(tx)) {
        const isDue = fact.at >= endpoint.created_at && wants(endpoint.types, fact.type)
        if (isDue) await putInLine(platform, tx, endpoint.id, fact)
      }
    },
  }
}

/** The active and the paused ones; not those that told us to go away. */
const endpointsInUse = (tx: Tx) =>
  tx.rows<Endpoint>(sql`select id, url, types, created_at from webhooks.endpoint
        where is_active or stopped_reason is null`)

export async function putInLine(platform: Platform, tx: Tx, endpointId: string, fact: RecordedFact): Promise<void> {
  const now = platform.clock.now()
  const payload = {
    type: fact.type,
    timestamp: new Date(fact.at).toISOString(),
    data: {
      version: fact.version,
      position: fact.position,
      about: fact.about,
      cause: fact.cause,
      ...(fact.data as object),
    },
  }
  await tx.run(sql`insert into webhooks.delivery (id, endpoint_id, position, type, payload, state, created_at)
    select ${newId(now)}, id, ${fact.position}, ${fact.type}, ${json(payload)}, 'waiting', ${at(now)}
    from webhooks.endpoint where id = ${endpointId} for key share on conflict do nothing`)
  await platform.timers.setIfNone(tx, DELIVER_TIMER, endpointId, now)
}

/**
 * Sends the first waiting delivery of one endpoint. The timer is set again before the network is touched, and the
 * sending itself happens after the commit: a crash in between means a second try with the same id, never a loss.
 */
export function deliverNext(platform: Platform): TimerHandler {
  return async (tx, timer, now) => {
    const endpoint = await tx.maybe<Endpoint & SealedSecrets>(sql`select id, url, types, created_at, secret_sealed,
        former_secret_sealed, former_secret_until from webhooks.endpoint
      where id = ${timer.key} and is_active for update`)
    if (!endpoint) return
    const delivery = await tx.maybe<Delivery>(sql`select id, payload, attempts from webhooks.delivery
      where endpoint_id = ${endpoint.id} and state = 'waiting' order by position, created_at limit 1`)
    if (!delivery) return
    await platform.timers.set(tx, DELIVER_TIMER, endpoint.id, now + LEASE_MS)
    tx.afterCommit(() => void sendAndRecord(platform, endpoint, delivery))
  }
}

async function sendAndRecord(
  platform: Platform,
  endpoint: Endpoint & SealedSecrets,
  delivery: Delivery,
): Promise<void> {
  try {
    const body = JSON.stringify(delivery.payload)
    const sentAt = platform.clock.now()
    const headers = signatureHeaders(secretsOf(platform, endpoint, sentAt), delivery.id, sentAt, body)
    const result = await postJson(new URL(endpoint.url), body, headers, platform.config.WEBHOOK_HOSTS)
    await platform.db.transaction((tx) => record(platform, tx, endpoint, delivery, { ...result, sentAt }))
  } catch (error) {
    platform.logger.warn({ err: error as Error, endpoint: endpoint.id }, 'webhook not recorded: it is tried again')
  }
}

async function record(
  platform: Platform,
  tx: Tx,
  endpoint: Endpoint,
  delivery: Delivery,
  result: PostResult & { readonly sentAt: number },
): Promise<void> {
  const now = platform.clock.now()
  const attempts = delivery.attempts + 1
  const decision = decideAfterTry(result.status, attempts)
  const state =
    decision.next === 'delivered'
      ? 'delivered'
      : decision.next === 'dead' || decision.next === 'stop'
        ? 'dead'
        : 'waiting'
  const changed = await tx.run(sql`update webhooks.delivery set attempts = ${attempts}, last_status = ${result.status},
      last_error = ${result.error}, state = ${state}, ended_at = ${state === 'waiting' ? null : at(now)}
    where id = ${delivery.id} and state = 'waiting' and attempts = ${delivery.attempts}`)
  if (changed === 0) return
  await tx.run(sql`insert into webhooks.attempt (delivery_id, at, took_ms, status, error)
    values (${delivery.id}, ${at(result.sentAt)}, ${now - result.sentAt}, ${result.status}, ${result.error})`)
  if (decision.next === 'stop') {
    await tx.run(
      sql`update webhooks.endpoint set is_active = false, stopped_reason = 'answered 410 Gone' where id = ${endpoint.id}`,
    )
    await platform.log.announce(tx, CAUSE, [
      endpointChanged.of(endpoint.id, now, { endpointId: endpoint.id, change: 'stopped' }),
    ])
  }
  if (decision.next === 'dead') {
    await platform.log.announce(tx, CAUSE, [
      deliveryDied.of(endpoint.id, now, { endpointId: endpoint.id, deliveryId: delivery.id, attempts }),
    ])
  }
  await platform.timers.set(tx, DELIVER_TIMER, endpoint.id, decision.next === 'again' ? now + decision.afterMs : now)
}
