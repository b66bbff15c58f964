import type { Script } from '#modules/knowledge/contract.ts'
import { typedValue } from '#modules/knowledge/form-contract.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { formFieldWords } from './form-words.ts'

type Field = Script['formFields'][number]
type Values = Readonly<Record<string, string>>

/** A kept value as it is read. */
export function shownValue({ field, kind, options }: Field, values: Values, locale: Locale): string {
  const kept = values[field]
  const say = sayIn(formFieldWords, locale)
  if (kept === undefined) return say('empty')
  if (kind === 'yes-no') return say(kept === 'yes' ? 'yes' : 'no')
  if (kind === 'choice') return options.find(({ option }) => option === kept)?.name[locale] ?? kept
  return typedValue(kind, kept)
}

/** What a case can take over: every filled field as a line of the note, and by its name for a case that asks the same. */
export function carriedOver(fields: readonly Field[], values: Values, locale: Locale) {
  const filled = fields.filter(({ field }) => values[field] !== undefined)
  const shown = filled.map((one) => [one, shownValue(one, values, locale)] as const)
  const mark = locale === 'en' ? ': ' : '：'
  return {
    note: shown.map(([{ name }, value]) => `${name[locale]}${mark}${value}`).join('\n'),
    fields: Object.fromEntries(shown.map(([{ field }, value]) => [field, value])),
  }
}
