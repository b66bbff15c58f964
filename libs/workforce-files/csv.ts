/** One line of a CSV file after its header. */
export interface CsvRow {
  /** Line in the file, the header being 1. */
  readonly line: number
  /** One text per column of the header, without surrounding blanks. */
  readonly cells: readonly string[]
}

export interface Fault {
  /** Line in the file; 0 where no line is at fault. */
  readonly line: number
  /** What is wrong, and what to do. */
  readonly problem: string
}

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Lines that have more or fewer cells than the header; they are not among `rows`. */
  readonly faults: readonly Fault[]
}

/**
 * Comma-separated text with a header (RFC 4180: quoted cells may hold commas and doubled quotes, not line ends). Lines
 * of blanks are passed over; they still count, so that `line` is what an editor shows.
 */
export function readCsv(text: string): CsvTable {
  const rows: CsvRow[] = []
  const faults: Fault[] = []
  let header: readonly string[] | null = null
  text.split('\n').forEach((raw, index) => {
    const line = index + 1
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (content.trim() === '') return
    const cells = cellsOf(content)
    if (header === null) header = cells
    else if (cells.length === header.length) rows.push({ line, cells })
    else
      faults.push({
        line,
        problem: `${cells.length} cells where the header has ${header.length}: write one per column`,
      })
  })
  return { header: header ?? [], rows, faults }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim())
  const cells: string[] = []
  const pattern = /(?:^|,)\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g
  for (const match of line.matchAll(pattern)) cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
  return cells
}

/** A plain decimal number, as files write it; null for anything else, also for nothing. */
export function numberIn(cell: string): number | null {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : null
}

/** Faults as lines of text, the first `most` of them and how many more there are. */
export function inLines(faults: readonly Fault[], most = 20): string {
  const shown = faults.slice(0, most).map(({ line, problem }) => (line > 0 ? `line ${line}: ${problem}` : problem))
  return faults.length > most ? [...shown, `… and ${faults.length - most} more`].join('\n') : shown.join('\n')
}
