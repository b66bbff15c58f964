import { foldToDigitsAndLetters } from './characters.ts'
import { findAnswer } from './find-codes.ts'
import { findSensitive, type SensitiveRange } from './find-sensitive.ts'
import { findClosingLabels, findLabels } from './labels.ts'
import { countFindings, type Finding, type FindingKind, maskMessage } from './mask-message.ts'
import { renderMask } from './render-mask.ts'

export type MaskedSequence = {
  /** The texts masked, in the same order and number. */
  readonly texts: readonly string[]
  /** What the newest text completed or held. Earlier findings that lie in one text are not counted again. */
  readonly findings: readonly Finding[]
  /** Indexes of earlier texts, already written, that must be rewritten: each holds a part of what is now complete. */
  readonly rewrite: readonly number[]
}

/**
 * Masks a message together with what its author wrote just before: a number sent in pieces, "6217 0012" and then
 * "3456 7890 123", and a code sent alone, in answer to a question for it or after a message that ends in its name.
 * The pieces before the last were harmless when they were written and could not be masked; `rewrite` names them. A
 * caller that cannot rewrite promises less: then the last piece is masked, and the earlier ones stay.
 * @param texts recent messages of one author, oldest first and as stored; the last is the new one. A handful is enough:
 *   nineteen digits one a message need nineteen
 * @param question what the other side wrote before the new message, when it still stands unanswered
 */
export function maskSequence(texts: readonly string[], question = ''): MaskedSequence {
  const newest = texts.length - 1
  const alone = texts.map((text) => maskMessage(text))
  const answer =
    findAnswer(texts[newest] ?? '', findLabels(question)) ??
    findAnswer(texts[newest] ?? '', findClosingLabels(texts[newest - 1] ?? ''))
  const joined = texts.join(JOINT)
  const starts = startsOf(texts)
  const crossing = findSensitive(joined).ranges.filter(({ start, end }) => joined.slice(start, end).includes(JOINT))
  const pieces = crossing.flatMap((range) => piecesOf(range, joined, starts, texts))
  const masked = texts.map((text, index) => {
    const own = pieces.filter((piece) => piece.index === index)
    if (index === newest && answer && own.length === 0) return maskPieces(text, [pieceOf(text, answer, index)])
    return own.length === 0 ? (alone[index]?.text ?? text) : maskMessage(maskPieces(text, own)).text
  })
  const kinds = new Set(pieces.filter((piece) => piece.index === newest).map((piece) => piece.range))
  const found: FindingKind[] = [...kinds].map((range) => range.kind)
  if (answer && found.length === 0) found.push(answer.kind)
  return {
    texts: masked,
    findings: found.length > 0 ? countFindings(found) : (alone[newest]?.findings ?? []),
    rewrite: texts.flatMap((text, index) => (index < newest && masked[index] !== text ? [index] : [])),
  }
}

/** Separates two messages where a blank would; digit-scan.ts knows it as a separator, code-gap.ts as the end of a sentence. */
const JOINT = '\u001e'

type Piece = {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly mask: string
  readonly range: SensitiveRange
}

function startsOf(texts: readonly string[]): readonly number[] {
  let start = 0
  return texts.map((text) => {
    const own = start
    start += text.length + JOINT.length
    return own
  })
}

/** The share of each text in a number that crosses texts; every share shows the digits the whole mask shows there. */
function piecesOf(range: SensitiveRange, joined: string, starts: readonly number[], texts: readonly string[]): Piece[] {
  const mask = renderMask(joined.slice(range.start, range.end), range.kind)
  let used = 0
  return texts.flatMap((text, index) => {
    const start = Math.max(range.start - (starts[index] ?? 0), 0)
    const end = Math.min(range.end - (starts[index] ?? 0), text.length)
    if (start >= end) return []
    const size = foldToDigitsAndLetters(text.slice(start, end)).length
    used += size
    return [{ index, start, end, mask: mask.slice(used - size, used), range }]
  })
}

function pieceOf(text: string, range: SensitiveRange, index: number): Piece {
  return {
    index,
    start: range.start,
    end: range.end,
    mask: renderMask(text.slice(range.start, range.end), range.kind),
    range,
  }
}

function maskPieces(text: string, pieces: readonly Piece[]): string {
  let masked = ''
  let from = 0
  for (const piece of pieces) {
    masked += text.slice(from, piece.start) + piece.mask
    from = piece.end
  }
  return masked + text.slice(from)
}
