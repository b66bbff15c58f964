import type { ApprovedException, PresenceSpan } from '#libs/adherence/model.ts'
import { readPersonDay } from '#modules/intraday/adherence-day.ts'
import { type Absence, byPerson } from '#modules/intraday/desk.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'

export interface AbsenceInput {
  readonly shifts: readonly ShiftInForce[]
  readonly presence: ReadonlyMap<string, readonly PresenceSpan[]>
  readonly exceptions: readonly (ApprovedException & { readonly personId: string })[]
  readonly from: number
  readonly before: number
  readonly now: number
  readonly graceSeconds: number
}

/**
 * Who will not be on the queue although the shift says so. An approved exception is an absence as long as it lasts. Who is
 * offline in the shift beyond the grace is reckoned missing to its end: nobody knows better until the person is back.
 */
export function absencesOf(input: AbsenceInput): readonly Absence[] {
  const { now, exceptions, presence } = input
  const known = exceptions.flatMap(({ personId, startsAt, endsAt }): Absence[] =>
    endsAt > now ? [{ personId, startsAt: Math.max(now, startsAt), endsAt, isMissing: false }] : [],
  )
  const excused = byPerson(exceptions)
  const missing = [...byPerson(input.shifts)].flatMap(([personId, shifts]): Absence[] => {
    const current = shifts.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
    if (!current) return []
    const { live } = readPersonDay({
      ...input,
      shifts,
      presence: presence.get(personId) ?? [],
      exceptions: excused.get(personId) ?? [],
    }).reading
    const isMissing = live.state === 'out' && live.found === 'offline'
    return isMissing ? [{ personId, startsAt: live.sinceAt ?? now, endsAt: current.endsAt, isMissing: true }] : []
  })
  return [...known, ...missing]
}
