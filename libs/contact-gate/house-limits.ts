import { DEFAULT_RULES } from './default-rules.ts'
import type { CapRule, GateRule, Jurisdiction, WindowRule } from './rule.ts'
import { SOURCES } from './sources.ts'

export interface Span {
  readonly from: string
  readonly to: string
}

/** What a house sets for one rule: hours of a window, or how many contacts a cap allows. */
export interface HouseLimit {
  readonly ruleId: string
  readonly open: readonly Span[] | null
  readonly most: number | null
}

export type LimitFault = 'unknown-rule' | 'wrong-kind' | 'hours-wrong' | 'looser-than-source'

type Adjustable = WindowRule | CapRule
const WHOLE_DAY = (rule: WindowRule) => rule.open.some(({ from, to }) => from === '00:00' && to === '24:00')
const isAdjustable = (rule: GateRule): rule is Adjustable =>
  rule.kind === 'cap' || (rule.kind === 'window' && !WHOLE_DAY(rule))

/** The rules whose numbers a house may set. */
export const adjustableRules = (jurisdiction: Jurisdiction): readonly Adjustable[] =>
  DEFAULT_RULES.filter((rule): rule is Adjustable => rule.jurisdiction === jurisdiction && isAdjustable(rule))

/** A rule of the house's own; every other is somebody else's, and may be made stricter only. */
export const isHouseRule = ({ source }: Pick<GateRule, 'source'>): boolean => source.startsWith(SOURCES.house.en)

/** The rules of a jurisdiction with what the house has set. Limits of rules that are not there are passed over. */
export function rulesWith(jurisdiction: Jurisdiction, limits: readonly HouseLimit[]): readonly GateRule[] {
  const byId = new Map(limits.map((limit) => [limit.ruleId, limit]))
  return DEFAULT_RULES.filter((rule) => rule.jurisdiction === jurisdiction).map((rule): GateRule => {
    const limit = byId.get(rule.id)
    if (!limit || !isAdjustable(rule)) return rule
    if (rule.kind === 'window') return limit.open === null ? rule : { ...rule, open: limit.open }
    return limit.most === null ? rule : { ...rule, most: limit.most }
  })
}

/** What is wrong with these limits; nothing for those that may come into force. */
export function limitFaults(
  jurisdiction: Jurisdiction,
  limits: readonly HouseLimit[],
): readonly { readonly ruleId: string; readonly fault: LimitFault }[] {
  const known = new Map(adjustableRules(jurisdiction).map((rule) => [rule.id, rule]))
  return limits.flatMap((limit) => {
    const rule = known.get(limit.ruleId)
    const fault = rule ? faultOf(rule, limit) : 'unknown-rule'
    return fault ? [{ ruleId: limit.ruleId, fault }] : []
  })
}

function faultOf(rule: Adjustable, { open, most }: HouseLimit): LimitFault | undefined {
  if (rule.kind === 'cap') {
    if (open !== null || most === null) return 'wrong-kind'
    return !isHouseRule(rule) && most > rule.most ? 'looser-than-source' : undefined
  }
  if (most !== null || open === null) return 'wrong-kind'
  if (open.length === 0 || open.some(({ from, to }) => from >= to)) return 'hours-wrong'
  const sorted = [...open].sort((a, b) => (a.from < b.from ? -1 : 1))
  if (sorted.some(({ from }, n) => n > 0 && from < (sorted[n - 1]?.to ?? ''))) return 'hours-wrong'
  const isInside = ({ from, to }: Span) => rule.open.some((span) => span.from <= from && to <= span.to)
  return !isHouseRule(rule) && !open.every(isInside) ? 'looser-than-source' : undefined
}
