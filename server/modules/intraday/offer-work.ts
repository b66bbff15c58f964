import { SLOT_MS } from '#modules/intraday/contract.ts'
import { type Draft, isAsked, type Making, onDuty } from '#modules/intraday/draft.ts'
import { slackOf } from '#modules/intraday/slack.ts'
import { slotOf } from '#modules/intraday/slots.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'

/** Overtime and early leave are offered by so much, the longer first: an hour is what a day may usually bear. */
const LENGTHS_SLOTS = [4, 2]
/** Ends of shifts that are looked at: what is short later is for a later look. */
const AHEAD_MS = 4 * 3_600_000

/** Overtime for those whose shift ends when their queue is short: how many are missing, asked of all who could stay. */
export function offerOvertime(making: Making): readonly Draft[] {
  const { desk } = making
  const slack = slackOf(desk)
  return desk.queues.flatMap(({ info }): Draft[] => {
    for (const length of LENGTHS_SLOTS) {
      const missingAfter = ({ endsAt }: ShiftInForce) =>
        leastOver(slotOf(desk.slots, endsAt), length, (slot) => slack.missingOn(info.queueId, slot))
      const asked = endingSoon(making, info.queueId).filter((shift) => missingAfter(shift) >= 1)
      const wanted = Math.min(Math.floor(Math.max(0, ...asked.map(missingAfter))), asked.length, making.mostPeople)
      if (wanted < 1) continue
      return [{ kind: 'overtime', offer: termsOf(info.queueId, length, asked, wanted, 0), shifts: [] }]
    }
    return []
  })
}

/** Early leave, unpaid and by free will, where every queue that someone serves has more than it needs to the end of the shift. */
export function offerEarlyLeave(making: Making): readonly Draft[] {
  const { desk } = making
  const slack = slackOf(desk)
  return desk.queues.flatMap(({ info, rows }): Draft[] => {
    if (!rows.some(({ state, need }) => state !== 'ended' && need !== null)) return []
    for (const length of LENGTHS_SLOTS) {
      const spareBefore = ({ personId, endsAt }: ShiftInForce) =>
        leastOver(
          slotOf(desk.slots, endsAt) - length,
          length,
          (slot) => -slack.missing(desk.abilities.get(personId) ?? [], slot),
        )
      const asked = endingSoon(making, info.queueId).filter(
        (shift) => shift.endsAt - length * SLOT_MS >= making.earliestAt && spareBefore(shift) >= 1,
      )
      const wanted = Math.min(Math.floor(Math.min(...asked.map(spareBefore))), asked.length, making.mostPeople)
      if (asked.length === 0 || wanted < 1) continue
      return [{ kind: 'early-leave', offer: termsOf(info.queueId, length, asked, wanted, length), shifts: [] }]
    }
    return []
  })
}

/** Shifts of people who serve the queue and are there, that end late enough to be asked and soon enough to matter. */
function endingSoon(making: Making, queueId: string): readonly ShiftInForce[] {
  const { desk, earliestAt } = making
  return onDuty(making).filter(
    (shift) =>
      isAsked(making, shift) &&
      shift.endsAt <= Math.min(earliestAt + AHEAD_MS, desk.before) &&
      (desk.abilities.get(shift.personId) ?? []).includes(queueId),
  )
}

function termsOf(queueId: string, length: number, asked: readonly ShiftInForce[], wanted: number, earlier: number) {
  const ends = asked.map(({ endsAt }) => endsAt)
  const endsFrom = Math.min(...ends)
  return {
    queueId,
    seconds: (length * SLOT_MS) / 1000,
    endsFrom,
    endsBefore: Math.max(...ends) + 1,
    wanted,
    expiresAt: endsFrom - earlier * SLOT_MS,
  }
}

function leastOver(first: number, length: number, value: (slot: number) => number): number {
  let least = Number.POSITIVE_INFINITY
  for (let slot = first; slot < first + length; slot += 1) least = Math.min(least, value(slot))
  return Number.isFinite(least) ? least : 0
}
