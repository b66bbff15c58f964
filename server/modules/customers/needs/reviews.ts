import { refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { REVIEW_WARNING_MS } from '#modules/customers/needs/need.ts'
import { CUSTOMER_NEED, NEEDS_REVIEW } from '#modules/customers/needs-contract.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { MoveOwed, PromiseQuestions, PromiseRef } from '#modules/promises/questions.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface NeedDeps {
  readonly platform: Platform
  readonly identity: IdentityQuestions
  readonly promises: PromiseQuestions
}

type About = { readonly customerId: string; readonly need: string }
const aboutOf = ({ customerId, need }: About) => `${customerId}:${need}`
const refOf = (about: About): PromiseRef => ({
  kind: NEEDS_REVIEW,
  aboutKind: CUSTOMER_NEED,
  aboutId: aboutOf(about),
})

export async function promiseReview(
  { promises }: NeedDeps,
  tx: Tx,
  cause: Cause,
  about: About,
  {
    madeAt,
    reviewAt,
    owner,
  }: {
    readonly madeAt: Instant
    readonly reviewAt: Instant
    readonly owner: { readonly ownerId: string | null; readonly unitId: string | null }
  },
): Promise<void> {
  await promises.make(tx, cause, {
    kind: NEEDS_REVIEW,
    about: { kind: CUSTOMER_NEED, id: aboutOf(about) },
    ...owner,
    queueId: null,
    madeAt,
    allowance: { kind: 'elapsed', ms: reviewAt - madeAt },
    warnAtRemainingMs: [REVIEW_WARNING_MS],
    title: about.need,
  })
}

export async function keepReview(
  { promises }: NeedDeps,
  tx: Tx,
  cause: Cause,
  about: About,
  now: Instant,
  how: 'confirmed' | 'changed' | 'taken-out',
): Promise<void> {
  const kept = await promises.keep(tx, cause, refOf(about), now, `need:${how}`)
  if (!kept.ok) throw new Error(`the review of ${aboutOf(about)}: ${kept.refusal}`)
}

/** An earlier release took the need out and knew of no review. */
export const withdrawReview = ({ promises }: NeedDeps, tx: Tx, cause: Cause, about: About, now: Instant) =>
  promises.withdraw(tx, cause, refOf(about), now, 'need-taken-out')

/** With all that somebody owes: to a person who may change needs, or to a unit. */
export const moveReview =
  ({ identity, promises }: Pick<NeedDeps, 'identity' | 'promises'>, roles: readonly string[]): MoveOwed =>
  async (tx, cause, aboutId, { unitId, ownerId }) => {
    const [customerId = '', need = ''] = aboutId.split(':')
    const kept = await tx.maybe(sql`select 1 from customers.need
      where customer_id = ${customerId} and need = ${need} for update`)
    if (!kept) return refused('need-not-recorded')
    if (ownerId !== null) {
      const [person] = await identity.people(tx, [ownerId])
      if (!person?.active || !person.roles.some((role) => roles.includes(role)))
        return refused('owner-cannot-review', 'Choose somebody who is active and may change what customers need.')
    }
    return promises.handOver(tx, cause, refOf({ customerId, need }), ownerId, unitId)
  }
