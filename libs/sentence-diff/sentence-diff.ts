/** One sentence of two texts laid side by side, in reading order. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Longer texts than this are compared by their paragraphs alone, so that comparing stays quick. */
const MOST_SENTENCES = 800

/**
 * What changed between two texts, sentence by sentence: people judge a change of wording by whole sentences, not by
 * letters. What was removed stands before what came in its place.
 * @returns pieces whose `same` and `added` ones make up `newer`, and whose `same` and `removed` ones make up `older`,
 * to the letter; empty for two empty texts
 * Source: longest common subsequence (Wagner & Fischer 1974), over sentences.
 */
export function sentenceDiff(older: string, newer: string): readonly Piece[] {
  const [before, after] = [cut(older), cut(newer)]
  const common = lengths(before, after)
  const pieces: Piece[] = []
  let [a, b] = [0, 0]
  while (a < before.length || b < after.length) {
    const [old, fresh] = [before[a], after[b]]
    if (old !== undefined && old === fresh) {
      pieces.push({ kind: 'same', text: old })
      a += 1
      b += 1
    } else if (fresh === undefined || (old !== undefined && at(common, a + 1, b) >= at(common, a, b + 1))) {
      pieces.push({ kind: 'removed', text: old ?? '' })
      a += 1
    } else {
      pieces.push({ kind: 'added', text: fresh })
      b += 1
    }
  }
  return pieces
}

/** Sentences with the signs and spaces behind them: together the text, to the letter. A dot ends one before a space only. */
export function cut(text: string): readonly string[] {
  const sentences = text.split(/(?<=[。！？!?；\n]["”’」）)]*)(?![。！？!?；\n"”’」）)\s])|(?<=\.["”’)]*\s+)(?=\S)/u)
  const whole = sentences.filter((part) => part !== '')
  return whole.length > MOST_SENTENCES ? (text.match(/[^\n]*\n*/g) ?? []).filter((part) => part !== '') : whole
}

const at = (table: readonly Uint16Array[], a: number, b: number): number => table[a]?.[b] ?? 0

/** How many sentences two ends have in common: `[a][b]` for those from `a` of one and from `b` of the other. */
function lengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const row = table[a]
    if (!row) continue
    for (let b = after.length - 1; b >= 0; b -= 1) {
      row[b] = before[a] === after[b] ? at(table, a + 1, b + 1) + 1 : Math.max(at(table, a + 1, b), at(table, a, b + 1))
    }
  }
  return table
}
