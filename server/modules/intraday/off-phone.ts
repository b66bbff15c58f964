import { SLOT_MS } from '#modules/intraday/contract.ts'
import { type Draft, isAsked, type Making, onDuty } from '#modules/intraday/draft.ts'
import { shapeOf } from '#modules/intraday/move-breaks.ts'
import { gainOf, lossOf, type Slack, slackOf } from '#modules/intraday/slack.ts'
import { slotOf, slotStart } from '#modules/intraday/slots.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'

/** Training that is put into idle time lasts so long. */
const TRAINING_SLOTS = 2
/** Agent-quarters that a move must bring at least: less is not worth asking for. */
const LEAST_WORTH = 1

/** Training and meetings that have not begun, moved from quarter hours in which people are missing to idle ones. */
export function moveActivities(making: Making): readonly Draft[] {
  const slack = slackOf(making.desk)
  const shifts: { before: ShiftInForce; after: ShiftShape }[] = []
  for (const shift of onDuty(making)) {
    if (shifts.length >= making.mostPeople) break
    const after = isAsked(making, shift) ? withBetterActivity(making, slack, shift) : null
    if (after) shifts.push({ before: shift, after })
  }
  return shifts.length > 0 ? [{ kind: 'move-activities', shifts }] : []
}

function withBetterActivity(making: Making, slack: Slack, shift: ShiftInForce): ShiftShape | null {
  const { slots, abilities } = making.desk
  const queueIds = abilities.get(shift.personId) ?? []
  for (const [place, activity] of shift.activities.entries()) {
    if (activity.startsAt < making.earliestAt) continue
    const rest = shift.activities.filter((_, other) => other !== place)
    const length = Math.ceil((activity.endsAt - activity.startsAt) / SLOT_MS)
    const own = slotsOf(slotOf(slots, activity.startsAt), length)
    const gained = own.reduce((sum, slot) => sum + gainOf(slack.missing(queueIds, slot)), 0)
    if (gained < LEAST_WORTH) continue
    const free = freeStarts(making, { ...shift, activities: rest }, length)
    const best = free
      .filter((start) => slotsOf(start, length).every((slot) => !own.includes(slot)))
      .map((start) => ({
        start,
        lost: slotsOf(start, length).reduce((sum, slot) => sum + lossOf(slack.missing(queueIds, slot)), 0),
      }))
      .reduce<{ start: number; lost: number } | null>(
        (least, each) => (least === null || each.lost < least.lost ? each : least),
        null,
      )
    if (!best || gained - best.lost < LEAST_WORTH) continue
    for (const slot of own) slack.change(queueIds, slot, 1)
    for (const slot of slotsOf(best.start, length)) slack.change(queueIds, slot, -1)
    const startsAt = slotStart(slots, best.start)
    const moved = { kind: activity.kind, startsAt, endsAt: startsAt + activity.endsAt - activity.startsAt }
    return { ...shapeOf(shift), activities: [...rest, moved].sort((a, b) => a.startsAt - b.startsAt) }
  }
  return null
}

/** Half an hour of training for people without any today, where every queue they serve has more than it needs. */
export function trainInIdleTime(making: Making): readonly Draft[] {
  const { desk } = making
  const slack = slackOf(desk)
  const shifts: { before: ShiftInForce; after: ShiftShape }[] = []
  for (const shift of onDuty(making)) {
    if (shifts.length >= making.mostPeople) break
    const queueIds = desk.abilities.get(shift.personId) ?? []
    if (queueIds.length === 0 || shift.activities.length > 0 || !isAsked(making, shift)) continue
    const start = freeStarts(making, shift, TRAINING_SLOTS).find((first) =>
      slotsOf(first, TRAINING_SLOTS).every(
        (slot) => slack.missing(queueIds, slot) <= -1 && isForeseen(making, queueIds, slot),
      ),
    )
    if (start === undefined) continue
    for (const slot of slotsOf(start, TRAINING_SLOTS)) for (const queueId of queueIds) slack.change([queueId], slot, -1)
    const startsAt = slotStart(desk.slots, start)
    const training = { kind: 'training' as const, startsAt, endsAt: startsAt + TRAINING_SLOTS * SLOT_MS }
    shifts.push({ before: shift, after: { ...shapeOf(shift), activities: [training] } })
  }
  return shifts.length > 0 ? [{ kind: 'training', shifts }] : []
}

/** Idle is only what a forecast says is idle. */
function isForeseen({ desk }: Making, queueIds: readonly string[], slot: number): boolean {
  const at = slotStart(desk.slots, slot)
  return queueIds.some((queueId) =>
    desk.queues.some(
      ({ info, rows }) =>
        info.queueId === queueId &&
        rows.some(({ startAt, need }) => need !== null && startAt <= at && at < startAt + 2 * SLOT_MS),
    ),
  )
}

/** Slots at which so long a block off the queue could begin: in the shift, of what may still be changed, off the breaks. */
function freeStarts({ desk, earliestAt }: Making, shift: ShiftShape, length: number): readonly number[] {
  const { slots, before } = desk
  const taken = [...shift.breaks, ...shift.activities]
  const first = Math.ceil((Math.max(earliestAt, shift.startsAt) - slots.from) / SLOT_MS)
  const last = Math.floor((Math.min(shift.endsAt, before) - slots.from) / SLOT_MS) - length
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n).filter((start) => {
    const [startsAt, endsAt] = [slotStart(slots, start), slotStart(slots, start + length)]
    return taken.every((span) => span.endsAt <= startsAt || span.startsAt >= endsAt)
  })
}

const slotsOf = (first: number, length: number) => Array.from({ length }, (_, n) => first + n)
