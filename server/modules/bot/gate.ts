import type { Answered, Judged, Trained } from '#modules/bot/train.ts'

/** So much worse than the release that is out, and a new one is stopped: one answer in a hundred. */
export const TOLERANCE = 0.01

/** What a release showed on the regression set, kept with it. */
export interface ReleaseReport {
  readonly examples: number
  readonly labels: number
  readonly rows: number
  readonly accuracy: number
  /** Of the release that was out when this one was judged; null: none was. */
  readonly accuracyBefore: number | null
  /** Rows that must not go wrong and did. */
  readonly mustFailed: readonly Answered[]
  readonly wrong: readonly Answered[]
  /** Answered otherwise than by the release that was out. */
  readonly changed: readonly {
    readonly text: string
    readonly expected: string | null
    readonly before: string | null
    readonly now: string | null
  }[]
  /** Why it was stopped, in words that say what to do; empty: the gate is open. */
  readonly stoppedBy: readonly string[]
}

/** Judges a release: nothing that must hold is wrong, and it is not worse than the one that is out. */
export function gate({ examples, labels, judged, before }: Trained): ReleaseReport {
  const wrong = judged.answers.filter(({ isRight }) => !isRight)
  const mustFailed = wrong.filter(({ isMust }) => isMust)
  const stoppedBy = [
    ...mustFailed.map(
      ({ text, expected, got }) =>
        `“${text}” must be ${expected ?? 'none of the intents'} and is ${got ?? 'none'}: add utterances like it, or take it off the list of what must hold.`,
    ),
    ...(before && judged.accuracy < before.accuracy - TOLERANCE
      ? [
          `${percent(judged.accuracy)} of the regression set are right, and ${percent(before.accuracy)} by the release that is out: see what changed, and mend the utterances.`,
        ]
      : []),
  ]
  return {
    examples,
    labels,
    rows: judged.rows,
    accuracy: judged.accuracy,
    accuracyBefore: before?.accuracy ?? null,
    mustFailed,
    wrong,
    changed: before ? changes(before, judged) : [],
    stoppedBy,
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function changes(before: Judged, now: Judged): ReleaseReport['changed'] {
  return now.answers.flatMap(({ text, expected, got }, row) => {
    const was = before.answers[row]?.got ?? null
    return was === got ? [] : [{ text, expected, before: was, now: got }]
  })
}
