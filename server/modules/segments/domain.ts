import { assetsTier, type MonthOfTier } from '#libs/segments/assets-tier.ts'
import { type CustomerFacts, earliest, evaluate, isHidden, type Known, type Measured } from '#libs/segments/evaluate.ts'
import { countBetween, leaves, lifeStage } from '#libs/segments/life-stage.ts'
import { type RfmBorders, rfmFacts } from '#libs/segments/rfm.ts'
import type { Line, Purpose, Rule } from '#libs/segments/rule.ts'
import type { RuleFacts } from '#modules/customers/questions.ts'

const DAY_MS = 86_400_000
const FEELING_DAYS = 90

/** What this module learned by facts of one person. */
export interface Learned {
  readonly contacts: readonly { readonly at: number; readonly reasonCode: string | null }[]
  readonly lastScore: number | null
  readonly complaints: readonly number[]
  readonly months: readonly MonthOfTier[]
  /** Fifths of all customers; null while nobody has drawn them. */
  readonly borders: RfmBorders | null
}
export interface Month {
  /** As 2026-11. */
  readonly name: string
  readonly endsAt: number
}

/** What rules may ask, of what is known now. Feeling is gone 90 days after its day. */
export function factsOf(person: RuleFacts, learned: Learned, month: Month, now: number): CustomerFacts {
  const { assets, feeling, activity, customerSince, logIns90d, products, tier } = person
  const stage = lifeStage(customerSince, activity, now)
  const assetsOf = assetsTier(learned.months, month.name)
  const lastActivity = activity.reduce<number | null>((last, { dayAt }) => Math.max(last ?? 0, dayAt), null)
  return dropMissing({
    'assets-month-average': assets ? { value: assets.minor } : undefined,
    'assets-tier': assetsOf ? { value: assetsOf, until: month.endsAt } : undefined,
    'bank-tier': tier === null ? undefined : { value: tier },
    'life-stage': stage && { value: stage.stage, until: stage.until ?? undefined },
    'days-as-customer': customerSince === null ? undefined : { since: customerSince },
    'days-since-activity': lastActivity === null ? undefined : { since: lastActivity },
    'activities-90d': lastActivity === null ? undefined : activitiesOf(activity, now),
    'app-log-ins-90d': logIns90d === null ? undefined : { value: logIns90d },
    products: products === null ? undefined : { value: products },
    language: { value: person.language },
    needs: { value: person.needs },
    'contacts-90d': countOf(
      learned.contacts.map(({ at }) => at),
      90,
      now,
    ),
    'same-reason-7d': sameReason(learned.contacts, now),
    'last-rating': learned.lastScore === null ? undefined : { value: learned.lastScore },
    'complaints-365d': countOf(learned.complaints, 365, now),
    feeling: feelingOf(feeling, now),
    ...rfmFacts(activity, person.spent, learned.borders, now),
  })
}

const dropMissing = (facts: Readonly<Record<string, Known | undefined>>): CustomerFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, known]) => known !== undefined))

function feelingOf(feeling: RuleFacts['feeling'], now: number): Known | undefined {
  if (!feeling) return undefined
  const until = Date.parse(`${feeling.asOf}T00:00:00Z`) + FEELING_DAYS * DAY_MS
  return now < until ? { value: feeling.word, until } : undefined
}

function activitiesOf(activity: RuleFacts['activity'], now: number): Known {
  const until = earliest(activity.map(({ dayAt }) => leaves(dayAt, 90, now))) ?? undefined
  return { value: countBetween(activity, now - 90 * DAY_MS, now), until }
}

function countOf(instants: readonly number[], days: number, now: number): Known {
  const within = instants.filter((at) => leaves(at, days, now) !== null)
  return { value: within.length, until: earliest(within.map((at) => leaves(at, days, now))) ?? undefined }
}

/** The most contacts for one reason in seven days; those without a reason count for none. */
function sameReason(contacts: Learned['contacts'], now: number): Known {
  const counts = new Map<string, number>()
  const within = contacts.filter(({ at, reasonCode }) => reasonCode !== null && leaves(at, 7, now) !== null)
  for (const { reasonCode } of within) counts.set(reasonCode ?? '', (counts.get(reasonCode ?? '') ?? 0) + 1)
  const until = earliest(within.map(({ at }) => leaves(at, 7, now))) ?? undefined
  return { value: Math.max(0, ...counts.values()), until }
}

/** A line that makes somebody a member, as it is kept: values of class C2 are not. */
export interface Why {
  readonly line: Line
  readonly answer: 'yes' | 'no'
  readonly value: number | string | readonly string[] | null
  readonly by?: Measured | null | undefined
  readonly since: number
}
export interface InForce {
  readonly segmentId: string
  readonly version: number
  readonly purpose: Purpose
  readonly rule: Rule
  readonly isRetirement: boolean
}
export interface Member {
  readonly segmentId: string
  readonly version: number
  readonly since: number
  readonly why: readonly Why[]
}
export interface Profiling {
  readonly service: boolean
  readonly marketing: boolean
  /** When a consent that is given runs out. */
  readonly until: number | null
}
export type Cause = 'rule' | 'retired' | 'profiling' | 'person'
export interface Standing {
  readonly members: readonly Member[]
  readonly entered: readonly Member[]
  readonly left: readonly (Member & { readonly cause: Cause })[]
  /** The first instant at which time alone may change it. */
  readonly until: number | null
}

/**
 * Where a person stands now, and what changed. No segment holds whoever does not want to be profiled for its purpose; what is
 * unknown holds for nobody.
 */
export function decideStanding(
  segments: readonly InForce[],
  facts: CustomerFacts,
  profiling: Profiling,
  before: readonly Member[],
  now: number,
): Standing {
  const members: Member[] = []
  const untils: (number | null)[] = [profiling.until]
  for (const { segmentId, version, purpose, rule, isRetirement } of segments) {
    if (isRetirement || !profiling[purpose]) continue
    const { answer, reasons, until } = evaluate(rule, facts, now)
    untils.push(until)
    if (answer !== 'yes') continue
    const was = before.find((one) => one.segmentId === segmentId)
    const why = reasons.flatMap(({ line, answer: of, value, by }) =>
      of === 'unknown' ? [] : [{ line, answer: of, ...shownOf(line, value, by), since: sinceOf(was, line, of) ?? now }],
    )
    members.push({ segmentId, version, since: was?.since ?? now, why })
  }
  const isIn = (list: readonly Member[], { segmentId }: Member) => list.some((one) => one.segmentId === segmentId)
  return {
    members,
    entered: members.filter((one) => !isIn(before, one)),
    left: before
      .filter((one) => !isIn(members, one))
      .map((one) => ({
        ...one,
        cause: causeOf(
          segments.find((s) => s.segmentId === one.segmentId),
          profiling,
        ),
      })),
    until: earliest(untils),
  }
}

const shownOf = (line: Line, value: Why['value'], by: Measured | undefined) =>
  isHidden(line.field) ? { value: null } : { value, ...(by && { by }) }

const sinceOf = (was: Member | undefined, line: Line, answer: Why['answer']): number | undefined =>
  was?.why.find((one) => one.answer === answer && sameLine(one.line, line))?.since

const keyOf = ({ field, is, value, upTo, words }: Line): string => JSON.stringify([field, is, value, upTo, words])
const sameLine = (a: Line, b: Line): boolean => keyOf(a) === keyOf(b)

function causeOf(segment: InForce | undefined, profiling: Profiling): Cause {
  if (!segment || segment.isRetirement) return 'retired'
  return profiling[segment.purpose] ? 'rule' : 'profiling'
}
