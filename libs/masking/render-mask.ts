import { foldToDigitsAndLetters } from './characters.ts'
import type { FindingKind } from './mask-message.ts'

/** What stands in the text instead of a finding. */
export function renderMask(written: string, kind: FindingKind): string {
  if (kind === 'card') return keepEnds(foldToDigitsAndLetters(written), 6, 4)
  if (kind === 'national-id') return renderIdentity(written)
  return kind === 'security-code' ? '***' : '******'
}

/** The first `head` and last `tail` characters with a star for every one between. */
export function keepEnds(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)
}

/** 1****************8; a Hong Kong number keeps its brackets: A******(3). */
function renderIdentity(written: string): string {
  const masked = keepEnds(foldToDigitsAndLetters(written.replace('×', 'X')), 1, 1)
  return /[)）\]\uff3d]$/.test(written) ? `${masked.slice(0, -1)}(${masked.slice(-1)})` : masked
}
