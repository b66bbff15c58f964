import type { TryOut } from '#modules/bot/editor-contract.ts'

/** A run of the text; `isFor`: its words spoke for the likeliest intent. */
export interface Piece {
  readonly from: number
  readonly words: string
  readonly isFor: boolean
}

/** The text in runs, so that the words that spoke for the intent can be marked; together they are the text again. */
export function piecesOf(text: string, features: TryOut['features']): readonly Piece[] {
  const marked = new Array<boolean>(text.length).fill(false)
  for (const { weight, span } of features) {
    const [from = 0, to = 0] = span ?? []
    if (weight > 0) marked.fill(true, from, to)
  }
  const pieces: Piece[] = []
  let from = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue
    pieces.push({ from, words: text.slice(from, at), isFor: marked[from] ?? false })
    from = at
  }
  return pieces
}
