import type { ClosedDesk } from '#libs/dialogue/dialogue.ts'
import type { Locale } from '#libs/dialogue/flow.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Hours change by the minute; asking for each message would cost more than it tells. */
const KEPT_MS = 5_000

/** Desks without people now, asked of routing and kept a moment. */
export interface Desks {
  closed(
    db: Queryable,
    asked: { readonly channel: string; readonly language: string },
    now: number,
  ): Promise<readonly ClosedDesk[]>
}

export function createDesks(deps: Pick<BotDeps, 'asks' | 'platform'>): Desks {
  const kept = new Map<string, { readonly at: number; readonly closed: readonly ClosedDesk[] }>()
  return {
    async closed(db, asked, now) {
      const key = `${asked.channel} ${asked.language}`
      const known = kept.get(key)
      if (known && now - known.at < KEPT_MS && now >= known.at) return known.closed
      const desks = await deps.asks.routing.closedDesks(db, asked, now)
      const closed = desks.map(({ topic, opensAt }) => ({
        topic,
        opensAt,
        ...(opensAt === null ? {} : { opens: wordsOf(opensAt, deps.platform.config.TIME_ZONE) }),
      }))
      kept.set(key, { at: now, closed })
      return closed
    },
  }
}

function wordsOf(opensAt: number, timeZone: string): Record<Locale, string> {
  const said = (locale: Locale) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      month: locale === 'en' ? 'short' : 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(opensAt)
  return { 'zh-CN': said('zh-CN'), 'zh-TW': said('zh-TW'), en: said('en') }
}
