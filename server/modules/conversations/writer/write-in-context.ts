import type { Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { Draft } from '#modules/conversations/writer/draft.ts'
import { maskInContext, rewritePieces } from '#modules/conversations/writer/mask-in-context.ts'
import { type Written, writeMessages } from '#modules/conversations/writer/write-messages.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Writes messages, masked beside what was said just before them; pieces that were written earlier are masked after. */
export async function writeInContext(
  deps: Pick<Deps, 'platform' | 'fingerprint'>,
  db: Queryable,
  drafts: readonly Draft[],
  now: Instant,
  alone: boolean,
): Promise<Written[]> {
  const { drafts: masked, rewrites } = await maskInContext(db, drafts, now, deps.fingerprint)
  const written = await writeMessages(db, masked, now, alone)
  if (rewrites.length === 0) return written
  const grown = new Set(written.flatMap((row) => (row.verdict === 'new' ? row.conversation_id : [])))
  const due = rewrites.filter((rewrite) => grown.has(rewrite.conversationId))
  // What was said is committed already: not masking an old piece must not make its sender send it again.
  await rewritePieces(db, due, deps.fingerprint).catch((error: Error) =>
    deps.platform.logger.warn({ err: error }, 'pieces of a number not masked'),
  )
  return written
}
