import { type Comparison, comparisonsOf, type FieldName, isNumber, kindOf } from './fields.ts'

/** One field compared: with a number (`value`, and `upTo` for `between`) or with words. */
export interface Line {
  readonly field: FieldName
  readonly is: Comparison
  readonly value?: number | undefined
  readonly upTo?: number | undefined
  readonly words?: readonly string[] | undefined
}
/** `at-least`: so many (`count`) of the rules hold. */
export interface Group {
  readonly of: 'all' | 'any' | 'none' | 'at-least'
  readonly count?: number | undefined
  readonly rules: readonly Rule[]
}
export type Rule = Line | Group
export type Purpose = 'service' | 'marketing'

export const isGroup = (rule: Rule): rule is Group => 'rules' in rule

export function linesOf(rule: Rule): readonly Line[] {
  return isGroup(rule) ? rule.rules.flatMap(linesOf) : [rule]
}

export type RuleFault =
  | 'empty-group'
  | 'count-out-of-range'
  | 'comparison-not-of-field'
  | 'number-missing'
  | 'range-empty'
  | 'words-missing'
  | 'word-not-known'
  | 'field-not-for-marketing'

/** What is wrong with a rule, each fault with its line or group; empty when it may be used for this purpose. */
export function faultsOf(rule: Rule, purpose: Purpose): readonly { readonly fault: RuleFault; readonly at: Rule }[] {
  if (!isGroup(rule)) return faultsOfLine(rule, purpose).map((fault) => ({ fault, at: rule }))
  const own: RuleFault[] = []
  if (rule.rules.length === 0) own.push('empty-group')
  const { count = 0 } = rule
  if (rule.of === 'at-least' && !(Number.isInteger(count) && count >= 1 && count <= rule.rules.length))
    own.push('count-out-of-range')
  return [...own.map((fault) => ({ fault, at: rule })), ...rule.rules.flatMap((one) => faultsOf(one, purpose))]
}

function faultsOfLine(line: Line, purpose: Purpose): readonly RuleFault[] {
  const kind = kindOf(line.field)
  const faults: RuleFault[] = []
  if (purpose === 'marketing' && kind.neverForMarketing) faults.push('field-not-for-marketing')
  if (!comparisonsOf(line.field).includes(line.is)) return [...faults, 'comparison-not-of-field']
  if (isNumber(line.field)) {
    if (!isAmount(line.value) || (line.is === 'between' && !isAmount(line.upTo))) faults.push('number-missing')
    else if (line.is === 'between' && (line.upTo ?? 0) <= (line.value ?? 0)) faults.push('range-empty')
    return faults
  }
  const words = line.words ?? []
  if (words.length === 0 || words.some((word) => word.trim() === '')) faults.push('words-missing')
  else if (kind.choices && words.some((word) => !kind.choices?.includes(word))) faults.push('word-not-known')
  return faults
}

const isAmount = (value: number | undefined): boolean =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0
