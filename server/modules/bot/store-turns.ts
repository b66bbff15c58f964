import type { Instant } from '#libs/facts/event.ts'
import type { Thought } from '#modules/bot/think.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

/** How each message was understood and what came of it; the words themselves stay in the thread. */
export async function insertTurns(
  tx: Tx,
  sessionId: string,
  turns: readonly { readonly words: { readonly seq: number }; readonly thought: Thought }[],
  now: Instant,
): Promise<void> {
  await tx.run(sql`insert into bot.turn (session_id, seq, at, act, intent, article_id, article_version, reading, took_ms)
    select ${sessionId}::uuid, s, ${at(now)}::timestamptz, a, i, c, v, r, t from unnest(
      ${turns.map(({ words }) => words.seq)}::int[], ${turns.map(({ thought }) => thought.act)}::text[],
      ${turns.map(({ thought }) => thought.intent)}::text[],
      ${turns.map(({ thought }) => thought.cited?.articleId ?? null)}::text[],
      ${turns.map(({ thought }) => thought.cited?.version ?? null)}::int[],
      ${turns.map(({ thought }) => json(thought.reading))}::jsonb[],
      ${turns.map(({ thought }) => thought.tookMs)}::int[]) as u(s, a, i, c, v, r, t)
    on conflict do nothing`)
}
