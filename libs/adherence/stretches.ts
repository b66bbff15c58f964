import type { Activity, AdherenceInput, PlannedSpan, Presence, PresenceSpan, Span } from './model.ts'
import { USUAL_GRACE_SECONDS, USUAL_SATISFIES } from './model.ts'

/**
 * Time in which nothing changes: one thing planned, one found.
 * @property isKept found what is planned, to the millisecond
 * @property isInGrace not kept, but what is found would do for something planned within the grace
 * @property excusedBy reason of an approved exception
 */
export interface Stretch extends Span {
  readonly planned: Activity
  readonly found: Presence
  readonly isKept: boolean
  readonly isInGrace: boolean
  readonly excusedBy: string | null
}

/**
 * The time from `fromAt` to `now`, cut wherever plan, presence, grace or an exception changes; in order, without gaps.
 * @throws RangeError that names the span at fault
 */
export function stretchesOf(input: AdherenceInput): readonly Stretch[] {
  const { now, graceSeconds = USUAL_GRACE_SECONDS, satisfies = USUAL_SATISFIES, exceptions = [] } = input
  requireInstant('now', now)
  if (!(Number.isFinite(graceSeconds) && graceSeconds >= 0)) {
    throw new RangeError(`graceSeconds is ${graceSeconds}: give seconds, 0 or more`)
  }
  const graceMs = graceSeconds * 1000
  const given = inOrder('plan', input.plan)
  const fromAt = input.fromAt ?? Math.min(now, given[0]?.startsAt ?? now)
  requireInstant('fromAt', fromAt)
  const plan = withTimeOff(given)
  const presence = inOrder('presence', input.presence.map(closedAt(now)))
  for (const exception of exceptions) requireSpan('exceptions', exception)
  const found = walker<PresenceSpan & Span>(presence)
  const planned = walker<PlannedSpan>(plan)
  const edges = cuts(fromAt, now, [
    ...given.flatMap((span) => around(span, graceMs)),
    ...presence.flatMap(edgesOf),
    ...exceptions.flatMap(edgesOf),
  ])
  return edges.slice(0, -1).map((startsAt, index) => {
    const activity = planned(startsAt)?.activity ?? 'off'
    const state = found(startsAt)?.presence ?? 'offline'
    const isKept = satisfies[activity].includes(state)
    const near = (span: Span) => span.startsAt - graceMs <= startsAt && startsAt < span.endsAt + graceMs
    return {
      startsAt,
      endsAt: edges[index + 1] ?? now,
      planned: activity,
      found: state,
      isKept,
      isInGrace: !isKept && plan.some((span) => near(span) && satisfies[span.activity].includes(state)),
      excusedBy: exceptions.find((span) => holds(span, startsAt))?.reason ?? null,
    }
  })
}

/** What no span covers is a span of time off: grace looks at it like at any other. */
function withTimeOff(plan: readonly PlannedSpan[]): readonly PlannedSpan[] {
  const off = (startsAt: number, endsAt: number): PlannedSpan[] =>
    startsAt < endsAt ? [{ activity: 'off', startsAt, endsAt }] : []
  const spans = plan.flatMap((span, index) => [
    ...off(plan[index - 1]?.endsAt ?? Number.NEGATIVE_INFINITY, span.startsAt),
    span,
  ])
  return [...spans, ...off(plan.at(-1)?.endsAt ?? Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)]
}

function closedAt(now: number): (span: PresenceSpan) => PresenceSpan & Span {
  return (span) => ({ ...span, endsAt: span.endsAt ?? Math.max(now, span.startsAt) })
}

/** By start, without spans of no length. @throws RangeError where two overlap */
function inOrder<T extends Span>(name: string, spans: readonly T[]): readonly T[] {
  for (const span of spans) requireSpan(name, span)
  const ordered = spans.filter((span) => span.endsAt > span.startsAt).sort((a, b) => a.startsAt - b.startsAt)
  ordered.forEach((span, index) => {
    const before = ordered[index - 1]
    if (before && before.endsAt > span.startsAt) {
      throw new RangeError(
        `${name}: ${shown(span)} begins before ${shown(before)} has ended: give spans that only touch`,
      )
    }
  })
  return ordered
}

function requireSpan(name: string, span: Span): void {
  requireInstant(`${name}.startsAt`, span.startsAt)
  requireInstant(`${name}.endsAt`, span.endsAt)
  if (span.endsAt < span.startsAt) throw new RangeError(`${name}: ${shown(span)} ends before it begins: swap its ends`)
}

function requireInstant(name: string, at: number): void {
  if (!Number.isFinite(at)) throw new RangeError(`${name} is ${at}: give UTC epoch milliseconds`)
}

const shown = ({ startsAt, endsAt }: Span) => `${startsAt}..${endsAt}`
const edgesOf = ({ startsAt, endsAt }: Span) => [startsAt, endsAt]
const holds = (span: Span, at: number) => span.startsAt <= at && at < span.endsAt
const around = ({ startsAt, endsAt }: Span, graceMs: number) =>
  [startsAt, endsAt].flatMap((at) => [at - graceMs, at, at + graceMs])

function cuts(fromAt: number, now: number, edges: readonly number[]): readonly number[] {
  if (fromAt >= now) return []
  return [...new Set([fromAt, now, ...edges.filter((at) => fromAt < at && at < now)])].sort((a, b) => a - b)
}

/** The span that holds an instant; asked in order of time only, so that a month of presence is walked once. */
function walker<T extends Span>(spans: readonly T[]): (at: number) => T | undefined {
  let place = 0
  return (at) => {
    while (place < spans.length && (spans[place]?.endsAt ?? 0) <= at) place += 1
    const span = spans[place]
    return span && span.startsAt <= at ? span : undefined
  }
}
