import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { answerReviewed } from '#modules/bot/events.ts'
import type { reviewBody, sampleReply } from '#modules/bot/figures-contract.ts'
import { at, sql } from '#platform/database/database.ts'

type Sampled = z.output<typeof sampleReply>['answers'][number]

/** Answers to be looked at, drawn by a hash of their own ids from the newest thousand: nobody picks, and each is drawn once. */
export async function reviewSample({ platform, asks }: BotDeps, limit: number): Promise<Sampled[]> {
  const rows = await platform.db.rows<Omit<Sampled, 'question'>>(sql`select t.session_id "sessionId", t.seq,
      s.conversation_id "conversationId", t.at, t.intent, t.article_id "articleId", t.article_version "articleVersion"
    from (select * from bot.turn where article_id is not null order by at desc limit 1000) t
    join bot.session s on s.id = t.session_id
    where not exists (select from bot.review r where r.session_id = t.session_id and r.seq = t.seq)
    order by md5(t.session_id::text || t.seq) limit ${limit}`)
  const sampled: Sampled[] = []
  for (const row of rows) {
    const [words] = await asks.conversations.customerWords(platform.db, row.conversationId, row.seq - 1, 1)
    sampled.push({ ...row, question: words?.seq === row.seq ? words.text : null })
  }
  return sampled
}

/** Says whether an answer was right; said again, the last one counts. */
export async function reviewAnswer(
  { platform }: BotDeps,
  by: string,
  answer: { readonly sessionId: string; readonly seq: number },
  { verdict, note }: z.output<typeof reviewBody>,
): Promise<Outcome<{ verdict: 'right' | 'wrong' }, 'answer-not-found'>> {
  const { sessionId, seq } = answer
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const written = await tx.run(sql`insert into bot.review (session_id, seq, verdict, note, reviewed_by, reviewed_at)
      select session_id, seq, ${verdict}, ${note}, ${by}, ${at(now)} from bot.turn
      where session_id = ${sessionId} and seq = ${seq} and article_id is not null
      on conflict (session_id, seq) do update set verdict = excluded.verdict, note = excluded.note,
        reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at`)
    if (written === 0) return refused('answer-not-found')
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      answerReviewed.of(sessionId, now, { sessionId, seq, verdict }),
    ])
    return done({ verdict })
  })
}
