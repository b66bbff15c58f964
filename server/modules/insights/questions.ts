import type { Instant } from '#libs/facts/event.ts'
import type { Queryable } from '#platform/database/database.ts'

export interface QueueSpan {
  readonly queueId: string
  /** Half-open, at quarter hours. */
  readonly from: Instant
  readonly before: Instant
}

/** What came in one quarter hour; callbacks are not among it. */
export interface QuarterVolume {
  readonly at: Instant
  readonly requested: number
}

/** Sums over a span, from which handle time and patience follow. */
export interface QueueWork {
  readonly handled: number
  readonly handleMs: number
  /** Waiting of those who were answered and of those who gave up. */
  readonly waitMs: number
  readonly abandoned: number
}

/** What came of the contacts asked for in one quarter hour; callbacks are not among those requested. */
export interface QuarterOutcome {
  readonly queueId: string
  readonly at: Instant
  readonly requested: number
  readonly answered: number
  readonly answeredInTime: number
  readonly abandoned: number
  readonly abandonedShort: number
  readonly handled: number
  readonly handleMs: number
}

/** What others may ask insights about the past. */
export interface InsightsQuestions {
  /** Quarter hours in which something came, in order; the others had nothing. */
  volumes(db: Queryable, span: QueueSpan): Promise<readonly QuarterVolume[]>
  work(db: Queryable, span: QueueSpan): Promise<QueueWork>
  /** Of every queue, quarter hours in which something came, in order of queue and time. */
  outcomes(db: Queryable, span: Omit<QueueSpan, 'queueId'>): Promise<readonly QuarterOutcome[]>
  /** Contacts asked for in the span that were handled, by who had them at the end; who had none is missing. */
  handledBy(db: Queryable, span: Omit<QueueSpan, 'queueId'>): Promise<ReadonlyMap<string, number>>
}
