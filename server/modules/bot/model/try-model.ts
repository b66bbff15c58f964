import type { z } from 'zod'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { triedModel } from '#modules/bot/editor-contract.ts'
import { phrased } from '#modules/bot/model/apply.ts'
import { sentencesWritten } from '#modules/bot/model/phrase.ts'
import { questionFor } from '#modules/bot/model/question.ts'
import { type Question, type Thought, thinkThrough } from '#modules/bot/think.ts'

/** More of what a model wrote is of no help to whoever tries it. */
const MOST_SHOWN = 2_000

export interface TriedModel {
  readonly thought: Thought
  /** Null: no model is set, or the bot needed none. */
  readonly model: z.infer<typeof triedModel> | null
}

/** What a model makes of a message that stands in no thread; it costs tokens as any other call. */
export async function tryModel(deps: BotDeps, question: Question, thought: Thought): Promise<TriedModel> {
  const { model, asks, platform } = deps
  const asked = model && (await questionFor(asks.knowledge, platform.db, question, thought))
  if (!asked) return { thought, model: null }
  const answer = await model.ask(asked, null, platform.clock.now() + model.settings.timeoutMs)
  const wrote = answer.kind === 'held' ? undefined : answer.wrote
  const tried = {
    purpose: asked.purpose,
    promptVersion: asked.promptVersion,
    articles: asked.articles.map(({ articleId, version }) => ({ articleId, version })),
    wrote: wrote === undefined || wrote === '' ? null : wrote.slice(0, MOST_SHOWN),
    sentences: asked.purpose === 'phrase' && wrote !== undefined ? sentencesWritten(wrote) : [],
  }
  if (answer.kind !== 'suggested') {
    return {
      thought,
      model: { ...tried, isUsed: false, why: answer.kind === 'none' ? [...answer.why] : [], ownAnswer: [] },
    }
  }
  const { suggested } = answer
  const better =
    suggested.kind === 'phrase'
      ? phrased(thought, suggested)
      : await platform.db.transaction((tx) => thinkThrough(deps, tx, { ...question, meaning: suggested.meaning }))
  const said = new Set(better.says.map(({ text }) => text))
  const ownAnswer = thought.says.map(({ text }) => text).filter((text) => !said.has(text))
  return { thought: better, model: { ...tried, isUsed: true, why: [], ownAnswer } }
}
