export type CsvCell = string | number | null | undefined

/** A comma-separated file as spreadsheets read it: with a byte-order mark, so that Chinese stays Chinese. */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * Text a spreadsheet would take for a formula begins with an apostrophe instead: a customer's name must not run on the
 * supervisor's desk. Numbers of ours stay numbers.
 * Where a semicolon or a tab parts the columns, what stands behind one in a text would begin a cell: such text is quoted.
 * Source: OWASP, CSV injection; ASVS 5.0, 1.2.10.
 */
function cell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const guarded = FORMULA.test(value) ? `'${value}` : value
  return /[",;|\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** What begins a formula, also behind blanks and signs that show nothing, which some readers drop; or full-width. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r]/u

/** Hands a file to the browser's downloads. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
