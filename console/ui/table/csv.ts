export type CsvCell = string | number | null | undefined

/** A comma-separated file as spreadsheets read it: with a byte-order mark, so that Chinese stays Chinese. */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * Text a spreadsheet would take for a formula begins with an apostrophe instead: a customer's name must not run on the
 * supervisor's desk. Numbers of ours stay numbers.
 * Source: OWASP, CSV injection; ASVS 5.0, 1.2.10.
 */
function cell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const guarded = /^[\s]*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Hands a file to the browser's downloads. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
