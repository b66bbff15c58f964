import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { sessionReviewed } from '#modules/bot/events.ts'
import { sessionConditions } from '#modules/bot/figures.ts'
import type { SessionTurns, SessionView, sessionsQuery } from '#modules/bot/sessions-contract.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, join, type Queryable, sql } from '#platform/database/database.ts'

const MOST = 200
const columns = sql`s.id "sessionId", s.entrance, s.language, s.began_at "beganAt", s.ended_at "endedAt", s.outcome, s.why,
  s.intent, s.turn_count turns, s.repeated_at "repeatedAt", s.reached_at "reachedAt", s.contact_id "contactId"`

/** The sessions that a figure counts, newest first. No words: these are seen by whoever may open the conversation. */
export function listSessions(
  db: Queryable,
  { from, to, kind, intent, why }: z.output<typeof sessionsQuery>,
  now: number,
): Promise<SessionView[]> {
  const conditions = [
    sessionConditions(now)[kind],
    ...(intent === undefined ? [] : [sql`s.intent = ${intent}`]),
    ...(why === undefined ? [] : [sql`s.why = ${why}`]),
  ]
  return db.rows<SessionView>(sql`select ${columns} from bot.session s
    where s.ended_at >= ${at(from)} and s.ended_at < ${at(to)} and ${join(conditions, ' and ')}
    order by s.ended_at desc, s.id desc limit ${MOST}`)
}

interface Session {
  readonly conversationId: string
  readonly contactId: string | null
  readonly begunAfterSeq: number
  readonly endedAt: number | null
  readonly outcome: SessionTurns['outcome']
  readonly why: string | null
  readonly neededPerson: boolean | null
}

/** One session turn by turn, with what was said for those who may open the conversation. */
export async function viewSession(
  { platform, asks }: Pick<BotDeps, 'platform' | 'asks'>,
  actor: Actor,
  sessionId: string,
): Promise<Outcome<SessionTurns, 'session-not-found'>> {
  const { db } = platform
  const session = await db.maybe<Session>(sql`select conversation_id "conversationId", contact_id "contactId",
      begun_after_seq "begunAfterSeq", ended_at "endedAt", outcome, why, (select v.needed_person
        from bot.session_review v where v.session_id = s.id) "neededPerson"
    from bot.session s where id = ${sessionId}`)
  if (!session) return refused('session-not-found')
  const { conversationId, contactId, begunAfterSeq, outcome, why, neededPerson } = session
  const mayRead =
    scopeOf(actor, 'conversations.read').kind === 'all' ||
    (contactId !== null && (await asks.conversations.maySeeContact(db, actor, contactId)))
  const thread = mayRead ? await asks.conversations.customerThread(db, conversationId, begunAfterSeq, MOST) : undefined
  const until = session.endedAt ?? Number.POSITIVE_INFINITY
  const turns = await db.rows<SessionTurns['turns'][number]>(sql`select t.seq, t.at, t.act, t.intent,
      t.article_id "articleId", t.article_version "articleVersion", (select r.verdict from bot.review r
        where r.session_id = t.session_id and r.seq = t.seq) verdict
    from bot.turn t where t.session_id = ${sessionId} order by t.seq`)
  const lines = (thread?.messages ?? []).filter((line) => line.at <= until).map(lineOf)
  return done({ sessionId, outcome, why, neededPerson, mayRead, lines, turns })
}

function lineOf({ seq, at: saidAt, author, body }: CustomerMessage): SessionTurns['lines'][number] {
  const by = author.kind === 'customer' || author.kind === 'bot' ? author.kind : 'other'
  return { seq, at: saidAt, by, text: body.kind === 'text' ? body.text : null }
}

/** Talks to be read, drawn evenly by a hash of their ids from the newest thousand that ended, whatever became of them. */
export const sessionsToReview = (db: Queryable, limit: number): Promise<SessionView[]> =>
  db.rows<SessionView>(sql`select ${columns} from (select * from bot.session
      where ended_at is not null and turn_count > 0 order by ended_at desc limit 1000) s
    where not exists (select from bot.session_review v where v.session_id = s.id)
    order by md5(s.id::text) limit ${limit}`)

/** Says whether a customer needed a person; said again, the last one counts. */
export async function reviewSession(
  { platform }: Pick<BotDeps, 'platform'>,
  by: string,
  sessionId: string,
  neededPerson: boolean,
): Promise<Outcome<{ neededPerson: boolean }, 'session-not-found'>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const written =
      await tx.run(sql`insert into bot.session_review (session_id, needed_person, reviewed_by, reviewed_at)
      select id, ${neededPerson}, ${by}, ${at(now)} from bot.session where id = ${sessionId} and ended_at is not null
      on conflict (session_id) do update set needed_person = excluded.needed_person,
        reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at`)
    if (written === 0) return refused('session-not-found')
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      sessionReviewed.of(sessionId, now, { sessionId, neededPerson }),
    ])
    return done({ neededPerson })
  })
}
