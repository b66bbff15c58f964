import { foldUnit, isLatinLetter } from './characters.ts'

/** Fixed phrases, each with a meaning, found at one place of a text in time that does not grow with the text. */
export type PhraseTable<T> = {
  /** Longest phrase that starts at `at`, or undefined. Latin phrases match whole words only, in any case or width. */
  readonly matchAt: (text: string, at: number) => PhraseMatch<T> | undefined
}

export type PhraseMatch<T> = { readonly length: number; readonly meaning: T }

/** @param entries meaning and its phrases; lower case, full-width forms need not be listed */
export function phraseTable<T>(entries: readonly (readonly [T, readonly string[]])[]): PhraseTable<T> {
  const starts = new Uint8Array(0x10000)
  const pairs = new Uint8Array(PAIR_SLOTS)
  const byStart = new Map<number, PhraseEntry<T>[]>()
  for (const [meaning, phrases] of entries)
    for (const phrase of phrases) {
      const start = phrase.charCodeAt(0)
      for (const unit of unitsFoldingTo(start))
        starts[unit] = (starts[unit] ?? 0) | (phrase.length === 1 ? SINGLE : LONGER)
      if (phrase.length > 1) pairs[pairSlot(start, phrase.charCodeAt(1))] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { phrase, match: { length: phrase.length, meaning } }])
    }
  for (const list of byStart.values()) list.sort((a, b) => b.phrase.length - a.phrase.length)
  return {
    matchAt(text, at) {
      const unit = text.charCodeAt(at)
      const start = starts[unit]
      if (!start) return undefined
      if (at > 0 && isLatinLetter(unit) && isLatinLetter(text.charCodeAt(at - 1))) return undefined
      const folded = foldUnit(unit)
      if (start === LONGER && pairs[pairSlot(folded, foldUnit(text.charCodeAt(at + 1)))] === 0) return undefined
      for (const { phrase, match } of byStart.get(folded) ?? []) if (standsAt(text, at, phrase)) return match
      return undefined
    },
  }
}

type PhraseEntry<T> = { readonly phrase: string; readonly match: PhraseMatch<T> }

const SINGLE = 1
const LONGER = 2
/** A look-up of the first two units turns away almost every place that is not a phrase. */
const PAIR_SLOTS = 8192

function pairSlot(first: number, second: number): number {
  return (first * 31 + second * 7) & (PAIR_SLOTS - 1)
}

function standsAt(text: string, at: number, phrase: string): boolean {
  for (let index = 1; index < phrase.length; index++)
    if (foldUnit(text.charCodeAt(at + index)) !== phrase.charCodeAt(index)) return false
  const end = at + phrase.length
  const cutsWord = isLatinLetter(phrase.charCodeAt(phrase.length - 1)) && isLatinLetter(text.charCodeAt(end))
  return !cutsWord
}

function unitsFoldingTo(unit: number): number[] {
  const units = [unit]
  if (unit >= 97 && unit <= 122) units.push(unit - 32, unit - 32 + 0xfee0)
  if (unit >= 33 && unit <= 126) units.push(unit + 0xfee0)
  return units
}
