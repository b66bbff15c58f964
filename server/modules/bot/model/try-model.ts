import type { BotDeps } from '#modules/bot/deps.ts'
import { phrased } from '#modules/bot/model/apply.ts'
import { questionFor } from '#modules/bot/model/question.ts'
import { type Question, type Thought, thinkThrough } from '#modules/bot/think.ts'

export interface TriedModel {
  readonly thought: Thought
  /** Null: no model is set, or the bot needed none. */
  readonly model: { readonly isUsed: boolean; readonly why: readonly string[] } | null
}

/** What a model makes of a message that stands in no thread; it costs tokens as any other call. */
export async function tryModel(deps: BotDeps, question: Question, thought: Thought): Promise<TriedModel> {
  const { model, asks, platform } = deps
  const asked = model && (await questionFor(asks.knowledge, platform.db, question, thought))
  if (!asked) return { thought, model: null }
  const answer = await model.ask(asked, null, platform.clock.now() + model.settings.timeoutMs)
  if (answer.kind !== 'suggested')
    return { thought, model: { isUsed: false, why: answer.kind === 'none' ? answer.why : [] } }
  const { suggested } = answer
  const better =
    suggested.kind === 'phrase'
      ? phrased(thought, suggested)
      : await platform.db.transaction((tx) => thinkThrough(deps, tx, { ...question, meaning: suggested.meaning }))
  return { thought: better, model: { isUsed: true, why: [] } }
}
