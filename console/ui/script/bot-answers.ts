import type { HandOverCard } from '#modules/bot/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { keptValue } from '#modules/knowledge/form-contract.ts'
import type { Locale } from '../words/locale.ts'

type Field = Script['formFields'][number]

export interface BotAnswer {
  readonly field: Field
  /** As it is typed into the field. */
  readonly value: string
}

/** Units and marks that stand around an amount where it is told. */
const AROUND_AMOUNT = /^(?:CNY|RMB|¥|￥)\s*|\s*(?:元|CNY|RMB|yuan)$/gi

/** What the bot found out of the fields that are still empty; what does not fit its field is not offered. */
export function botAnswers(
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
  form: HandOverCard['form'],
  locale: Locale,
): BotAnswer[] {
  return fields.flatMap((field) => {
    const told = values[field.field] === undefined ? form[field.field]?.[locale] : undefined
    if (told === undefined) return []
    const value = typedFrom(field, told.trim())
    return keptValue(field, value) === undefined ? [] : [{ field, value }]
  })
}

function typedFrom({ kind, options }: Field, told: string): string {
  if (kind === 'amount') return told.replace(AROUND_AMOUNT, '')
  const chosen = options.find(({ name }) => Object.values(name).includes(told))
  return chosen?.option ?? told
}
