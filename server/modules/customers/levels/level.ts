import type { Instant } from '#libs/facts/event.ts'
import type { EvidenceKind, IdentityLevel, WayUp } from '#modules/customers/levels-contract.ts'

export interface Evidence {
  readonly kind: EvidenceKind
  readonly passed: boolean
  readonly at: Instant
}

/** One way to a level: the level below it, each of `all`, and `facts` facts. */
interface Way {
  readonly level: IdentityLevel
  /** The level that must stand already; 0 where the way stands alone. */
  readonly upon: IdentityLevel
  readonly all: readonly EvidenceKind[]
  readonly facts: number
}

/** What only the customer knows and no identity document says. */
const FACTS: readonly EvidenceKind[] = ['phone', 'fact-transaction', 'fact-product', 'fact-security-question']

/**
 * What gives which level. The one-time code replaces the two facts, never name and document: a stolen phone alone proves
 * nobody. A sign-in on the bank's own page did as much before.
 * Source: levels L0 to L4 as the house's reference for identity sets them; a bank confirms them with its compliance.
 */
const WAYS: readonly Way[] = [
  { level: 1, upon: 0, all: ['caller-number'], facts: 1 },
  { level: 2, upon: 0, all: ['vouched-sign-in'], facts: 0 },
  { level: 2, upon: 0, all: ['name', 'id-document', 'otp'], facts: 0 },
  { level: 2, upon: 0, all: ['name', 'id-document'], facts: 2 },
  { level: 3, upon: 2, all: ['query-pin'], facts: 0 },
  { level: 3, upon: 2, all: ['app-approval'], facts: 0 },
  { level: 3, upon: 2, all: ['biometrics'], facts: 0 },
  { level: 4, upon: 0, all: ['video'], facts: 0 },
  { level: 4, upon: 0, all: ['branch-visit'], facts: 0 },
]

export const MOST_FAILURES = 3
export const FAILURES_COUNT_MS = 24 * 3_600_000
export const LOCK_MS = 24 * 3_600_000

export interface Standing {
  readonly evidence: readonly Evidence[]
  /** The instant at which the contact was over; its level ends there. */
  readonly overAt: Instant | null
  readonly lockedUntil: Instant | null
  /** Somebody flagged that the customer may be forced: then only what protects them. */
  readonly isUnderDuress: boolean
}

/** The level reached at `now`: 0 once the contact is over or while the customer is locked, but for a visit to a branch. */
export function decideLevel(standing: Standing, now: Instant): IdentityLevel {
  const { evidence, overAt, lockedUntil, isUnderDuress } = standing
  if (overAt !== null && now >= overAt) return 0
  const passed = passedOf(evidence)
  if (lockedUntil !== null && now < lockedUntil) return passed.has('branch-visit') && !isUnderDuress ? 4 : 0
  const reached = highest(passed)
  return isUnderDuress && reached > 1 ? 1 : reached
}

/** What each level above `level` still wants; ways that stand on the same missing level name it all. */
export function waysUp(evidence: readonly Evidence[], level: IdentityLevel): WayUp[] {
  const passed = passedOf(evidence)
  const found = WAYS.filter((way) => way.level > level).flatMap((way) => {
    if (way.upon <= level || way.upon === 0) return [lacks(way, passed)]
    return WAYS.filter((below) => below.level === way.upon).map((below) => join(way, below, passed))
  })
  return found.toSorted((a, b) => a.level - b.level || size(a) - size(b))
}

/** Until when a failure at `now` locks the customer; null while failures are left. @param failures earlier ones, since the last lock */
export function lockAfter(failures: readonly Instant[], now: Instant): Instant | null {
  return failuresLeft(failures, now) <= 1 ? now + LOCK_MS : null
}

export function failuresLeft(failures: readonly Instant[], now: Instant): number {
  const counted = failures.filter((at) => at > now - FAILURES_COUNT_MS).length
  return Math.max(0, MOST_FAILURES - counted)
}

/** Of each kind the latest try counts. */
function passedOf(evidence: readonly Evidence[]): ReadonlySet<EvidenceKind> {
  const latest = new Map<EvidenceKind, Evidence>()
  for (const one of evidence) {
    const known = latest.get(one.kind)
    if (!known || one.at >= known.at) latest.set(one.kind, one)
  }
  return new Set([...latest.values()].filter(({ passed }) => passed).map(({ kind }) => kind))
}

function highest(passed: ReadonlySet<EvidenceKind>): IdentityLevel {
  let level: IdentityLevel = 0
  // Ways stand in the order of their levels, so what a way stands upon was decided before it.
  for (const way of WAYS)
    if (way.upon <= level && way.level > level && size(lacks(way, passed)) === 0) level = way.level
  return level
}

function lacks({ level, all, facts }: Way, passed: ReadonlySet<EvidenceKind>): WayUp {
  const known = FACTS.filter((fact) => passed.has(fact)).length
  return { level, missing: all.filter((kind) => !passed.has(kind)), facts: Math.max(0, facts - known) }
}

function join(way: Way, below: Way, passed: ReadonlySet<EvidenceKind>): WayUp {
  return lacks({ ...way, all: [...below.all, ...way.all], facts: below.facts }, passed)
}

const size = ({ missing, facts }: WayUp): number => missing.length + facts
