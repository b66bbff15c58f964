import type { OwnLine } from '#modules/conversations/red-line-sets-contract.ts'

const NO_WORDS = { 'zh-CN': '', 'zh-TW': '', en: '' }

/** A line as its fields hold it: phrases and sentences one a row of text. */
export interface FieldLine {
  readonly code: string
  readonly severity: OwnLine['severity']
  readonly name: OwnLine['name']
  readonly instead: OwnLine['instead']
  readonly zh: string
  readonly en: string
  readonly mustFire: string
  readonly mustNotFire: string
}

/** `code` empty: it is given when the line is read from the fields. */
export const NEW_LINE: FieldLine = {
  ...{ code: '', severity: 'serious', name: NO_WORDS, instead: NO_WORDS },
  ...{ zh: '', en: '', mustFire: '', mustNotFire: '' },
}

export const toFields = (line: OwnLine): FieldLine => ({
  ...line,
  zh: line.zh.join('\n'),
  en: line.en.join('\n'),
  mustFire: line.mustFire.join('\n'),
  mustNotFire: line.mustNotFire.join('\n'),
})

/** Lines from their fields; new ones get the codes after the highest that was ever given. */
export function fromFields(fields: readonly FieldLine[], known: readonly string[]): readonly OwnLine[] {
  const numbers = [...known, ...fields.map(({ code }) => code)].map((code) =>
    Number(/^bank-(\d+)$/.exec(code)?.[1] ?? 0),
  )
  let last = Math.max(0, ...numbers)
  return fields.map((field) => ({
    ...field,
    code: field.code === '' ? `bank-${++last}` : field.code,
    zh: rowsOf(field.zh),
    en: rowsOf(field.en),
    mustFire: rowsOf(field.mustFire),
    mustNotFire: rowsOf(field.mustNotFire),
  }))
}

const rowsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
