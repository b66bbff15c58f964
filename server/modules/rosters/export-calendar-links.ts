import { createHash, randomBytes } from 'node:crypto'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { calendarLinkChanged } from '#modules/rosters/events.ts'
import { ownCalendar } from '#modules/rosters/export-calendar.ts'
import type { CalendarLink } from '#modules/rosters/export-contract.ts'
import type { ExportedFile } from '#modules/rosters/export-files.ts'
import type { ExportLocale } from '#modules/rosters/export-words.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

export type CalendarLinkRefusal = 'calendar-link-not-found'

/** 256 random bits need no slow hash: nobody can try them all. */
const hashOf = (token: string) => createHash('sha256').update(token).digest()
/** What a token of ours looks like; anything else is not looked for. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/
const READ_EVERY_MS = 3_600_000

/** Whether there is a link, and whether calendars use it; never the secret in it. */
export async function calendarLinkOf(db: Queryable, personId: string): Promise<CalendarLink> {
  const row = await db.maybe<CalendarLink>(
    sql`select made_at "madeAt", read_at "readAt" from rosters.calendar_link where person_id = ${personId}`,
  )
  return row ?? { madeAt: null, readAt: null }
}

/** A new link; the one before it ends at once. */
export async function makeCalendarLink(
  { platform }: RostersDeps,
  personId: string,
  locale: ExportLocale,
): Promise<{ readonly path: string }> {
  const token = randomBytes(32).toString('base64url')
  const now = platform.clock.now()
  await platform.db.transaction(async (tx) => {
    await tx.run(sql`insert into rosters.calendar_link (person_id, token_hash, locale, made_at)
      values (${personId}, ${hashOf(token)}, ${locale}, ${at(now)})
      on conflict (person_id) do update set token_hash = excluded.token_hash, locale = excluded.locale,
        made_at = excluded.made_at, read_at = null`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      calendarLinkChanged.of(personId, now, { personId, change: 'made' }),
    ])
  })
  return { path: `/api/rosters/calendars/${token}/shifts.ics` }
}

export async function revokeCalendarLink(
  { platform }: RostersDeps,
  personId: string,
): Promise<Outcome<null, CalendarLinkRefusal>> {
  return platform.db.transaction(async (tx) => {
    const gone = await tx.run(sql`delete from rosters.calendar_link where person_id = ${personId}`)
    if (gone === 0) return refused('calendar-link-not-found')
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      calendarLinkChanged.of(personId, platform.clock.now(), { personId, change: 'revoked' }),
    ])
    return done(null)
  })
}

/**
 * The calendar behind a secret. Undefined for every wrong one alike: of a form of its own, unknown, revoked, or of
 * somebody who left or is rostered no more.
 */
export async function calendarBehind(deps: RostersDeps, token: string): Promise<ExportedFile | undefined> {
  if (!TOKEN.test(token)) return undefined
  const { platform, asks } = deps
  const { db } = platform
  const link = await db.maybe<{ personId: string; locale: ExportLocale; readAt: number | null }>(
    sql`select person_id "personId", locale, read_at "readAt" from rosters.calendar_link
      where token_hash = ${hashOf(token)}`,
  )
  const [person] = link ? await asks.identity.people(db, [link.personId]) : []
  if (!link || !person?.active || !person.roles.some((role) => ROSTERED_ROLES.some((one) => one === role)))
    return undefined
  const now = platform.clock.now()
  if (link.readAt === null || link.readAt < now - READ_EVERY_MS)
    await db.run(sql`update rosters.calendar_link set read_at = ${at(now)} where token_hash = ${hashOf(token)}`)
  return ownCalendar(deps, db, person, link.locale)
}
