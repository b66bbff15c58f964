/** Whether a spreadsheet would take a cell for a formula, also behind blanks and signs that show nothing. */
export const isFormula = (cell: string): boolean => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)

/** Cells as a spreadsheet reads them: what stands in quotes is one, whatever is in it. */
export function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = ['']
  const add = (sign: string) => cells.push((cells.pop() ?? '') + sign)
  let isQuoted = false
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charAt(place)
    if (isQuoted && sign === '"' && text.charAt(place + 1) === '"') {
      add('"')
      place += 1
    } else if (sign === '"' && (isQuoted || cells.at(-1) === '')) isQuoted = !isQuoted
    else if (!isQuoted && (sign === separator || sign === '\n')) cells.push('')
    else add(sign)
  }
  return cells
}
