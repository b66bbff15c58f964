import { readText } from '../support/files.ts'
import { InputFault } from '../support/terminal.ts'
import type { TextRow } from './task.ts'

/**
 * The rows of a JSON Lines file, plain or gzip; empty lines are passed over.
 * @param read a row from the fields of a line, or what is wrong with it
 * @throws InputFault that names the first faulty lines, all of them looked at
 */
export function readRows<Row>(
  path: string,
  read: (fields: Readonly<Record<string, unknown>>) => Row | string,
): readonly Row[] {
  const rows: Row[] = []
  const faults: string[] = []
  for (const [at, line] of readText(path).split('\n').entries()) {
    if (line.trim() === '') continue
    const fields = parse(line)
    const row = typeof fields === 'string' ? fields : read(fields)
    if (typeof row === 'string') faults.push(`${path} line ${at + 1}: ${row}`)
    else rows.push(row)
  }
  if (faults.length > 0) throw new InputFault(firstOf(faults))
  return rows
}

const TOLD = 5

const firstOf = (faults: readonly string[]): string =>
  [...faults.slice(0, TOLD), ...(faults.length > TOLD ? [`and ${faults.length - TOLD} more such lines`] : [])].join(
    '\n',
  )

function parse(line: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Told below: a broken line and one that is no object need the same.
  }
  return 'give one JSON object a line, as {"text":"我的卡丢了","label":"card-lost"}'
}

/** The text of a row, whatever else stands in it. */
export const readTextRow = (fields: Readonly<Record<string, unknown>>): TextRow | string =>
  typeof fields.text === 'string' ? { text: fields.text } : 'the field "text" is missing: give the text as a string'

/** The texts of a file; other fields are not looked at. No path, no texts. */
export const readTexts = (path: string | undefined): readonly string[] =>
  path === undefined ? [] : readRows(path, readTextRow).map(({ text }) => text)
