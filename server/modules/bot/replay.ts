import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { replayBody, replayReply } from '#modules/bot/editor-contract.ts'
import type { BotState, LoadedRelease } from '#modules/bot/mind.ts'
import type { Session } from '#modules/bot/store-sessions.ts'
import { thinkThrough } from '#modules/bot/think.ts'
import { learned } from '#modules/bot/try-out.ts'
import { localeOf, localeOfWords } from '#modules/bot/words.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

type Reply = z.output<typeof replayReply>
type Changed = Reply['list'][number]
const MOST_LISTED = 200

interface Past extends Pick<Session, 'id' | 'conversationId' | 'channel' | 'language' | 'begunAfterSeq'> {
  readonly turns: readonly { readonly seq: number; readonly act: string; readonly intent: string | null }[]
}

/**
 * What would change: the newest sessions that have ended, played again through another release with the articles of this
 * moment. Without `readsAll` the customers' words are left out. A talk goes its own way after the first difference, so only turns up to there are compared.
 */
export async function replay(
  deps: BotDeps,
  body: z.output<typeof replayBody>,
  readsAll: boolean,
): Promise<Outcome<Reply, 'release-not-found'>> {
  const release = await learned(deps, body.releaseId)
  if (!release) return refused('release-not-found', 'Choose a release that was learned.')
  const sessions = await pastSessions(deps.platform.db, body, deps.platform.clock.now())
  const changed: Changed[] = []
  let turns = 0
  for (const session of sessions) {
    // One short transaction a session: others are served in between.
    const played = await deps.platform.db.transaction((tx) => playAgain(deps, tx, release, session))
    turns += played.turns
    if (played.changed) changed.push(played.changed)
  }
  return done({
    sessions: sessions.length,
    turns,
    same: turns - changed.length,
    changed: changed.length,
    byChange: countsOf(changed),
    list: changed.slice(0, MOST_LISTED).map((one) => (readsAll ? one : { ...one, text: null })),
  })
}

const DAY_MS = 86_400_000
const pastSessions = (db: Queryable, { sessions, days }: z.output<typeof replayBody>, now: number): Promise<Past[]> =>
  db.rows<Past>(sql`select s.id, s.conversation_id "conversationId", s.channel, s.language,
      s.begun_after_seq "begunAfterSeq",
      (select jsonb_agg(jsonb_build_object('seq', t.seq, 'act', t.act, 'intent', t.intent) order by t.seq)
        from bot.turn t where t.session_id = s.id) turns
    from bot.session s where s.ended_at is not null and exists (select from bot.turn t where t.session_id = s.id)
      and s.ended_at >= ${at(days === undefined ? 0 : now - days * DAY_MS)}
    order by s.began_at desc, s.id desc limit ${sessions}`)

async function playAgain(
  deps: BotDeps,
  tx: Tx,
  release: LoadedRelease,
  session: Past,
): Promise<{ readonly turns: number; readonly changed: Changed | undefined }> {
  const last = session.turns[session.turns.length - 1]?.seq ?? 0
  const words = await deps.asks.conversations.customerWords(tx, session.conversationId, session.begunAfterSeq, 200)
  const now = deps.platform.clock.now()
  let state: BotState | null = null
  let turns = 0
  for (const { seq, text } of words.filter((one) => one.seq <= last)) {
    const before = session.turns.find((turn) => turn.seq === seq)
    if (!before || text === null) continue
    const thought = await thinkThrough(deps, tx, {
      release,
      session: { state, channel: session.channel },
      text,
      language: localeOfWords(text, localeOf(session.language)),
      context: { identityLevel: 0, flags: [], closed: [], hasPhone: false },
      messageId: String(seq),
      now,
      today: deps.today(now),
      startedAt: performance.now(),
    })
    state = thought.state
    turns += 1
    const { act, intent } = thought
    if (act !== before.act || intent !== before.intent) {
      const was = { act: before.act, intent: before.intent }
      return { turns, changed: { sessionId: session.id, seq, text, before: was, now: { act, intent } } }
    }
  }
  return { turns, changed: undefined }
}

function countsOf(changed: readonly Changed[]): Reply['byChange'] {
  const counts = new Map<string, { from: string; to: string; count: number }>()
  for (const { before, now } of changed) {
    const [from, to] = [named(before), named(now)]
    const known = counts.get(`${from} ${to}`) ?? { from, to, count: 0 }
    known.count += 1
    counts.set(`${from} ${to}`, known)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1))
}

const named = ({ act, intent }: Changed['now']): string => (intent === null ? act : `${act}: ${intent}`)
