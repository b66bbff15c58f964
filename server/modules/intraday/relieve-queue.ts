import { SLOT_MS } from '#modules/intraday/contract.ts'
import { type Desk, type DeskQueue, expectedStaff, meanOfRow, ROW_MS } from '#modules/intraday/desk.ts'
import type { Draft, Making } from '#modules/intraday/draft.ts'
import { waitsLonger } from '#modules/intraday/foresee-service.ts'
import { slackOf } from '#modules/intraday/slack.ts'
import { slotOf, slotStart } from '#modules/intraday/slots.ts'

/** Hours ahead that are looked at: what is short later is for a later look. */
const AHEAD_ROWS = 4
/** Who is called back, or comes later, does so within so many half hours. */
const LATER_ROWS = 4

/** A call-back offered from a shorter wait on, while a queue that offers call-backs at all is short of people. */
export function offerCallbacks(making: Making): readonly Draft[] {
  const { desk, relief } = making
  return desk.queues.flatMap((queue): Draft[] => {
    const { queueId, offersCallback } = queue.info
    const busy = offersCallback ? busyRows(making, queue) : []
    if (busy.length === 0) return []
    const staff = expectedStaff(desk).get(queueId)
    const leaving = busy.map(({ startAt, reforecast }) => {
      const agents = meanOfRow(staff, desk.slots, startAt)
      const waiting = waitsLonger(agents, reforecast, relief.callbackAfterSeconds, queue.staffing)
      return { startAt, contacts: reforecast * waiting * relief.callbackShare }
    })
    // Each is called back soon after, so the work comes back in the half hours that follow.
    const contacts = moved(leaving, (startAt) => startAt + ROW_MS)
    const { callbackAfterSeconds: afterSeconds, callbackShare: share } = relief
    return [{ kind: 'callback', relief: { queueId, afterSeconds, untilAt: endOf(desk, busy), share, contacts } }]
  })
}

/** Customers who wait told that it is busy and until when, so that who is in no hurry comes later. */
export function announcePeaks(making: Making): readonly Draft[] {
  const { desk, relief } = making
  return desk.queues.flatMap((queue): Draft[] => {
    const { queueId } = queue.info
    const busy = busyRows(making, queue)
    if (busy.length === 0) return []
    const staff = expectedStaff(desk).get(queueId)
    const untilAt = endOf(desk, busy)
    // Only who has to wait reads it.
    const leaving = busy.map(({ startAt, reforecast }) => {
      const waiting = waitsLonger(meanOfRow(staff, desk.slots, startAt), reforecast, 0, queue.staffing)
      return { startAt, contacts: reforecast * waiting * relief.messageShare }
    })
    const contacts = moved(leaving, () => untilAt)
    return [
      { kind: 'bot-message', relief: { queueId, afterSeconds: null, untilAt, share: relief.messageShare, contacts } },
    ]
  })
}

interface BusyRow {
  readonly startAt: number
  readonly reforecast: number
}

/** Half hours from now to the last one within reach in which people are missing; none when the first has enough. */
function busyRows({ desk, earliestAt }: Making, { info, rows }: DeskQueue): readonly BusyRow[] {
  const slack = slackOf(desk)
  const first = slotOf(desk.slots, earliestAt)
  const ahead = rows
    .filter(({ state, startAt }) => state !== 'ended' && startAt < slotStart(desk.slots, first) + AHEAD_ROWS * ROW_MS)
    .flatMap(({ startAt, reforecast }) => (reforecast === null ? [] : [{ startAt, reforecast }]))
  const isShort = ({ startAt }: BusyRow) =>
    [0, 1].some((half) => slack.missingOn(info.queueId, slotOf(desk.slots, startAt + half * SLOT_MS)) >= 1)
  return ahead.slice(0, ahead.findLastIndex(isShort) + 1)
}

const endOf = ({ before }: Desk, rows: readonly BusyRow[]): number =>
  Math.min(before, Math.max(...rows.map(({ startAt }) => startAt)) + ROW_MS)

/** Contacts taken out of their half hours, and spread evenly over some that follow. */
function moved(
  leaving: readonly { readonly startAt: number; readonly contacts: number }[],
  backFrom: (startAt: number) => number,
): ReadonlyMap<number, number> {
  const change = new Map<number, number>()
  const add = (startAt: number, contacts: number) => change.set(startAt, (change.get(startAt) ?? 0) + contacts)
  for (const { startAt, contacts } of leaving) {
    add(startAt, -contacts)
    for (let row = 0; row < LATER_ROWS; row += 1) add(backFrom(startAt) + row * ROW_MS, contacts / LATER_ROWS)
  }
  return change
}
