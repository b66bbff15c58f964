import { saveAssistant } from '#modules/bot/assistants.ts'
import { freeze } from '#modules/bot/make-release.ts'
import { STARTER_CONTENT, STARTER_REGRESSION } from '#modules/bot/pack/starter-pack.ts'
import type { ReleaseContent } from '#modules/bot/release-content.ts'
import type { RegressionRow } from '#modules/bot/train.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/**
 * Puts a pack in: the working copy, the regression set and a first release, which is let out by itself once it has passed
 * the gate. For a new installation.
 */
export async function putPackIn(
  platform: Platform,
  tx: Tx,
  content: ReleaseContent = STARTER_CONTENT,
  regression: readonly RegressionRow[] = STARTER_REGRESSION,
): Promise<{ readonly releaseId: string }> {
  const now = platform.clock.now()
  const drafts = [
    ...content.intents.map((intent) => ({ kind: 'intent', code: intent.code, content: intent })),
    ...content.flows.map((flow) => ({ kind: 'flow', code: flow.code, content: flow })),
  ]
  await tx.run(sql`insert into bot.draft (kind, code, content, version, changed_at)
    select k, c, d, 1, ${at(now)}::timestamptz from unnest(${drafts.map(({ kind }) => kind)}::text[],
      ${drafts.map(({ code }) => code)}::text[], ${drafts.map((draft) => json(draft.content))}::jsonb[]) as u(k, c, d)`)
  await tx.run(sql`insert into bot.regression (id, text, intent, is_must, added_at)
    select i, t, w, m, ${at(now)}::timestamptz from unnest(${regression.map(() => newId(now))}::uuid[],
      ${regression.map(({ text }) => text)}::text[], ${regression.map(({ intent }) => intent)}::text[],
      ${regression.map(({ isMust }) => isMust)}::bool[]) as u(i, t, w, m) on conflict (text) do nothing`)
  return freeze(platform, tx, content, { madeBy: null, note: '' })
}

/** Switches the bot of an entrance on. */
export async function switchOn(platform: Platform, entrance: string): Promise<void> {
  const body = { isOn: true, idleSeconds: 900, greeting: null, thresholds: null, version: 0 }
  await saveAssistant(platform, { kind: 'system', id: 'bot.seed' }, entrance, body)
}
