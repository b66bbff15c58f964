import type { CompiledLexicon } from './compile-lexicon.ts'
import { ANGER_OF, DROPPED_IN_QUOTES, HEARD_THOUGH_DENIED } from './cue-weights.ts'
import { clauseBefore, meantBy, textOf } from './denial.ts'
import type { CueEntry, CueKind } from './lexicon.ts'
import { findPhrases, longestOnly, type Match } from './phrase-book.ts'
import type { FeltToken } from './read-text.ts'

/** A place in the original text, `start <= unit < end`, UTF-16 units. */
export type Span = readonly [start: number, end: number]

/** Something the customer said that may need a person. */
export interface Cue {
  readonly code: string
  readonly kind: CueKind
  /** How angry whoever says this is, 0..1. */
  readonly anger: number
  readonly span: Span
}

/** Cues in the order of the text; of one code only the longest of overlapping finds. */
export function findCues(tokens: readonly FeltToken[], lexicon: CompiledLexicon): readonly Cue[] {
  const innocent = findPhrases(lexicon.innocent, tokens)
  const meant = findPhrases(lexicon.cues, tokens).filter(
    (match) =>
      !innocent.some(({ value, from, to }) => value === match.value && from <= match.from && match.to <= to) &&
      isMeant(match, tokens),
  )
  const byCode = new Map<string, Match<CueEntry>[]>()
  for (const match of meant) byCode.set(match.value.code, [...(byCode.get(match.value.code) ?? []), match])
  return [...byCode.values()]
    .flatMap((matches) => longestOnly(matches))
    .map(({ value, from, to }) => ({
      code: value.code,
      kind: value.kind,
      anger: value.anger ?? ANGER_OF[value.kind],
      span: spanOf(tokens, from, to),
    }))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.code < b.code ? -1 : 1))
}

export const spanOf = (tokens: readonly FeltToken[], from: number, to: number): Span => [
  tokens[from]?.start ?? 0,
  tokens[to - 1]?.end ?? 0,
]

function isMeant({ value, from, to }: Match<CueEntry>, tokens: readonly FeltToken[]): boolean {
  const isDeniable = value.deniable ?? !HEARD_THOUGH_DENIED.has(value.kind)
  if (isDeniable && meantBy(tokens, from, to) === 'denied') return false
  return !DROPPED_IN_QUOTES.has(value.kind) || !isOthersWord(tokens, from, to)
}

/** Quoted, beside words that are not, and not announced as the customer's own: 我说“我要投诉” stays theirs. */
export function isOthersWord(tokens: readonly FeltToken[], from: number, to: number): boolean {
  if (!tokens.slice(from, to).every(({ isQuoted }) => isQuoted)) return false
  let first = from
  while (first > 0 && tokens[first - 1]?.isQuoted === true) first -= 1
  if (tokens.every(({ isQuoted }) => isQuoted)) return false
  const before = tokens[first - 1]
  const announcement = before === undefined ? '' : textOf([...clauseBefore(tokens, first - 1), before])
  return !OWN_WORDS.test(announcement)
}

const OWN_WORDS =
  /(?:我|我们|本人)(?!的?(?:朋友|同事|同学|家人|老公|老婆|先生|太太|[爸妈父母儿女哥姐弟妹]))(?:[^你您他她它]{0,6})(?:说|讲|问|喊|要求|回答|表示|告诉.{0,4})[了过道]?$| (?:i|we) (?:[a-z]+ ){0,3}(?:said|say|asked|told|tell|repeat|shouted|want|typed|wrote)(?: [a-z]+){0,3} ?$/
