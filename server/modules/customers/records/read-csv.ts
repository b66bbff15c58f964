/** A file that cannot be read as CSV at all: the reason is a refusal's name. */
export class UnreadableCsv extends Error {
  readonly reason: 'not-utf8' | 'line-too-long' | 'quote-not-closed'
  readonly line: number
  constructor(reason: UnreadableCsv['reason'], line: number) {
    super(reason)
    this.reason = reason
    this.line = line
  }
}

export interface CsvRow {
  /** Of the file, from 1, the header included; a value over several lines counts from its first. */
  readonly line: number
  readonly values: readonly string[]
}

/** Longest row, in characters: keeps memory the same however long the file. */
const LONGEST_ROW = 64 * 1024

/**
 * The rows of a comma-separated file (RFC 4180, UTF-8, a byte-order mark allowed) as they arrive, in arrays of as many as a
 * chunk completes. Empty lines are passed over but counted. Throws `UnreadableCsv`.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let line = 1
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new UnreadableCsv('not-utf8', line)
    }
  }
  const take = (isEnd: boolean): CsvRow[] => {
    const rows: CsvRow[] = []
    let from = 0
    while (from < text.length) {
      const end = endOfRow(text, from)
      if (end === -1 && (!isEnd || hasOpenQuote(text, from))) {
        if (isEnd) throw new UnreadableCsv('quote-not-closed', line)
        break
      }
      const row = text.slice(from, end === -1 ? text.length : end)
      const bare = row.endsWith('\r') ? row.slice(0, -1) : row
      if (bare.length > LONGEST_ROW) throw new UnreadableCsv('line-too-long', line)
      if (bare !== '') rows.push({ line, values: valuesOf(bare) })
      line += row.includes('\n') ? row.split('\n').length : 1
      from = end === -1 ? text.length : end + 1
    }
    text = text.slice(from)
    if (text.length > LONGEST_ROW) throw new UnreadableCsv('line-too-long', line)
    return rows
  }
  for await (const chunk of chunks) {
    text += decode(chunk)
    const rows = take(false)
    if (rows.length > 0) yield rows
  }
  text += decode()
  const rows = take(true)
  if (rows.length > 0) yield rows
}

/** The line feed that ends the row: the first one outside of quotes; -1 when it has not arrived. */
function endOfRow(text: string, from: number): number {
  let feed = text.indexOf('\n', from)
  let quote = text.indexOf('"', from)
  while (quote !== -1 && feed !== -1 && quote < feed) {
    const close = text.indexOf('"', quote + 1)
    if (close === -1) return -1
    if (close > feed) feed = text.indexOf('\n', close)
    quote = text.indexOf('"', close + 1)
  }
  return feed
}

const hasOpenQuote = (text: string, from: number): boolean => (text.slice(from).match(/"/g)?.length ?? 0) % 2 === 1

function valuesOf(row: string): string[] {
  if (!row.includes('"')) return row.split(',')
  const values: string[] = []
  const VALUE = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy
  for (;;) {
    const found = VALUE.exec(row)
    if (!found) return [...values, row]
    values.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '') return values
  }
}
