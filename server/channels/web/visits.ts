import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { isFromPageOf, type Page } from '#channels/web/origins.ts'
import { hashOf } from '#channels/web/tokens.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** A customer as the chat door knows one. */
export interface Visitor {
  readonly visitId: string
  readonly customerId: string
  readonly conversationId: string
  readonly language: string
  /** The entrance the visit came in by. */
  readonly channel: string
}

/** The visitor behind a request's bearer token; refuses a request without one that stands. */
export type VisitorOf = (request: FastifyRequest) => Promise<Visitor>

/** The visitor behind a token, while the visit stands, its channel is active and the page is one of the channel's. */
export async function visitorOfToken(platform: Platform, token: string, page: Page): Promise<Visitor | undefined> {
  const [found] = await platform.db.rows<
    Visitor & { readonly allowedOrigins: string[] }
  >(sql`select v.id "visitId", v.customer_id "customerId", v.conversation_id "conversationId", v.language,
          v.channel_key channel,
          c.allowed_origins "allowedOrigins"
        from web.visit v join web.channel c on c.key = v.channel_key and c.is_active
        where v.token_hash = ${hashOf(token)} and v.ended_at is null and v.expires_at > ${at(platform.clock.now())}`)
  if (!found) return undefined
  const { allowedOrigins, ...visitor } = found
  return isFromPageOf(allowedOrigins, page) ? visitor : undefined
}

/** Browsers cannot set headers on a socket, and addresses end up in logs: the token comes as a subprotocol. */
export function socketToken(headers: IncomingHttpHeaders): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim())
  return offered.find((part) => part.startsWith('token.'))?.slice('token.'.length)
}

/** Which of these visits still stand: neither ended nor expired, on a channel that is still active. */
export async function standingVisits(
  db: Queryable,
  visitIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`select v.id from web.visit v
    join web.channel c on c.key = v.channel_key and c.is_active
    where v.id = any(${[...visitIds]}::uuid[]) and v.ended_at is null and v.expires_at > ${at(now)}`)
  return new Set(rows.map((row) => row.id))
}
