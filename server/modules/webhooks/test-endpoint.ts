import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { TestReply } from '#modules/webhooks/contract.ts'
import { signatureHeaders } from '#modules/webhooks/domain.ts'
import { announceChange, type EndpointRefusal } from '#modules/webhooks/endpoints.ts'
import { postJson } from '#modules/webhooks/post-json.ts'
import { type SealedSecrets, secretsOf } from '#modules/webhooks/secrets.ts'
import type { Actor } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/**
 * Sends one signed message of type `webhooks.test` to the endpoint at once, also when it is paused, and tells what the
 * receiver answered. It stands in no line, is not tried again and moves nothing. Takes up to 10 s.
 */
export async function testEndpoint(
  platform: Platform,
  actor: Actor,
  endpointId: string,
): Promise<Outcome<TestReply, EndpointRefusal>> {
  const endpoint = await platform.db.transaction(async (tx) => {
    const found = await tx.maybe<SealedSecrets & { readonly url: string }>(
      sql`select url, secret_sealed, former_secret_sealed, former_secret_until from webhooks.endpoint where id = ${endpointId}`,
    )
    if (found) await announceChange(platform, tx, actor, endpointId, 'tested')
    return found
  })
  if (!endpoint) return refused('endpoint-not-found')
  const sentAt = platform.clock.now()
  const body = JSON.stringify({
    type: 'webhooks.test',
    timestamp: new Date(sentAt).toISOString(),
    data: { endpointId },
  })
  const headers = signatureHeaders(secretsOf(platform, endpoint, sentAt), newId(sentAt), sentAt, body)
  const { status, error } = await postJson(new URL(endpoint.url), body, headers, platform.config.WEBHOOK_HOSTS)
  return done({ status, error, tookMs: platform.clock.now() - sentAt })
}
