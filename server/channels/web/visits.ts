import type { IncomingMessage } from 'node:http'
import { hashOf } from '#channels/web/begin-visit.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** A customer as the chat door knows one. */
export interface Visitor {
  readonly visitId: string
  readonly channelKey: string
  readonly customerId: string
  readonly conversationId: string
  readonly language: string
}

export async function visitorOfToken(platform: Platform, token: string): Promise<Visitor | undefined> {
  const rows = await platform.db.named<Visitor>(
    'web-visit-of-token',
    sql`select id "visitId", channel_key "channelKey", customer_id "customerId", conversation_id "conversationId", language
        from web.visit where token_hash = ${hashOf(token)} and ended_at is null and expires_at > ${at(platform.clock.now())}`,
  )
  return rows[0]
}

/** Browsers cannot set headers on a socket, and addresses end up in logs: the token comes as a subprotocol. */
export function socketToken(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim())
  return offered.find((part) => part.startsWith('token.'))?.slice('token.'.length)
}

export async function standingVisits(
  db: Queryable,
  visitIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`select id from web.visit
    where id = any(${[...visitIds]}::uuid[]) and ended_at is null and expires_at > ${at(now)}`)
  return new Set(rows.map((row) => row.id))
}
