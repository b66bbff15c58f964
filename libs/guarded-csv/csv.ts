export type CsvCell = string | number | null | undefined

/** A comma-separated file as spreadsheets read it: with a byte-order mark, so that Chinese stays Chinese. */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * Text a spreadsheet would take for a formula begins with an apostrophe instead. Numbers stay numbers.
 * Who parts columns by semicolons or tabs sees no quotes in the middle of a line: there, what stands behind one of them,
 * or on a new line, begins a cell of its own, and gets its apostrophe as well.
 * Source: OWASP, CSV injection; ASVS 5.0, 1.2.10.
 */
function cell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const guarded = (FORMULA.test(value) ? `'${value}` : value).replace(FORMULA_WITHIN, "$&'")
  return /[",;|\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** What begins a formula, also behind blanks and signs that show nothing, which some readers drop; or full-width. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r]/u

const FORMULA_WITHIN = /[;\t\r\n][\s\p{Cc}\p{Cf}"]*(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu
