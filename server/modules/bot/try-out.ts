import type { z } from 'zod'
import type { DialogueState } from '#libs/dialogue/dialogue.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { explain } from '#libs/language/classify/intent-model.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { tryBody, tryReply } from '#modules/bot/editor-contract.ts'
import { loadRelease } from '#modules/bot/load-release.ts'
import type { BotState, LoadedRelease } from '#modules/bot/mind.ts'
import { tryModel } from '#modules/bot/model/try-model.ts'
import { type Question, type Thought, thinkThrough } from '#modules/bot/think.ts'

export type TryRefusal = 'release-not-found' | 'state-not-valid'
const TRIED_ON = 'web'
const STATE_WRONG = 'Send the state as the last answer gave it, or none.'

/** Says what the bot would say, and why; nothing is written and no customer sees it. */
export async function tryOut(
  deps: BotDeps,
  body: z.output<typeof tryBody>,
): Promise<Outcome<z.output<typeof tryReply>, TryRefusal>> {
  const { mind } = deps
  const release = body.releaseId === undefined ? mind.current() : await learned(deps, body.releaseId)
  if (!release) return refused('release-not-found', 'Choose a release that was learned, or let one out first.')
  const state = stateOf(body.state)
  if (state === 'wrong') return refused('state-not-valid', STATE_WRONG)
  const question = questionOf(deps, release, state, body)
  const own = await thinkOnce(deps, question).catch((error: Error) => {
    // A state that was changed on the way is no dialogue; without one it would be our own fault.
    if (state === null) throw error
    return undefined
  })
  if (!own) return refused('state-not-valid', STATE_WRONG)
  const { thought, model } = await tryModel(deps, question, own)
  const { reading } = thought
  const likeliest = reading?.ranked[0]?.label
  return done({
    says: thought.says.map(({ text, choices }) => ({ text, choices: [...choices] })),
    act: thought.act,
    intent: thought.intent,
    ranked: [...(reading?.ranked ?? [])],
    inScope: reading?.inScope ?? 0,
    decision: reading?.decision.kind ?? 'unknown',
    features:
      likeliest === undefined
        ? []
        : explain(release.model, body.text, likeliest).map(({ feature, weight, span }) => ({
            feature,
            weight,
            span: span ? [...span] : null,
          })),
    cited: thought.cited ? [thought.cited] : [],
    found: [...(reading?.found ?? [])],
    slots: [...(reading?.slots ?? [])],
    cues: [...(reading?.cues ?? [])],
    isUpset: reading?.isUpset ?? false,
    moodReasons: [...(reading?.moodReasons ?? [])],
    model,
    state: JSON.stringify(thought.state),
  })
}

const thinkOnce = (deps: BotDeps, question: Question): Promise<Thought> =>
  deps.platform.db.transaction((tx) => thinkThrough(deps, tx, question))

function questionOf(
  deps: BotDeps,
  release: LoadedRelease,
  state: BotState | null,
  { text, language }: z.output<typeof tryBody>,
): Question {
  const now = deps.platform.clock.now()
  return {
    release,
    session: { state, channel: TRIED_ON },
    text,
    language,
    context: { identityLevel: 0, flags: [], closed: [], hasPhone: false },
    messageId: 'try',
    now,
    today: deps.today(now),
    startedAt: performance.now(),
  }
}

export async function learned(deps: BotDeps, releaseId: string): Promise<LoadedRelease | undefined> {
  const current = deps.mind.current()
  return current?.releaseId === releaseId ? current : loadRelease(deps.platform.db, releaseId)
}

/** A state comes back from a screen: of the right shape, or none. */
function stateOf(text: string | undefined): BotState | null | 'wrong' {
  if (text === undefined) return null
  try {
    const given = JSON.parse(text) as { dialogue?: Partial<DialogueState> } | null
    const dialogue = given?.dialogue
    const isOne = dialogue?.shape === 1 && Array.isArray(dialogue.offered) && Array.isArray(dialogue.suspended)
    return isOne ? (given as BotState) : 'wrong'
  } catch {
    return 'wrong'
  }
}
