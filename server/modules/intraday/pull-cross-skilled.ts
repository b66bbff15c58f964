import { SLOT_MS } from '#modules/intraday/contract.ts'
import { type Draft, isAsked, type Making, onDuty } from '#modules/intraday/draft.ts'
import { slackOf } from '#modules/intraday/slack.ts'
import { slotOf } from '#modules/intraday/slots.ts'

/** Hours ahead that are looked at: what is short later is for a later look. */
const AHEAD_SLOTS = 8
/** Agents missing on average before anybody is pulled. */
const LEAST_MISSING = 1

/**
 * People who have the skills of a queue that is short and serve only queues with slack, made members of it until it is no
 * longer short. Routing then gives them its contacts too.
 */
export function pullCrossSkilled(making: Making): readonly Draft[] {
  const { desk, couldServe, earliestAt } = making
  const slack = slackOf(desk)
  const first = slotOf(desk.slots, earliestAt)
  const drafts: Draft[] = []
  for (const { info, rows } of desk.queues) {
    const { queueId } = info
    if (!rows.some(({ state, need }) => state !== 'ended' && need !== null)) continue
    const short = shortSlots((slot) => slack.missingOn(queueId, slot), first)
    if (short === 0) continue
    const missing = meanOver(first, short, (slot) => slack.missingOn(queueId, slot))
    const wanted = Math.min(Math.ceil(missing), making.mostPeople)
    const helpers = onDuty(making)
      .filter(
        (shift) =>
          isAsked(making, shift) && shift.startsAt <= earliestAt && couldServe.get(shift.personId)?.includes(queueId),
      )
      .map(({ personId }) => ({
        personId,
        spare: -meanOver(first, short, (slot) => slack.missing(desk.abilities.get(personId) ?? [], slot)),
      }))
      .filter(({ spare }) => spare >= 1)
      .sort((a, b) => b.spare - a.spare)
      .slice(0, wanted)
    const personIds: string[] = []
    for (const { personId } of helpers) {
      const own = desk.abilities.get(personId) ?? []
      // Each who goes makes the queues they leave behind scarcer for the next.
      if (meanOver(first, short, (slot) => slack.missing(own, slot)) > -1) continue
      for (let slot = first; slot < first + short; slot += 1) slack.change(own, slot, -1)
      personIds.push(personId)
    }
    if (personIds.length === 0) continue
    drafts.push({
      kind: 'pull-cross-skilled',
      queueId,
      personIds,
      untilAt: desk.slots.from + (first + short) * SLOT_MS,
    })
  }
  return drafts
}

/** How many quarter hours from the first on the queue is short, within the next hours; 0: not worth a pull. */
function shortSlots(missing: (slot: number) => number, first: number): number {
  let length = 0
  for (let slot = first; slot < first + AHEAD_SLOTS; slot += 1) if (missing(slot) > 0) length = slot - first + 1
  return length > 0 && meanOver(first, length, missing) >= LEAST_MISSING ? length : 0
}

function meanOver(first: number, length: number, value: (slot: number) => number): number {
  let sum = 0
  for (let slot = first; slot < first + length; slot += 1) sum += value(slot)
  return length > 0 ? sum / length : 0
}
