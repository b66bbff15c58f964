import type { Cause } from '#libs/facts/event.ts'
import { conversationsChanged } from '#modules/conversations/events.ts'
import { type ConversationSettings, conversationSettings } from '#modules/conversations/settings-contract.ts'
import { json, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const KEY = 'conversations'

/** DOMAIN.md 2.2: 30 s to the first response, wrap-up ready again after 60 s; ten silent minutes end a chat. A day to rate. */
const DEFAULT_SETTINGS: ConversationSettings = {
  firstResponseSeconds: 30,
  firstResponseWarnSeconds: 10,
  wrapUpSeconds: 60,
  idleSeconds: 600,
  idleWarnSeconds: 120,
  lastAgentDays: 7,
  ratingHours: 24,
}

/** What an administrator set; a key the stored value lacks keeps its default. */
export async function readSettings(db: Queryable): Promise<ConversationSettings> {
  const row = await db.maybe<{ value: Partial<ConversationSettings> }>(
    sql`select value from platform.setting where key = ${KEY}`,
  )
  const parsed = conversationSettings.safeParse({ ...DEFAULT_SETTINGS, ...row?.value })
  return parsed.success ? parsed.data : DEFAULT_SETTINGS
}

export async function saveSettings(platform: Platform, cause: Cause, settings: ConversationSettings): Promise<void> {
  await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    await tx.run(sql`insert into platform.setting (key, value) values (${KEY}, ${json(settings)})
      on conflict (key) do update set value = excluded.value, changed_at = now()`)
    await platform.log.announce(tx, cause, [conversationsChanged.of(KEY, now, { what: 'settings', code: KEY })])
  })
}
