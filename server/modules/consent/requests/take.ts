import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { LIMIT, promiseOf, TARGET } from '#modules/consent/requests/receive.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { sql } from '#platform/database/database.ts'

export type TakeRefusal = 'request-not-found' | 'already-answered'

/** Whoever takes a request owes its answer from now on, whoever owed it before. */
export function takeRequest(
  { platform, promises }: ConsentDeps,
  by: string,
  requestId: string,
): Promise<Outcome<null, TakeRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<null, TakeRefusal>> => {
    const known = await tx.maybe<{ state: string }>(
      sql`select state from consent.data_request where id = ${requestId} for update`,
    )
    if (!known) return refused('request-not-found')
    if (known.state !== 'open') return refused('already-answered', 'Load it again: somebody answered it.')
    await tx.run(sql`update consent.data_request set owner_id = ${by} where id = ${requestId}`)
    for (const { kind } of [TARGET, LIMIT]) {
      await promises.handOver(tx, { kind: 'person', id: by }, promiseOf(kind, requestId), by)
    }
    return done(null)
  })
}
