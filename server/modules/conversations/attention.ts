import type { Instant } from '#libs/facts/event.ts'

/** Half-open: `from <= t < to`. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/**
 * The part of an agent's span of work that belongs to it when each moment is shared equally among all the contacts the
 * agent had in hand then: three chats side by side for a minute are 20 s of attention each, and their wall-clock times
 * still add up to three minutes. Sums of attention over an agent never exceed the time the agent worked.
 * @param others the same agent's other spans; those that do not overlap may be left in
 * @returns milliseconds, rounded; 0 for an empty span
 */
export function attentionMs(span: Span, others: readonly Span[]): number {
  if (span.to <= span.from) return 0
  const overlapping = others.filter((other) => other.from < span.to && other.to > span.from)
  const instants = new Set([span.from, span.to])
  for (const other of overlapping) {
    if (other.from > span.from) instants.add(other.from)
    if (other.to < span.to) instants.add(other.to)
  }
  const edges = [...instants].sort((a, b) => a - b)
  let attention = 0
  for (let i = 1; i < edges.length; i++) {
    const from = edges[i - 1] ?? 0
    const to = edges[i] ?? 0
    const sharedBy = 1 + overlapping.filter((other) => other.from <= from && other.to >= to).length
    attention += (to - from) / sharedBy
  }
  return Math.round(attention)
}
