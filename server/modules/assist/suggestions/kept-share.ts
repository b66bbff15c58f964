/** How much of an answer that was put in still stands in the message that was sent. */
export interface Kept {
  /** Share of the answer that the message holds, 0..1. */
  readonly ofAnswer: number
  /** Share of the message that is from the answer, 0..1. */
  readonly ofMessage: number
}

const PIECE = 3

/**
 * Compares by overlapping pieces of three characters, each counted as often as it stands there, letters small, white space
 * and marks left out: an edit costs the pieces it touches, moving a sentence costs its seams, and both languages are
 * treated alike. Texts shorter than a piece are one piece. Nothing shares nothing.
 * Source: containment of shingles (Broder 1997).
 */
export function keptShare(answer: string, message: string): Kept {
  const [ofAnswer, ofMessage] = [piecesOf(answer), piecesOf(message)]
  let shared = 0
  for (const [piece, count] of ofAnswer) shared += Math.min(count, ofMessage.get(piece) ?? 0)
  return { ofAnswer: share(shared, ofAnswer), ofMessage: share(shared, ofMessage) }
}

/** At least half of the answer was sent, … */
const HALF = 0.5
/** … or a fifth of it and next to nothing else: who sends one paragraph of a long article uses it. */
const PART = 0.2
const NOTHING_ELSE = 0.8

/** Whether a message that holds this much of an answer uses it. */
export const isUse = ({ ofAnswer, ofMessage }: Kept): boolean =>
  ofAnswer >= HALF || (ofAnswer >= PART && ofMessage >= NOTHING_ELSE)

function piecesOf(text: string): ReadonlyMap<string, number> {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((one) => /[\p{L}\p{N}]/u.test(one))
  const pieces = new Map<string, number>()
  if (letters.length === 0) return pieces
  for (let at = 0; at <= Math.max(0, letters.length - PIECE); at += 1) {
    const piece = letters.slice(at, at + PIECE).join('')
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
  }
  return pieces
}

function share(shared: number, pieces: ReadonlyMap<string, number>): number {
  let all = 0
  for (const count of pieces.values()) all += count
  return all === 0 ? 0 : shared / all
}
