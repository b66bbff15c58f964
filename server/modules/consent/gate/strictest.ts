import type { ConsentStanding } from '#libs/contact-gate/may-we.ts'
import type { Instant } from '#libs/facts/event.ts'

/** What holds for one of the customers who are one person, and when it was decided. */
export interface Decided extends ConsentStanding {
  readonly customerId: string
  readonly at: Instant
}

/** What holds, and which of the customers who are one person decided it. */
export type StandingOf = ConsentStanding & { readonly customerId: string }

/**
 * What holds for one customer when others are one person with them: their own decisions, and of the others only what
 * forbids. A consent given once they were one person, after the refusal, is the person’s last word and stands.
 * @param since when they became one person; null: they stand alone
 */
export function strictest(
  customerId: string,
  decided: readonly Decided[],
  since: Instant | null,
): readonly StandingOf[] {
  const own = decided.filter((one) => one.customerId === customerId)
  if (since === null) return own.map(toStanding)
  const forbids = decided.filter((one) => one.customerId !== customerId && one.state !== 'given')
  const isLastWord = (word: Decided, no: Decided) => word.at >= since && word.at > no.at
  const standing = new Map(own.map((one) => [keyOf(one), one]))
  for (const no of forbids) {
    const word = standing.get(keyOf(no))
    if (!word || (word.state === 'given' && !isLastWord(word, no))) standing.set(keyOf(no), no)
  }
  return [...standing.values()].map(toStanding)
}

const keyOf = ({ purpose, channel, receiver }: ConsentStanding) => `${purpose} ${channel} ${receiver}`

const toStanding = ({ customerId, purpose, channel, receiver, state, expiresAt }: Decided): StandingOf => ({
  customerId,
  purpose,
  channel,
  receiver,
  state,
  expiresAt,
})
