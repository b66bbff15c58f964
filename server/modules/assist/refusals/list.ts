import { spokenRefusal } from '#libs/contact-gate/spoken-refusal.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import type { HeardRefusal } from '#modules/assist/refusals-contract.ts'
import type { ContactInHand } from '#modules/conversations/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What a customer wrote before somebody took over, of the same visit, is read too. */
const BEFORE = 20
const BEFORE_MS = 3_600_000
const MOST_READ = 200

/** Messages of this contact in which its customer told the bank to stop something, oldest first. */
export async function listRefusals(
  { asks }: AssistDeps,
  db: Queryable,
  { conversationId, firstSeq, askedAt, endedAt, lastSeq }: ContactInHand,
): Promise<HeardRefusal[]> {
  const words = await asks.conversations.customerWords(
    db,
    conversationId,
    Math.max(0, firstSeq - 1 - BEFORE),
    MOST_READ,
  )
  const own = words.filter(({ seq, at }) => at >= askedAt - BEFORE_MS && (endedAt === null || seq <= lastSeq))
  const heard = own
    .map(({ seq, text }) => ({ seq, stops: [...spokenRefusal(text ?? '')] }))
    .filter(({ stops }) => stops.length > 0)
  if (heard.length === 0) return []
  const done = await asks.consent.carriedOut(db, conversationId)
  return heard.map((one) => ({ ...one, isCarriedOut: done.includes(one.seq) }))
}
