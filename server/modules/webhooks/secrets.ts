import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { FORMER_SECRET_MS, newSecret } from '#modules/webhooks/domain.ts'
import { announceChange, type EndpointRefusal, type Secret } from '#modules/webhooks/endpoints.ts'
import type { Actor } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** The secret before goes on signing beside the new one for a day. */
export async function rotateSecret(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Outcome<Secret, EndpointRefusal>> {
  return platform.db.transaction(async (tx) => {
    const secret = newSecret()
    const changed = await tx.run(
      sql`update webhooks.endpoint set former_secret_sealed = secret_sealed,
        former_secret_until = ${at(platform.clock.now() + FORMER_SECRET_MS)},
        secret_sealed = ${platform.cipher.seal(secret)} where id = ${id}`,
    )
    if (changed === 0) return refused('endpoint-not-found')
    await announceChange(platform, tx, actor, id, 'secret-rotated')
    return done({ endpointId: id, secret })
  })
}

export interface SealedSecrets {
  readonly secret_sealed: string
  readonly former_secret_sealed: string | null
  readonly former_secret_until: Instant | null
}

/** What a message of this instant is signed with, the newest first. */
export function secretsOf(platform: Platform, endpoint: SealedSecrets, now: Instant): readonly string[] {
  const { secret_sealed, former_secret_sealed: former, former_secret_until: until } = endpoint
  const sealed = former !== null && until !== null && now < until ? [secret_sealed, former] : [secret_sealed]
  return sealed.map((each) => platform.cipher.open(each))
}
