import { z } from 'zod'
import { maskIdNumber } from '#libs/masking/display-masks.ts'
import { masked } from '#libs/masking/masked.ts'

/** What a field of a script's form holds. */
export const FIELD_KINDS = ['text', 'choice', 'amount', 'date', 'card-tail', 'yes-no', 'identity'] as const
export const fieldKind = z.enum(FIELD_KINDS)
export type FieldKind = z.infer<typeof fieldKind>

export const LONGEST_VALUE = 1_000
/** What a field takes. */
interface Holds {
  readonly kind: FieldKind
  /** Those of a choice. */
  readonly options?: readonly { readonly option: string }[]
}

const MOST_MINOR = 100_000_000_000_000

/**
 * What was typed into a field as it may be kept; undefined when it does not fit the kind.
 * - choice: one of the options of the field, by its id
 * - text: without card numbers, codes and identity numbers
 * - amount: minor units (1,234.5 is kept as 123450); never negative
 * - date: a day that exists, YYYY-MM-DD
 * - card-tail: exactly four digits
 * - yes-no: yes or no
 * - identity: an identity number of which the first and the last sign are kept; kept ones come back as they are
 */
export function keptValue({ kind, options = [] }: Holds, typed: string): string | undefined {
  const text = typed.trim()
  if (text === '' || text.length > LONGEST_VALUE) return undefined
  if (kind === 'choice') return options.find(({ option }) => option === text)?.option
  return READ[kind](text)
}

const READ: Readonly<Record<Exclude<FieldKind, 'choice'>, (text: string) => string | undefined>> = {
  text: (text) => masked(text),
  amount: minorOf,
  date: (text) => (isDay(text) ? text : undefined),
  'card-tail': (text) => (/^\d{4}$/.test(text) ? text : undefined),
  'yes-no': (text) => (text === 'yes' || text === 'no' ? text : undefined),
  identity: (text) => {
    if (/^[\dA-Z]\*{4,18}[\dA-Z]$/.test(text)) return text
    return /^[\dA-Za-z()（） -]{6,24}$/.test(text) ? maskIdNumber(text) : undefined
  },
}

function minorOf(text: string): string | undefined {
  const [, whole, part = ''] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const minor = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'))
  return minor <= MOST_MINOR ? String(minor) : undefined
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A kept value as it is typed: an amount in major units, all others as they are kept. */
export function typedValue(kind: FieldKind, kept: string): string {
  if (kind !== 'amount') return kept
  const digits = kept.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

interface Asked {
  readonly field: string
  readonly isRequired: boolean
}

/** Required fields that hold nothing, in the order of the form. */
export function missingOf<F extends Asked>(fields: readonly F[], values: Readonly<Record<string, string>>): F[] {
  return fields.filter(({ field, isRequired }) => isRequired && values[field] === undefined)
}
