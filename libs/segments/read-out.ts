import type { Measured, Reason } from './evaluate.ts'
import { type FieldName, kindOf } from './fields.ts'
import { isGroup, type Line, type Rule } from './rule.ts'
import { FIELD_WORDS, RULE_WORDS, type RuleLocale, VALUE_WORDS } from './words.ts'

/** A rule as a sentence, outermost brackets left out. */
export function readOut(rule: Rule, locale: RuleLocale): string {
  return isGroup(rule) ? readGroup(rule, locale) : readLine(rule, locale)
}

function readGroup(group: Extract<Rule, { rules: readonly Rule[] }>, locale: RuleLocale): string {
  const words = RULE_WORDS[locale]
  const parts = group.rules.map((rule) => {
    const text = readOut(rule, locale)
    return isGroup(rule) && rule.rules.length > 1 && group.rules.length > 1 ? words.bracket(text) : text
  })
  if (group.of === 'none') return words.none(parts.join(words.or))
  if (group.of === 'at-least') return words.atLeast(group.count ?? 1, parts.join(words.comma))
  return parts.join(group.of === 'all' ? words.and : words.or)
}

export function readLine(line: Line, locale: RuleLocale): string {
  const words = RULE_WORDS[locale]
  const name = FIELD_WORDS[locale][line.field]
  const amount = (value: number | undefined) => readValue(line.field, value ?? 0, locale)
  switch (line.is) {
    case 'at-least':
      return `${name} ≥ ${amount(line.value)}`
    case 'below':
      return `${name} < ${amount(line.value)}`
    case 'between':
      return words.between(name, amount(line.value), amount(line.upTo))
    default:
      return words[line.is](name, readValue(line.field, line.words ?? [], locale))
  }
}

/** A value as people read it: money in yuan, days and counts with their unit. */
export function readValue(field: FieldName, value: number | string | readonly string[], locale: RuleLocale): string {
  const words = RULE_WORDS[locale]
  if (typeof value === 'number') {
    const { type } = kindOf(field)
    if (type === 'money') return words.money((value / 100).toLocaleString('en-US', { maximumFractionDigits: 2 }))
    return type === 'days' ? words.days(value) : String(value)
  }
  const named: Readonly<Record<string, string>> = VALUE_WORDS[locale]
  const list = typeof value === 'string' ? [value] : value
  return list.length === 0 ? words.nothing : list.map((word) => named[word] ?? word).join(words.comma)
}

/** One line of why: what was compared, with the value when it may be shown. */
export function readReason(
  reason: Omit<Reason, 'by'> & { readonly by?: Measured | null | undefined },
  locale: RuleLocale,
): string {
  const line = readLine(reason.line, locale)
  const words = RULE_WORDS[locale]
  const said = reason.answer === 'no' ? words.not(line) : line
  if (reason.value === null) return said
  const value =
    reason.by && typeof reason.value === 'number'
      ? readScore(reason.line.field, reason.value, reason.by, locale)
      : undefined
  return words.because(said, value ?? readValue(reason.line.field, reason.value, locale))
}

/** A score with what it was made of. The day is that of the instant in UTC, as activity is counted. */
function readScore(
  field: FieldName,
  score: number,
  { value, above, upTo, asOf }: Measured,
  locale: RuleLocale,
): string {
  const words = RULE_WORDS[locale]
  const measured = field === 'recency-score' ? words.days : words.times
  const maybe = (border: number | null) => (border === null ? null : measured(border))
  return words.scored(score, measured(value), maybe(above), maybe(upTo), new Date(asOf).toISOString().slice(0, 10))
}
