import { asksForPerson } from '#libs/dialogue/asks-for-person.ts'
import {
  classify,
  decide,
  type Example,
  type IntentModel,
  isOfThisVersion,
  trainIntents,
  writeModel,
} from '#libs/language/classify/intent-model.ts'
import { readFeeling } from '#libs/language/feeling/read-feeling.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import { lexicon } from '#modules/bot/pack/lexicon.ts'
import type { ReleaseContent } from '#modules/bot/release-content.ts'

export interface RegressionRow {
  readonly text: string
  /** Null: none of the intents. */
  readonly intent: string | null
  /** Wrong even once, and the release is stopped. */
  readonly isMust: boolean
}

/** What a thread is given to learn and to be asked. Plain data. */
export interface TrainingJob {
  readonly content: ReleaseContent
  readonly regression: readonly RegressionRow[]
  /** The release that is out, for comparison. */
  readonly current: { readonly content: ReleaseContent; readonly model: Uint8Array } | null
}

export interface Answered {
  readonly text: string
  readonly expected: string | null
  readonly isMust: boolean
  /** The likeliest intent when it answers or asks; null: it does not know. */
  readonly got: string | null
  readonly isSure: boolean
  readonly isRight: boolean
}

export interface Judged {
  /** Share of rows answered rightly, 0..1: in scope the likeliest intent is the one, out of scope it is not sure of any. */
  readonly accuracy: number
  readonly rows: number
  readonly answers: readonly Answered[]
}

export interface Trained {
  readonly model: Uint8Array
  readonly trainingHash: string
  readonly examples: number
  readonly labels: number
  readonly judged: Judged
  /** The model that is out, asked the same. */
  readonly before: Judged | null
}

/** The same content always gives the same bytes. */
const SEED = 20_261_122

/** Learns a release and asks it the regression set: seconds of work, for a thread of its own. */
export function train(job: TrainingJob, read: (bytes: Uint8Array) => IntentModel): Trained {
  const examples = examplesOf(job.content)
  const model = learn(job.content)
  return {
    model: writeModel(model),
    trainingHash: model.trainingHash,
    examples: examples.length,
    labels: model.labels.length,
    judged: judge(model, job.regression, personIn(job.content)),
    before: job.current && judge(modelOf(job.current, read), job.regression, personIn(job.content)),
  }
}

const learn = (content: ReleaseContent): IntentModel =>
  trainIntents(examplesOf(content), { seed: SEED, outOfScope: content.outOfScope })

/** One kept by an older version of this program cannot be read and is learned again: the same content, frozen. */
const modelOf = (
  { content, model }: NonNullable<TrainingJob['current']>,
  read: (bytes: Uint8Array) => IntentModel,
): IntentModel => (isOfThisVersion(model) ? read(model) : learn(content))

export const examplesOf = ({ intents }: ReleaseContent): readonly Example[] =>
  intents.flatMap(({ code, utterances }) => [...utterances.zh, ...utterances.en].map((text) => ({ text, label: code })))

/**
 * What a release says to each row: whoever asks for a person is understood by their words before any model is asked, as in
 * a dialogue.
 * @param person the intent of those who want one; null: the release has none
 */
export function judge(model: IntentModel, rows: readonly RegressionRow[], person: string | null): Judged {
  const answers = rows.map(({ text, intent, isMust }): Answered => {
    const classified = classify(model, text)
    const decision = decide(model, classified)
    const isWish = person !== null && wantsPerson(text)
    const likeliest = decision.kind === 'unknown' ? null : (classified.ranked[0]?.label ?? null)
    const got = isWish ? person : likeliest
    const isSure = isWish || decision.kind === 'answer'
    const isRight = intent === null ? !isSure : got === intent
    return { text, expected: intent, isMust, got, isSure, isRight }
  })
  const right = answers.filter(({ isRight }) => isRight).length
  return { accuracy: answers.length === 0 ? 1 : right / answers.length, rows: answers.length, answers }
}

const wantsPerson = (text: string): boolean =>
  asksForPerson(normalise(text)) || readFeeling(text, lexicon()).cues.some(({ kind }) => kind === 'person')

const personIn = ({ intents }: ReleaseContent): string | null =>
  intents.find(({ does }) => does.kind === 'hand-over' && does.why === 'asked')?.code ?? null
