/** What was seen over a span: complaints of the cause in question, and how much of all that came was put down to causes. */
export interface Seen {
  readonly complaints: number
  /** Length of the span in days; above 0 for a span that has begun. */
  readonly days: number
  /** Of all complaints in the same scope: how many there were, and how many have a cause written down. */
  readonly all: number
  readonly caused: number
}

/**
 * `waiting`: the span that was agreed is not over, and a look before its end would find effects that are none.
 * `cannot-tell`: causes were written down much less, or much more, afterwards, so counts of one cause prove nothing.
 * `too-few`: even none at all afterwards would be no proof. `fewer`, `more`: by the test. `no-difference`: none was shown.
 */
export type Verdict = 'waiting' | 'cannot-tell' | 'too-few' | 'fewer' | 'more' | 'no-difference'

export interface Effect {
  /** Complaints in 30 days; null: the span is shorter than a week, which tells no rate. */
  readonly beforeIn30: number | null
  readonly afterIn30: number | null
  /** How likely a difference this large in this direction is by chance alone, 0..1; null while it is not judged. */
  readonly chance: number | null
  readonly verdict: Verdict
}

/** A rate is told of spans this long. */
const RATE_DAYS = 7
/** In each direction, so that of measures without any effect one in twenty is told to have one. */
const LEVEL = 0.025
/** The smaller share of complaints with a cause is at least this part of the larger. */
const CODED_LEAST = 0.8

/**
 * Whether a cause became rarer after a measure. Two Poisson counts are compared by the exact conditional test: given how many
 * there were in all, those afterwards are binomial in the lengths of the spans.
 * @param isOver whether the span after the measure, agreed before anybody looked, has ended
 * Source: Przyborowski and Wilenski 1940, Biometrika 31, 313-323.
 */
export function effectOf(before: Seen, after: Seen, isOver: boolean): Effect {
  const rates = { beforeIn30: in30(before), afterIn30: in30(after) }
  if (!isOver || before.days <= 0 || after.days <= 0) return { ...rates, chance: null, verdict: 'waiting' }
  if (!isCodedAlike(share(before), share(after))) return { ...rates, chance: null, verdict: 'cannot-tell' }
  const total = before.complaints + after.complaints
  const part = after.days / (before.days + after.days)
  const asFew = binomialUpTo(after.complaints, total, part)
  const asMany = 1 - (after.complaints === 0 ? 0 : binomialUpTo(after.complaints - 1, total, part))
  if (asMany < LEVEL) return { ...rates, chance: asMany, verdict: 'more' }
  if (binomialUpTo(0, before.complaints, part) >= LEVEL) return { ...rates, chance: null, verdict: 'too-few' }
  return { ...rates, chance: Math.min(asFew, asMany), verdict: asFew < LEVEL ? 'fewer' : 'no-difference' }
}

const in30 = ({ complaints, days }: Seen) => (days >= RATE_DAYS ? (complaints / days) * 30 : null)
const isCodedAlike = (a: number, b: number) => Math.min(a, b) >= CODED_LEAST * Math.max(a, b)
/** Nothing came: then nothing was left without a cause. */
const share = ({ all, caused }: Seen) => (all === 0 ? 1 : caused / all)

/**
 * Probability of at most `k` among `n`, each with probability `p`.
 * @param p above 0 and below 1
 */
export function binomialUpTo(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p)
  let sum = Math.exp(logTerm)
  for (let i = 1; i <= Math.min(k, n); i++) {
    logTerm += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
