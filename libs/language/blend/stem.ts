import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'

/**
 * An English word without its commonest endings, so that "charges", "charged" and "charging" meet; letters of other
 * scripts, numbers and words of three letters or fewer stay as they are. Made to bring words together for counting, not
 * to be shown. Cuts less than Porter 1980 does: plural, -ing, -ed, -ly, -ment, -ation, silent e, final y.
 */
export function stemOf(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word
  const stem = withoutEnding(withoutInflection(singular(word)))
  if (stem.length > 4 && stem.endsWith('e')) return stem.slice(0, -1)
  return stem.length > 3 && stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem
}

/** Stems of the words of a text in their order; every number is '0'. */
export const stemsOf = (text: string): readonly string[] =>
  tokensOf(normalise(text)).map(({ text: word, script }) => (script === 'digit' ? '0' : stemOf(word)))

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.endsWith('sses')) return word.slice(0, -2)
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutInflection(word: string): string {
  const [, stem] = /^(.{3,})(?:ing|ed)$/.exec(word) ?? []
  if (stem === undefined) return word.length > 5 && word.endsWith('ly') ? word.slice(0, -2) : word
  return stem.length > 3 && /([^lsz])\1$/.test(stem) ? stem.slice(0, -1) : stem
}

function withoutEnding(word: string): string {
  const [, stem] = /^(.{4,})ment$/.exec(word) ?? /^(.{3,})ation$/.exec(word) ?? /^(.{4,}t)ion$/.exec(word) ?? []
  return stem ?? word
}
