import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { findComplaint } from '#modules/complaints/store.ts'
import type { Actor } from '#platform/access.ts'

/** Shows who complains, or where to reach them: the reveal is in the log before the value leaves. */
export function reveal(
  { platform, identity }: ComplaintDeps,
  actor: Actor,
  complaintId: string,
  { field, purpose }: { readonly field: 'name' | 'phone'; readonly purpose: string },
): Promise<Outcome<{ readonly value: string | null }, 'complaint-not-found'>> {
  return platform.db.transaction(
    async (tx): Promise<Outcome<{ readonly value: string | null }, 'complaint-not-found'>> => {
      const stored = await findComplaint(tx, actor, complaintId, 'complaints.reveal')
      if (!stored) return refused('complaint-not-found')
      await identity.recordReveal(tx, {
        personId: actor.personId,
        subject: complaintId,
        field: `complaint-${field}`,
        purpose,
      })
      const sealed = field === 'name' ? stored.nameSealed : stored.phoneSealed
      return done({ value: sealed === null ? null : platform.cipher.open(sealed) })
    },
  )
}
