import type { Presence, PresenceSpan } from './model.ts'

/** Presence became so. @property at UTC milliseconds */
export interface PresenceEvent {
  readonly presence: Presence
  readonly at: number
}

/**
 * Spans of presence from the changes of one person. The last span is open. Of changes at the same instant the one later
 * in the list holds, so give them in the order of their log; events delivered twice do no harm.
 */
export function presenceSpans(events: readonly PresenceEvent[]): readonly PresenceSpan[] {
  const ordered = events.toSorted((a, b) => a.at - b.at)
  const settled = ordered.filter(({ at }, index) => ordered[index + 1]?.at !== at)
  const changes = settled.filter(({ presence }, index) => settled[index - 1]?.presence !== presence)
  return changes.map(({ presence, at }, index) => ({
    presence,
    startsAt: at,
    endsAt: changes[index + 1]?.at ?? null,
  }))
}
