import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { REVEAL_PURPOSES, REVEALABLE } from '#modules/customers/contract.ts'
import { type LevelRefusal, needsLevel } from '#modules/customers/levels/needs-level.ts'
import { LEVEL_OF_ACTION, type LevelledAction } from '#modules/customers/levels-contract.ts'
import type { SealedFields } from '#modules/customers/store.ts'
import { sealedFields } from '#modules/customers/views.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Actor } from '#platform/access.ts'
import { scopeOf } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'

type Field = (typeof REVEALABLE)[number]
export type RevealRefusal = 'customer-not-found' | 'nothing-to-reveal' | LevelRefusal

/** Shows one masked field in clear: the fact, with its purpose, is in the log before the value leaves. */
export async function revealField(
  deps: { readonly platform: Platform; readonly identity: IdentityQuestions },
  actor: Actor,
  customerId: string,
  request: { readonly field: Field; readonly purpose: (typeof REVEAL_PURPOSES)[number] },
): Promise<Outcome<{ field: Field; value: string }, RevealRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const sealed = await sealedFields(tx, scopeOf(actor, 'customers.reveal'), customerId)
    if (!sealed) return refused('customer-not-found')
    const needed = LEVEL_OF_ACTION[actionOf(request)]
    const tooLow = await needsLevel(tx, actor, customerId, needed, deps.platform.clock.now())
    if (tooLow) return tooLow
    const value = clearValue(deps.platform, sealed, request.field)
    if (value === null) return refused('nothing-to-reveal', 'This customer has no such field on record.')
    await deps.identity.recordReveal(tx, { personId: actor.personId, subject: sealed.id, ...request })
    return done({ field: request.field, value })
  })
}

/** To protect somebody takes no proof of who they are; everything else takes some. */
const actionOf = ({ field, purpose }: { readonly field: Field; readonly purpose: string }): LevelledAction =>
  purpose === 'fraud' ? 'reveal-for-fraud' : `reveal-${field}`

function clearValue({ cipher }: Platform, sealed: SealedFields, field: Field): string | null {
  if (field === 'customer-no') return sealed.customer_no
  const text = field === 'name' ? sealed.name_sealed : sealed.phone_sealed
  return text === null ? null : cipher.open(text)
}
