import { withoutLeadIn } from '#libs/dialogue/lead-in.ts'
import { classify, decide, explain } from '#libs/language/classify/intent-model.ts'
import type { Mind } from '#modules/bot/mind.ts'
import type { HandedOverAbout, Understood } from '#modules/bot/questions.ts'
import { viewHandOver } from '#modules/bot/view-hand-over.ts'
import type { Queryable } from '#platform/database/database.ts'

const SMALL_TALK = 'small-talk'
const MOST_WORDS = 4

/** What words are about by the release that is out, where it is sure enough to answer; small talk is about nothing. */
export function understand(mind: Mind, text: string): Understood | undefined {
  const release = mind.current()
  if (!release || text.trim() === '') return undefined
  const decision = decide(release.model, classify(release.model, withoutLeadIn(text)))
  if (decision.kind !== 'answer') return undefined
  const intent = release.intents[decision.label]
  if (!intent || intent.topic === SMALL_TALK) return undefined
  return {
    code: intent.code,
    name: intent.name,
    topic: intent.topic,
    reason: release.reasons[intent.code] ?? null,
    flow: intent.does.kind === 'flow' ? intent.does.flow : null,
    words: explain(release.model, text, intent.code)
      .filter(({ weight }) => weight > 0)
      .slice(0, MOST_WORDS)
      .map(({ feature }) => feature),
  }
}

/** What the bot took a contact to be about when it gave it away. */
export async function handedOverAbout(
  mind: Mind,
  db: Queryable,
  contactId: string,
): Promise<HandedOverAbout | undefined> {
  const intent = (await viewHandOver(db, contactId))?.intent
  return intent ? { ...intent, reason: mind.current()?.reasons[intent.code] ?? null } : undefined
}
