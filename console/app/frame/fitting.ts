/**
 * How many words of a row stand in it; what does not fit goes behind one word more.
 * @param words widths of the words in px, in order
 * @param room width of the row in px
 * @param more width in px of the word behind which the others stand; taken only when something stands behind it
 * @param gap px between two words
 */
export function fitting(words: readonly number[], room: number, more: number, gap: number): number {
  const end = (count: number) => words.slice(0, count).reduce((sum, width) => sum + width + gap, 0)
  if (end(words.length) - gap <= room) return words.length
  let count = words.length
  while (count > 0 && end(count) + more > room) count -= 1
  return count
}
