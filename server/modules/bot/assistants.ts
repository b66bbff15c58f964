import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { AssistantView, assistantBody } from '#modules/bot/contract.ts'
import { botChanged } from '#modules/bot/events.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

const columns = sql`entrance, is_on "isOn", idle_seconds "idleSeconds", greeting, thresholds, version`

/** The settings of an entrance whose bot is on; undefined where people answer from the first word. */
export const isOnAt = (db: Queryable, entrance: string): Promise<{ readonly idleSeconds: number } | undefined> =>
  db.maybe(sql`select idle_seconds "idleSeconds" from bot.assistant where entrance = ${entrance} and is_on`)

export const listAssistants = (db: Queryable): Promise<AssistantView[]> =>
  db.rows<AssistantView>(sql`select ${columns} from bot.assistant order by entrance`)

type Manner = Pick<AssistantView, 'greeting' | 'thresholds'>

/** What an entrance says first and how sure the bot has to be there; also while it is switched off, for who is served. */
export const mannerAt = async (db: Queryable, entrance: string): Promise<Manner> =>
  (await db.maybe<Manner>(sql`select greeting, thresholds from bot.assistant where entrance = ${entrance}`)) ?? {
    greeting: null,
    thresholds: null,
  }

/** Writes the settings of an entrance. Switched off, what the bot has in hand is answered to its end. */
export async function saveAssistant(
  platform: Platform,
  cause: Cause,
  entrance: string,
  body: z.output<typeof assistantBody>,
): Promise<Outcome<AssistantView, 'edited-meanwhile'>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const [greeting, thresholds] = [orNull(body.greeting), orNull(body.thresholds)]
    const saved = await tx.maybe<AssistantView>(
      body.version === 0
        ? sql`insert into bot.assistant (entrance, is_on, idle_seconds, greeting, thresholds, version, changed_at)
            values (${entrance}, ${body.isOn}, ${body.idleSeconds}, ${greeting}, ${thresholds}, 1, ${at(now)})
            on conflict do nothing returning ${columns}`
        : sql`update bot.assistant set is_on = ${body.isOn}, idle_seconds = ${body.idleSeconds},
            greeting = ${greeting}, thresholds = ${thresholds}, version = version + 1, changed_at = ${at(now)}
            where entrance = ${entrance} and version = ${body.version} returning ${columns}`,
    )
    if (!saved) return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    await platform.log.announce(tx, cause, [botChanged.of(entrance, now, { what: 'assistant', code: entrance })])
    return done(saved)
  })
}

const orNull = (value: object | null): string | null => (value === null ? null : json(value))
