import type { Effect, ProposalKind, Rails } from '#modules/intraday/contract.ts'

/** A proposal as the autopilot weighs it. */
export interface Weighed {
  readonly kind: ProposalKind
  readonly people: number
  readonly effect: Pick<Effect, 'before' | 'after' | 'intervals'>
}

export type Hold = 'off' | 'outside-hours' | 'too-little-gain' | 'too-many-people'

/** They gain no service level: they use people who have nothing to do. */
const USES_IDLE_TIME: readonly ProposalKind[] = ['training', 'early-leave']

/**
 * What keeps the autopilot from doing it by itself; null: it may. What uses idle time may when no half hour it touches
 * falls below the target, and none falls by more than `leastGain`.
 * @param touchedLastHour people whose day the autopilot changed within the last hour, by this kind
 * @param timeOfDay `HH:MM` on the wall clock
 * @param targetOf target of a queue, 0..1
 */
export function heldBack(
  rails: Rails,
  proposal: Weighed,
  touchedLastHour: number,
  timeOfDay: string,
  targetOf: (queueId: string) => number,
): Hold | null {
  if (!rails.isOn || rails.kind !== proposal.kind) return 'off'
  if (timeOfDay < rails.from || timeOfDay >= rails.to) return 'outside-hours'
  if (touchedLastHour + proposal.people > rails.mostPeopleHour) return 'too-many-people'
  return isWorthIt(rails, proposal, targetOf) ? null : 'too-little-gain'
}

function isWorthIt({ leastGain }: Rails, { kind, effect }: Weighed, targetOf: (queueId: string) => number): boolean {
  if (!USES_IDLE_TIME.includes(kind)) {
    return effect.before !== null && effect.after !== null && effect.after - effect.before >= leastGain - 1e-9
  }
  return effect.intervals.every(
    ({ queueId, before, after }) =>
      (after ?? 1) >= targetOf(queueId) && (before ?? 1) - (after ?? 1) <= leastGain + 1e-9,
  )
}

/** Whether a proposal is worth showing: it brings something, or costs nothing that was promised. */
export function isUseful(
  { kind, effect }: Weighed & { readonly effect: Effect },
  targetOf: (queueId: string) => number,
): boolean {
  if (!USES_IDLE_TIME.includes(kind)) return effect.inTime >= LEAST_CONTACTS
  return effect.intervals.every(({ queueId, after }) => (after ?? 1) >= targetOf(queueId))
}

/** Contacts more answered in time that a proposal must bring. */
const LEAST_CONTACTS = 0.1
