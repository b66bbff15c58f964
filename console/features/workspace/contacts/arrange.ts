import type { Instant } from '#libs/facts/event.ts'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { byUrgency, type PromiseClock } from '../../../ui/promise/read-clock.ts'

/**
 * Whose move it is.
 * - `ours`: the customer waits for a first answer, or for the next one
 * - `wrap-up`: over, and our notes are still open; it ends by itself
 * - `theirs`: answered, or held: nothing is owed at this moment
 * - `beside`: someone else's contact in which we have a part
 */
export type Turn = 'ours' | 'wrap-up' | 'theirs' | 'beside'

export interface ArrangedContact {
  readonly desk: DeskContact
  readonly turn: Turn
  /** What runs for it; null when nothing does. */
  readonly clock: PromiseClock | null
}

/** From here on a wrap-up counts as endangered. */
const WRAP_UP_WARN_MS = 15_000

export function arrangeOne(desk: DeskContact): ArrangedContact {
  const turn = turnOf(desk)
  return { desk, turn, clock: clockOf(desk, turn) }
}

/** The groups of the list, each in its order; empty ones are left out. What presses most comes first. */
export function arrange(
  contacts: readonly DeskContact[],
  now: Instant,
): readonly { readonly turn: Turn; readonly contacts: readonly ArrangedContact[] }[] {
  const arranged = contacts.map(arrangeOne)
  const turns: readonly Turn[] = ['ours', 'wrap-up', 'theirs', 'beside']
  return turns.flatMap((turn) => {
    const group = arranged.filter((one) => one.turn === turn).toSorted((a, b) => compare(a, b, now))
    return group.length === 0 ? [] : [{ turn, contacts: group }]
  })
}

/** The whole list from top to bottom, as Alt and the arrow keys walk it. */
export function inOrder(contacts: readonly DeskContact[], now: Instant): readonly DeskContact[] {
  return arrange(contacts, now).flatMap((group) => group.contacts.map(({ desk }) => desk))
}

function turnOf({ contact, role, customerWaitingSince, heldSince }: DeskContact): Turn {
  if (role !== 'owner') return 'beside'
  if (contact.endedAt !== null) return 'wrap-up'
  if (contact.firstResponseAt === null) return 'ours'
  return customerWaitingSince !== null && heldSince === null ? 'ours' : 'theirs'
}

function clockOf({ promise, wrapUp }: DeskContact, turn: Turn): PromiseClock | null {
  if (turn === 'wrap-up') {
    if (wrapUp.startedAt === null || wrapUp.dueAt === null) return null
    const { startedAt: madeAt, dueAt } = wrapUp
    return { state: 'running', madeAt, dueAt, warnAt: Math.max(madeAt, dueAt - WRAP_UP_WARN_MS) }
  }
  return promise && promise.state !== 'kept' && promise.state !== 'withdrawn' ? promise : null
}

/** Running promises by urgency, then those who wait without one, longest first; what is nobody's turn stays as it came. */
function compare(a: ArrangedContact, b: ArrangedContact, now: Instant): number {
  if (a.clock && b.clock) return byUrgency(a.clock, b.clock, now)
  if (a.clock || b.clock) return a.clock ? -1 : 1
  return (a.desk.customerWaitingSince ?? 0) - (b.desk.customerWaitingSince ?? 0)
}
