import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { KnowledgeSettings, knowledgeSettingsBody } from '#modules/knowledge/feedback-contract.ts'
import type { NewPromise, PromiseQuestions } from '#modules/promises/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type SettingsRefusal = 'calendar-unknown' | 'edited-meanwhile'
const DAY_MS = 86_400_000

export const readSettings = (db: Queryable): Promise<KnowledgeSettings> =>
  db.one(sql`select feedback_days "feedbackDays", feedback_calendar "feedbackCalendar", version
    from knowledge.article_setting`)

/** Promises given so far keep the instants they were given. */
export function saveSettings(
  platform: Platform,
  promises: PromiseQuestions,
  body: z.output<typeof knowledgeSettingsBody>,
): Promise<Outcome<KnowledgeSettings, SettingsRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<KnowledgeSettings, SettingsRefusal>> => {
    const { feedbackDays, feedbackCalendar, version } = body
    if (feedbackCalendar !== null && !(await promises.calendar(tx, feedbackCalendar)))
      return refused('calendar-unknown', 'Choose a calendar that exists under opening hours.')
    const changed = await tx.run(sql`update knowledge.article_setting set feedback_days = ${feedbackDays},
      feedback_calendar = ${feedbackCalendar}, version = version + 1 where version = ${version}`)
    if (changed === 0) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    return done(await readSettings(tx))
  })
}

/** Working days by the calendar that was chosen; days of 24 hours while none is. */
export async function allowanceOf(db: Queryable, promises: PromiseQuestions): Promise<NewPromise['allowance']> {
  const { feedbackDays: days, feedbackCalendar: calendar } = await readSettings(db)
  if (calendar === null || !(await promises.calendar(db, calendar))) return { kind: 'elapsed', ms: days * DAY_MS }
  return { kind: 'working-days', days, calendar }
}
