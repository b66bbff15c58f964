import type { AssistDeps } from '#modules/assist/deps.ts'
import type { Found } from '#modules/assist/themes/find-found.ts'
import type { ThemesReply, ThemeView } from '#modules/assist/themes-contract.ts'
import type { Actor } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

interface Look {
  readonly week: string
  readonly state: NonNullable<ThemesReply['state']>
  readonly until: number
  readonly found: Found | null
}

const MOST_LOOKS = 26

/**
 * What came up in a week. The numbers are the house's; words are read anew from the threads, those alone that this person
 * may read.
 * @returns undefined for a week nobody looked at
 */
export async function viewThemes(
  { platform, asks }: AssistDeps,
  actor: Actor,
  week: string | undefined,
): Promise<ThemesReply | undefined> {
  const { db, clock } = platform
  const asOf = clock.now()
  const looks = await db.rows<{ week: string }>(
    sql`select week from assist.theme_look order by week desc limit ${MOST_LOOKS}`,
  )
  const wanted = week ?? looks[0]?.week
  const none = { asOf, week: null, state: null, until: null, looks: [], weeks: [], themes: [], remarks: [] }
  if (wanted === undefined) return none
  const look = await db.maybe<Look>(sql`select week, state, until, found from assist.theme_look where week = ${wanted}`)
  if (!look) return undefined
  const { found } = look
  const places = (found?.themes ?? []).flatMap(({ examples }) => examples)
  const seen = new Map(
    (await asks.conversations.sayingsSeenBy(db, actor, places)).map((one) => [`${one.conversationId} ${one.seq}`, one]),
  )
  const themes = (found?.themes ?? []).map((theme): ThemeView => {
    const examples = theme.examples.flatMap(({ conversationId, seq }) => seen.get(`${conversationId} ${seq}`) ?? [])
    return {
      ...theme,
      terms: [...theme.terms],
      names: [...(theme.names ?? theme.terms.slice(0, 4))],
      byWeek: [...theme.byWeek],
      examples,
      unseen: theme.examples.length - examples.length,
    }
  })
  const ids = (found?.remarks ?? []).map(({ contactId }) => contactId)
  const comments = new Map((await asks.conversations.commentsSeenBy(db, actor, ids)).map((one) => [one.contactId, one]))
  const remarks = (found?.remarks ?? []).flatMap(({ contactId, voice, probability }) => {
    const comment = comments.get(contactId)
    return comment ? [{ ...comment, voice, probability }] : []
  })
  return {
    asOf,
    week: look.week,
    state: look.state,
    until: look.until,
    looks: looks.map((one) => one.week),
    weeks: (found?.weeks ?? []).map((one) => ({ ...one, voices: { ...one.voices } })),
    themes,
    remarks,
  }
}
