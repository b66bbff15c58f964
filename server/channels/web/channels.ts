import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { ChannelView, ChatWords, channelBody, WidgetSettings } from '#channels/web/contract.ts'
import { channelChanged } from '#channels/web/events.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Actor } from '#platform/access.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
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
/** Seconds within which a person answers, as the widget says it: mission goal "30 seconds". */
const ANSWER_WITHIN_SECONDS = 30

export const findChannel = (db: Queryable, key: string) =>
  db.maybe<ChannelRow>(sql`select * from web.channel where key = ${key}`)

export function settingsOf(channel: ChannelRow, fileMostBytes: number): WidgetSettings {
  return {
    channel: channel.key,
    name: channel.name,
    greeting: channel.greeting,
    topics: channel.topics,
    fileMostBytes,
    answerWithinSeconds: ANSWER_WITHIN_SECONDS,
  }
}

export async function listChannels(db: Queryable): Promise<ChannelView[]> {
  return (await db.rows<ChannelRow>(sql`select * from web.channel order by key`)).map(toView)
}

/** Whether pages of this origin may chat, on any active channel: answers browsers' pre-flight questions. */
export async function originAllowed(db: Queryable, origin: string): Promise<boolean> {
  const { allowed } = await db.one<{ allowed: boolean }>(
    sql`select exists (select 1 from web.channel where is_active and ${origin} = any(allowed_origins)) allowed`,
  )
  return allowed
}

export async function saveChannel(
  platform: Platform,
  actor: Actor | undefined,
  key: string,
  body: z.output<typeof channelBody>,
): Promise<Outcome<ChannelView, ChannelRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const known = await tx.maybe<ChannelRow>(sql`select * from web.channel where key = ${key} for update`)
    if ((known?.version ?? 0) !== body.version)
      return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    const origins = body.allowedOrigins.map((url) => new URL(url).origin)
    const saved =
      await tx.one<ChannelRow>(sql`insert into web.channel (key, name, greeting, topics, allowed_origins, is_active, version, changed_at)
      values (${key}, ${json(body.name)}, ${json(body.greeting)}, ${json(body.topics)}, ${origins}, ${body.isActive}, 1, ${at(now)})
      on conflict (key) do update set name = excluded.name, greeting = excluded.greeting, topics = excluded.topics,
        allowed_origins = excluded.allowed_origins, is_active = excluded.is_active, version = web.channel.version + 1,
        changed_at = excluded.changed_at returning *`)
    const cause = actor
      ? ({ kind: 'person', id: actor.personId } as const)
      : ({ kind: 'system', id: 'web.seed' } as const)
    await platform.log.announce(tx, cause, [channelChanged.of(key, now, { key, change: known ? 'edited' : 'added' })])
    return done(toView(saved))
  })
}

/** A new secret for the bank's page to vouch with; the old one stops counting at once. */
export async function rotateIdentitySecret(
  platform: Platform,
  actor: Actor,
  key: string,
): Promise<Outcome<{ secret: string }, ChannelRefusal>> {
  return platform.db.transaction(async (tx) => {
    const secret = randomBytes(32).toString('base64url')
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
