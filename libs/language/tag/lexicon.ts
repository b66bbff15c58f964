/**
 * What pieces of text were in the training: how often each stood there, how often as a whole entity of each kind, and in
 * how many texts. While a text is learned from, its own pieces are not counted, or every entity of the training would be
 * known and the tagger would learn to trust its memory blindly.
 */
export interface Lexicon {
  readonly kinds: number
  /** By piece: [times seen, times an entity of kind 0, of kind 1, …]. */
  readonly counts: ReadonlyMap<string, Int32Array>
}

/** Longest piece that is remembered, in characters. */
export const LONGEST = 8

export interface TaggedText {
  readonly characters: readonly string[]
  readonly tags: Uint8Array
}

export function learnLexicon(texts: readonly TaggedText[], kinds: number): Lexicon {
  const entities = new Set<string>()
  for (const text of texts) for (const { piece } of entityPieces(text)) entities.add(piece)
  const counts = new Map<string, Int32Array>()
  for (const piece of entities) counts.set(piece, new Int32Array(kinds + 1))
  for (const text of texts) for (const [piece, own] of countsOf({ kinds, counts }, text)) add(counts.get(piece), own)
  return { kinds, counts }
}

/** Counts of one text alone, for those pieces the lexicon has. */
export function countsOf({ kinds, counts }: Lexicon, text: TaggedText): Map<string, Int32Array> {
  const own = new Map<string, Int32Array>()
  const of = (piece: string) => {
    const count = own.get(piece) ?? new Int32Array(kinds + 1)
    own.set(piece, count)
    return count
  }
  const { characters } = text
  for (let from = 0; from < characters.length; from++)
    for (let to = from + 1; to <= Math.min(from + LONGEST, characters.length); to++) {
      const piece = characters.slice(from, to).join('')
      if (counts.has(piece)) bump(of(piece), 0)
    }
  for (const { piece, kind } of entityPieces(text)) bump(of(piece), kind + 1)
  return own
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

function add(sum: Int32Array | undefined, own: Int32Array): void {
  own.forEach((count, at) => {
    if (sum) sum[at] = (sum[at] ?? 0) + count
  })
}

function entityPieces({ characters, tags }: TaggedText): { readonly piece: string; readonly kind: number }[] {
  const pieces: { piece: string; kind: number }[] = []
  for (let at = 0; at < tags.length; at++) {
    const tag = tags[at] ?? 0
    if (tag % 2 === 0) continue
    let end = at + 1
    while (end < tags.length && tags[end] === tag + 1) end++
    if (end - at <= LONGEST) pieces.push({ piece: characters.slice(at, end).join(''), kind: (tag - 1) / 2 })
  }
  return pieces
}
