import { findSensitive } from './find-sensitive.ts'
import { renderMask } from './render-mask.ts'

export type FindingKind = 'card' | 'security-code' | 'national-id' | 'one-time-code' | 'password'

/** How many of one kind a text held; kinds with none are left out. */
export type Finding = { readonly kind: FindingKind; readonly count: number }

export type MaskedText = { readonly text: string; readonly findings: readonly Finding[] }

/**
 * A text with card numbers, identity numbers and secrets masked, fit for its first write; everything else unchanged.
 * Cards keep the first six and last four digits, identity numbers the first and last character, codes and passwords
 * nothing. Visible digits come out as ASCII and without separators: ６２１７ ００１２… becomes 621700******3391.
 * Masking what was masked changes nothing. Time grows linearly with the length of the text.
 * @param text any string, also with NUL, lone surrogates and control characters, which are left as they are
 */
export function maskMessage(text: string): MaskedText {
  const { ranges } = findSensitive(text)
  if (ranges.length === 0) return { text, findings: [] }
  let masked = ''
  let from = 0
  for (const range of ranges) {
    masked += text.slice(from, range.start) + renderMask(text.slice(range.start, range.end), range.kind)
    from = range.end
  }
  return { text: masked + text.slice(from), findings: countFindings(ranges.map((range) => range.kind)) }
}

/** Counts by kind, in the order the kinds first appear. */
export function countFindings(kinds: readonly FindingKind[]): readonly Finding[] {
  const counts = new Map<FindingKind, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count }))
}
