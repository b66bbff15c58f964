/** One line of the palette. */
export interface PaletteLine {
  readonly key: string
  readonly group: 'pages' | 'contacts'
  readonly words: string
  /** Further words it is found by, shown small. */
  readonly more: string
}

/** The lines that hold every word typed, in any part; those that begin with the first word come first. */
export function findLines<Line extends PaletteLine>(lines: readonly Line[], typed: string): readonly Line[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const first = words[0]
  if (first === undefined) return lines
  const found = lines.filter((line) => {
    const text = `${line.words} ${line.more}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = (line: Line) => Number(line.words.toLowerCase().startsWith(first))
  return found.toSorted((a, b) => begins(b) - begins(a))
}
