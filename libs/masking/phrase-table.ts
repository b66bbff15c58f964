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
  const byStart = new Map<number, PhraseMatchEntry<T>[]>()
  for (const [meaning, phrases] of entries)
    for (const phrase of phrases) {
      const start = phrase.charCodeAt(0)
      for (const unit of unitsFoldingTo(start)) starts[unit] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { phrase, meaning }])
    }
  for (const found of byStart.values()) found.sort((a, b) => b.phrase.length - a.phrase.length)
  return {
    matchAt(text, at) {
      const unit = text.charCodeAt(at)
      if (starts[unit] !== 1) return undefined
      const entry = byStart.get(foldUnit(unit))?.find(({ phrase }) => standsAt(text, at, phrase))
      return entry && { length: entry.phrase.length, meaning: entry.meaning }
    },
  }
}

type PhraseMatchEntry<T> = { readonly phrase: string; readonly meaning: T }

function standsAt(text: string, at: number, phrase: string): boolean {
  for (let index = 0; index < phrase.length; index++)
    if (foldUnit(text.charCodeAt(at + index)) !== phrase.charCodeAt(index)) return false
  if (isLatinLetter(phrase.charCodeAt(0)) && at > 0 && isLatinLetter(text.charCodeAt(at - 1))) return false
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
