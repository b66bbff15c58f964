import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { ANSWERING_ROLES } from '#modules/consent/permissions.ts'
import { LIMIT, promiseOf, TARGET } from '#modules/consent/requests/receive.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import type { MoveOwed } from '#modules/promises/questions.ts'
import { sql, type Tx } from '#platform/database/database.ts'

export type TakeRefusal = 'request-not-found' | 'already-answered'

/** Whoever takes a request owes its answer from now on, whoever owed it before. */
export const takeRequest = (deps: ConsentDeps, by: string, requestId: string): Promise<Outcome<null, TakeRefusal>> =>
  deps.platform.db.transaction((tx) => giveRequest(deps, tx, { kind: 'person', id: by }, requestId, by))

/**
 * With all that somebody owes: to another who answers requests, or (nobody named) back to all of them, as only they see it.
 * A unit by itself answers none.
 */
export const moveRequest =
  (deps: ConsentDeps): MoveOwed =>
  async (tx, cause, requestId, { ownerId }) => {
    if (ownerId !== null && !(await answersRequests(deps, tx, ownerId))) return refused('owner-cannot-answer')
    return giveRequest(deps, tx, cause, requestId, ownerId)
  }

async function giveRequest(
  { promises }: ConsentDeps,
  tx: Tx,
  cause: Cause,
  requestId: string,
  ownerId: string | null,
): Promise<Outcome<null, TakeRefusal>> {
  const known = await tx.maybe<{ state: string; ownerId: string | null }>(
    sql`select state, owner_id "ownerId" from consent.data_request where id = ${requestId} for update`,
  )
  if (!known) return refused('request-not-found')
  if (known.state !== 'open') return refused('already-answered', 'Load it again: somebody answered it.')
  if (known.ownerId === ownerId) return done(null)
  await tx.run(sql`update consent.data_request set owner_id = ${ownerId} where id = ${requestId}`)
  for (const { kind } of [TARGET, LIMIT]) await promises.handOver(tx, cause, promiseOf(kind, requestId), ownerId)
  return done(null)
}

async function answersRequests({ identity }: ConsentDeps, tx: Tx, personId: string): Promise<boolean> {
  const [person] = await identity.people(tx, [personId])
  return person?.active === true && ANSWERING_ROLES.some((role) => person.roles.includes(role))
}
