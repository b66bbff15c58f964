import { type Queryable, sql } from '#platform/database/database.ts'

/** What a browser says of the page that calls; programs name no origin. */
export interface Page {
  readonly origin: string | undefined
  readonly host: string | undefined
}

/** The service centre's own pages, and those of the bank that the channel names. A program is no page and may call. */
export function isFromPageOf(allowedOrigins: readonly string[], { origin, host }: Page): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Whether pages of this origin may chat, on any active channel: answers browsers' pre-flight questions. */
export async function originAllowed(db: Queryable, origin: string): Promise<boolean> {
  const { allowed } = await db.one<{ allowed: boolean }>(
    sql`select exists (select 1 from web.channel where is_active and ${origin} = any(allowed_origins)) allowed`,
  )
  return allowed
}
