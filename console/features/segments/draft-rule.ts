import { type Comparison, comparisonsOf, type FieldName, isNumber, kindOf } from '#libs/segments/fields.ts'
import type { SegmentRule } from '#modules/segments/contract.ts'

type RuleLine = SegmentRule['rules'][number]['rules'][number]
/** A line as its fields hold it: money in yuan. */
export interface FieldLine {
  readonly field?: FieldName
  readonly is?: Comparison
  readonly value?: number | null
  readonly upTo?: number | null
  readonly words?: readonly string[]
}
export interface FieldGroup {
  readonly of?: SegmentRule['rules'][number]['of']
  readonly count?: number | null
  readonly rules?: readonly FieldLine[]
}

export const NEW_LINE: FieldLine = { field: 'assets-month-average', is: 'at-least' }
export const NEW_GROUP: FieldGroup = { of: 'all', rules: [NEW_LINE] }

export const toFields = (rule: SegmentRule): readonly FieldGroup[] =>
  rule.rules.map((group) => ({ ...group, rules: group.rules.map(lineToFields) }))

function lineToFields(line: RuleLine): FieldLine {
  const shown = (value: number | undefined) => (value === undefined ? null : value / unitOf(line.field))
  return { ...line, value: shown(line.value), upTo: shown(line.upTo), words: line.words ?? [] }
}

/** The rule the fields spell; what another comparison left behind in a hidden field is not part of it. */
export function fromFields(groups: readonly FieldGroup[]): SegmentRule {
  return {
    of: 'all',
    rules: groups.map(({ of = 'all', count, rules = [] }) => ({
      of,
      ...(of === 'at-least' ? { count: count ?? 1 } : {}),
      rules: rules.map(lineFromFields),
    })),
  }
}

function lineFromFields({ field = 'assets-month-average', is, value, upTo, words = [] }: FieldLine): RuleLine {
  const comparison = is && comparisonsOf(field).includes(is) ? is : (comparisonsOf(field)[0] ?? 'at-least')
  if (!isNumber(field)) return { field, is: comparison, words: [...words] }
  const kept = (amount: number | null | undefined) => Math.round((amount ?? 0) * unitOf(field))
  return { field, is: comparison, value: kept(value), ...(comparison === 'between' ? { upTo: kept(upTo) } : {}) }
}

/** Minor units in one that people type. */
const unitOf = (field: FieldName): number => (kindOf(field).type === 'money' ? 100 : 1)
