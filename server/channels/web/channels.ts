import type { z } from 'zod'
import type { ChannelView, ChatWords, channelBody, WidgetSettings } from '#channels/web/contract.ts'
import { channelChanged } from '#channels/web/events.ts'
import { secretToken } from '#channels/web/tokens.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { MOST_TEXT_LENGTH } from '#modules/conversations/contract.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface ChannelRow {
  readonly key: string
  readonly name: ChatWords
  readonly greeting: ChatWords
  readonly topics: WidgetSettings['topics']
  readonly allowed_origins: string[]
  readonly identity_secret_sealed: string | null
  readonly is_active: boolean
  readonly version: number
}
export type ChannelRefusal = 'channel-not-found' | 'edited-meanwhile'
export const findChannel = (db: Queryable, key: string) =>
  db.maybe<ChannelRow>(sql`select * from web.channel where key = ${key}`)

/** @param answerWithinSeconds what the house promises for a first human response */
export function settingsOf(platform: Platform, channel: ChannelRow, answerWithinSeconds: number): WidgetSettings {
  return {
    channel: channel.key,
    name: channel.name,
    greeting: channel.greeting,
    topics: channel.topics,
    fileMostBytes: platform.config.FILE_MOST_BYTES,
    textMostLength: MOST_TEXT_LENGTH,
    answerWithinSeconds,
  }
}

export async function listChannels(db: Queryable): Promise<ChannelView[]> {
  return (await db.rows<ChannelRow>(sql`select * from web.channel order by key`)).map(toView)
}

/** Writes an entrance whole. Of two who edit the same version, one wins and the other is told. */
export async function saveChannel(
  platform: Platform,
  actor: Actor | undefined,
  key: string,
  body: z.output<typeof channelBody>,
): Promise<Outcome<ChannelView, ChannelRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const saved = body.version === 0 ? await insertChannel(tx, key, body, now) : await updateChannel(tx, key, body, now)
    if (!saved) return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    const cause = actor
      ? ({ kind: 'person', id: actor.personId } as const)
      : ({ kind: 'system', id: 'web.seed' } as const)
    const change = body.version === 0 ? 'added' : 'edited'
    await platform.log.announce(tx, cause, [channelChanged.of(key, now, { key, change })])
    return done(toView(saved))
  })
}

type Body = z.output<typeof channelBody>
const originsOf = (body: Body) => [...new Set(body.allowedOrigins.map((url) => new URL(url).origin))]

const insertChannel = (tx: Tx, key: string, body: Body, now: Instant) =>
  tx.maybe<ChannelRow>(sql`insert into web.channel
      (key, name, greeting, topics, allowed_origins, is_active, version, changed_at)
    values (${key}, ${json(body.name)}, ${json(body.greeting)}, ${json(body.topics)}, ${originsOf(body)},
      ${body.isActive}, 1, ${at(now)})
    on conflict do nothing returning *`)

const updateChannel = (tx: Tx, key: string, body: Body, now: Instant) =>
  tx.maybe<ChannelRow>(sql`update web.channel set name = ${json(body.name)}, greeting = ${json(body.greeting)},
      topics = ${json(body.topics)}, allowed_origins = ${originsOf(body)}, is_active = ${body.isActive},
      version = version + 1, changed_at = ${at(now)}
    where key = ${key} and version = ${body.version} returning *`)

/** A new secret for the bank's page to vouch with; the old one stops counting at once. */
export async function rotateIdentitySecret(
  platform: Platform,
  actor: Actor,
  key: string,
): Promise<Outcome<{ secret: string }, ChannelRefusal>> {
  return platform.db.transaction(async (tx) => {
    const secret = secretToken()
    const changed = await tx.run(
      sql`update web.channel set identity_secret_sealed = ${platform.cipher.seal(secret)} where key = ${key}`,
    )
    if (changed === 0) return refused('channel-not-found')
    await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      channelChanged.of(key, platform.clock.now(), { key, change: 'secret-rotated' }),
    ])
    return done({ secret })
  })
}

const toView = (row: ChannelRow): ChannelView => ({
  key: row.key,
  name: row.name,
  greeting: row.greeting,
  topics: row.topics,
  allowedOrigins: row.allowed_origins,
  hasIdentitySecret: row.identity_secret_sealed !== null,
  isActive: row.is_active,
  version: row.version,
})
