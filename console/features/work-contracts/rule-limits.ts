import type { RuleKind } from '#libs/rostering/rules.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'

export type WorkRule = WorkContract['rules'][number]

/** How a limit is written by people; on the wire all spans are seconds. */
export type LimitUnit = 'hours' | 'minutes' | 'days' | 'nights' | 'weekends' | 'time' | 'protections'
export type LimitWord =
  | 'dayMost'
  | 'weekLeast'
  | 'weekMost'
  | 'leaveDay'
  | 'least'
  | 'most'
  | 'thenRest'
  | 'nightFrom'
  | 'nightTo'
  | 'nightLeast'
  | 'who'
  | 'overtimeDay'
  | 'overtimeDayTotal'
  | 'overtimeMonth'
  | 'barred'

export interface Limit {
  /** Place inside the rule. */
  readonly at: readonly string[]
  readonly unit: LimitUnit
  readonly word: LimitWord
  readonly isOptional?: true
}

const NIGHT: readonly Limit[] = [
  { at: ['night', 'from'], unit: 'time', word: 'nightFrom' },
  { at: ['night', 'to'], unit: 'time', word: 'nightTo' },
  { at: ['night', 'leastSeconds'], unit: 'minutes', word: 'nightLeast' },
]

/** What each kind of rule limits; in the order in which kinds are read. */
export const LIMITS: Readonly<Record<RuleKind, readonly Limit[]>> = {
  'work-per-day': [{ at: ['maxSeconds'], unit: 'hours', word: 'dayMost' }],
  'work-per-week': [
    { at: ['maxSeconds'], unit: 'hours', word: 'weekMost' },
    { at: ['minSeconds'], unit: 'hours', word: 'weekLeast', isOptional: true },
    { at: ['leaveDaySeconds'], unit: 'hours', word: 'leaveDay', isOptional: true },
  ],
  overtime: [
    { at: ['maxDaySeconds'], unit: 'hours', word: 'overtimeDay' },
    { at: ['maxDayTotalSeconds'], unit: 'hours', word: 'overtimeDayTotal', isOptional: true },
    { at: ['maxMonthSeconds'], unit: 'hours', word: 'overtimeMonth' },
    { at: ['barredProtections'], unit: 'protections', word: 'barred' },
  ],
  'days-per-week': [
    { at: ['min'], unit: 'days', word: 'least' },
    { at: ['max'], unit: 'days', word: 'most' },
  ],
  'days-off-per-week': [{ at: ['min'], unit: 'days', word: 'least' }],
  'days-in-a-row': [{ at: ['max'], unit: 'days', word: 'most' }],
  'weekends-worked': [{ at: ['max'], unit: 'weekends', word: 'most' }],
  'rest-between-shifts': [{ at: ['seconds'], unit: 'hours', word: 'least' }],
  'nights-in-a-row': [
    { at: ['max'], unit: 'nights', word: 'most' },
    { at: ['thenRestSeconds'], unit: 'hours', word: 'thenRest' },
    ...NIGHT,
  ],
  'no-nights-for': [{ at: ['protections'], unit: 'protections', word: 'who' }, ...NIGHT],
  'stretch-without-break': [{ at: ['maxSeconds'], unit: 'hours', word: 'most' }],
  'meal-away-from-ends': [{ at: ['seconds'], unit: 'hours', word: 'least' }],
}

export const RULE_KINDS = Object.keys(LIMITS).filter((kind): kind is RuleKind => kind in LIMITS)

/** What stands at a place inside plain data; undefined where nothing does. */
export function valueAt(data: unknown, at: readonly string[]): unknown {
  return at.reduce<unknown>((found, step) => (isRecord(found) ? found[step] : undefined), data)
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A place where a rule says something else than the rule of the same id in the pack. */
export type Difference =
  | { readonly kind: 'severity' | 'since' | 'source' }
  | { readonly kind: 'limit'; readonly limit: Limit }

/**
 * Where a rule that is being written differs from the pack's; empty where it says the same.
 * @param rule as the form holds it: parts may be missing while they are typed
 */
export function differences(rule: unknown, pack: WorkRule): readonly Difference[] {
  const differs = (at: readonly string[]) => plain(valueAt(rule, at)) !== plain(valueAt(pack, at))
  return [
    ...LIMITS[pack.kind].filter(({ at }) => differs(at)).map((limit) => ({ kind: 'limit', limit }) as const),
    ...(differs(['severity']) ? [{ kind: 'severity' } as const] : []),
    ...(differs(['effectiveFrom']) ? [{ kind: 'since' } as const] : []),
    ...(differs(['source']) ? [{ kind: 'source' } as const] : []),
  ]
}

/** Nothing typed is nothing; the order in which people under protection were chosen does not matter. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  return Array.isArray(value) ? JSON.stringify(value.map(String).toSorted()) : JSON.stringify(value)
}
