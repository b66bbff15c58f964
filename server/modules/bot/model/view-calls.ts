import type { BotDeps } from '#modules/bot/deps.ts'
import { modelSettings } from '#modules/bot/model/settings.ts'
import type { ModelView } from '#modules/bot/model-contract.ts'
import { sql } from '#platform/database/database.ts'

type Call = ModelView['calls'][number]
type CallRow = Omit<Call, 'articles'> & {
  readonly articles: readonly { readonly articleId: string; readonly version: number }[]
}

const MOST_SHOWN = 200
/** Longer than any call lives: one still under way then was lost with its node. */
const LOST_AFTER_MS = 60_000

/** How the model is set, what it used today, and its newest calls: no words of anybody, and never the key. */
export async function viewModel({ platform, asks, today }: BotDeps): Promise<ModelView> {
  const { db, clock, config } = platform
  const now = clock.now()
  const settings = modelSettings(config)
  const used = await db.maybe<{ tokens: number; calls: number; notAsked: number }>(
    sql`select tokens, calls, not_asked "notAsked" from bot.model_day where day = ${today(now)}`,
  )
  const rows = await db.rows<CallRow>(sql`select id "callId", session_id "sessionId", seq, at,
      purpose, language, model, prompt_version "promptVersion", prompt_hash "promptHash", articles, tokens,
      took_ms "tookMs", why,
      case when outcome in ('under-way', 'ready') and until < ${new Date(now - LOST_AFTER_MS)} then 'lost' else outcome end outcome
    from bot.model_call order by at desc, id desc limit ${MOST_SHOWN}`)
  const ids = new Set(rows.flatMap(({ articles }) => articles.map(({ articleId }) => articleId)))
  const codes = new Map<string, string>()
  for (const id of ids) {
    const article = await asks.knowledge.article(db, id, now)
    if (article) codes.set(id, article.code)
  }
  return {
    asOf: now,
    setting: settings && {
      server: new URL(settings.url).host,
      name: settings.name,
      timeoutMs: settings.timeoutMs,
      tokensPerDay: settings.tokensPerDay,
    },
    today: used ?? { tokens: 0, calls: 0, notAsked: 0 },
    calls: rows.map((row) => ({
      ...row,
      articles: row.articles.map((cited) => ({ ...cited, code: codes.get(cited.articleId) ?? null })),
    })),
  }
}
