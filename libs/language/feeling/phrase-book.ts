import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'
import { type FeltToken, wordOf } from './read-text.ts'

/** Phrases to look for, each with what it stands for. Made by `phraseBook`. */
export interface PhraseBook<T> {
  /** By the first word of the phrase, or by `begin*` where any ending counts. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase<T>[]>
}

interface Phrase<T> {
  readonly steps: readonly Step[]
  readonly value: T
}

type Step = { readonly kind: 'word' | 'beginning'; readonly word: string } | { readonly kind: 'gap' }

/** A phrase found: tokens `from <= n < to`. */
export interface Match<T> {
  readonly value: T
  readonly from: number
  readonly to: number
}

/** Most words or characters that `…` stands for. */
const LONGEST_GAP = 6
const GAP = '…'
/** More in one phrase of somebody's own would take long to look for. */
export const MOST_GAPS = 2

/** @throws when a phrase has no word, or begins or ends with a gap: it would be found everywhere or never */
export function phraseBook<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseBook<T> {
  const byFirst = new Map<string, Phrase<T>[]>()
  for (const [phrase, value] of entries) {
    const steps = stepsOf(phrase)
    const [first] = steps
    if (first === undefined || first.kind === 'gap' || !isWhole(steps))
      throw new Error(`The phrase "${phrase}" must begin and end with a word: write the words before and after …`)
    const key = first.kind === 'beginning' ? `${first.word}*` : first.word
    const known = byFirst.get(key)
    if (known === undefined) byFirst.set(key, [{ steps, value }])
    else known.push({ steps, value })
  }
  return { byFirst }
}

/** Whether it can stand in a book. */
export const isPhrase = (phrase: string): boolean => isWhole(stepsOf(phrase))

const isWhole = (steps: readonly Step[]): boolean =>
  steps[0] !== undefined && steps[0].kind !== 'gap' && steps.at(-1)?.kind !== 'gap'

/** Every place where a phrase stands, overlapping ones too, in the order of the text; none crosses a clause. */
export function findPhrases<T>({ byFirst }: PhraseBook<T>, tokens: readonly FeltToken[]): readonly Match<T>[] {
  const matches: Match<T>[] = []
  for (const [from, { word }] of tokens.entries()) {
    for (const key of keysOf(word)) {
      for (const { steps, value } of byFirst.get(key) ?? []) {
        const to = endOf(steps, 1, tokens, from, from + 1)
        if (to !== undefined) matches.push({ value, from, to })
      }
    }
  }
  return matches
}

/** Of matches that overlap the longest stays, of equally long ones the first. */
export function longestOnly<T>(matches: readonly Match<T>[]): readonly Match<T>[] {
  const kept: Match<T>[] = []
  for (const match of [...matches].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (kept.every(({ from, to }) => match.to <= from || to <= match.from)) kept.push(match)
  return kept.sort((a, b) => a.from - b.from)
}

function stepsOf(phrase: string): readonly Step[] {
  const steps: Step[] = []
  for (const [n, part] of phrase.split(GAP).entries()) {
    if (n > 0) steps.push({ kind: 'gap' })
    const text = normalise(part)
    for (const { text: word, end, script } of tokensOf(text)) {
      const isBeginning = script === 'latin' && text.charAt(end) === '*'
      steps.push({ kind: isBeginning ? 'beginning' : 'word', word: wordOf(word) })
    }
  }
  return steps
}

/** Where the rest of a phrase ends that stands from `at` on, in the clause of the token before. */
function endOf(
  steps: readonly Step[],
  step: number,
  tokens: readonly FeltToken[],
  from: number,
  at: number,
): number | undefined {
  const wanted = steps[step]
  if (wanted === undefined) return at
  if (wanted.kind === 'gap') {
    for (let skipped = 0; skipped <= LONGEST_GAP; skipped += 1) {
      const to = endOf(steps, step + 1, tokens, from, at + skipped)
      if (to !== undefined) return to
    }
    return undefined
  }
  const token = tokens[at]
  if (token === undefined || token.clause !== tokens[from]?.clause) return undefined
  const fits = wanted.kind === 'word' ? token.word === wanted.word : token.word.startsWith(wanted.word)
  return fits ? endOf(steps, step + 1, tokens, from, at + 1) : undefined
}

function* keysOf(word: string): Iterable<string> {
  yield word
  if (/^[a-z]/.test(word)) for (let length = 2; length <= word.length; length += 1) yield `${word.slice(0, length)}*`
}
