export type CsvRead =
  | { readonly ok: true; readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[] }
  | { readonly ok: false; readonly fault: string }

/**
 * Rows of comma-separated values as in RFC 4180: a cell in quotes may hold commas, line breaks and doubled quotes. Empty
 * lines are left out.
 * @returns rows with the number of the line they begin on; a fault when a quote is never closed
 */
export function readCsv(text: string): CsvRead {
  const rows: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let line = 1
  let beganOn = 1
  // A cell in quotes, or one without, and what follows it: a comma, the end of the line or of the text.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r?\n|$)/y
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text)
    if (!found) return { ok: false, fault: `line ${line}: a quote is not closed, or something follows it` }
    const [whole, quoted, plain = '', after] = found
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim())
    line += whole.split('\n').length - 1
    if (after === ',') continue
    if (cells.some((each) => each !== '')) rows.push({ line: beganOn, cells })
    cells = []
    beganOn = line
  }
  return { ok: true, rows }
}
