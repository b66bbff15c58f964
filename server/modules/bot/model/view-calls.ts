import type { ModelView } from '#modules/bot/model/contract.ts'
import { modelSettings } from '#modules/bot/model/settings.ts'
import { sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const MOST_SHOWN = 200
/** Longer than any call lives: one still under way then was lost with its node. */
const LOST_AFTER_MS = 60_000

/** How the model is set, what it used today, and its newest calls: no words of anybody, and never the key. */
export async function viewModel(platform: Platform, today: (now: number) => string): Promise<ModelView> {
  const { db, clock, config } = platform
  const now = clock.now()
  const settings = modelSettings(config)
  const used = await db.maybe<{ tokens: number; calls: number; notAsked: number }>(
    sql`select tokens, calls, not_asked "notAsked" from bot.model_day where day = ${today(now)}`,
  )
  const calls = await db.rows<ModelView['calls'][number]>(sql`select id "callId", session_id "sessionId", seq, at,
      purpose, language, model, prompt_version "promptVersion", prompt_hash "promptHash", articles, tokens,
      took_ms "tookMs", why,
      case when outcome in ('under-way', 'ready') and until < ${new Date(now - LOST_AFTER_MS)} then 'lost' else outcome end outcome
    from bot.model_call order by at desc, id desc limit ${MOST_SHOWN}`)
  return {
    asOf: now,
    setting: settings && {
      server: new URL(settings.url).host,
      name: settings.name,
      timeoutMs: settings.timeoutMs,
      tokensPerDay: settings.tokensPerDay,
    },
    today: used ?? { tokens: 0, calls: 0, notAsked: 0 },
    calls,
  }
}
