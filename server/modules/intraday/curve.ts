import type { CurveRow, DeskDay, Flag } from '#modules/intraday/contract.ts'
import { SLOT_MS } from '#modules/intraday/contract.ts'
import {
  type Desk,
  type DeskQueue,
  expectedStaff,
  meanOfRow,
  plannedStaff,
  presentStaff,
  ROW_MS,
} from '#modules/intraday/desk.ts'
import { flagsOf } from '#modules/intraday/flags.ts'
import { foreseeService, togetherOf } from '#modules/intraday/foresee-service.ts'
import { addSlots } from '#modules/intraday/outcomes.ts'

/**
 * Service level of each half hour that has not ended, with these people on the queue.
 * @param more contacts more or fewer than the reforecast, by the start of the half hour
 */
export function foreseeQueue(
  { rows, staffing }: DeskQueue,
  staff: Float64Array | undefined,
  { slots, now }: Pick<Desk, 'slots' | 'now'>,
  more: ReadonlyMap<number, number> = new Map(),
): ReadonlyMap<number, number | null> {
  return new Map(
    rows.flatMap(({ startAt, state, reforecast: usual }) => {
      if (state === 'ended' || usual === null) return []
      const reforecast = Math.max(0, usual + (more.get(startAt) ?? 0))
      const first = Math.round((startAt - slots.from) / SLOT_MS)
      // Of the half hour under way only the quarter that has not ended can still go otherwise.
      const open = [first, first + 1].filter((slot) => slots.from + (slot + 1) * SLOT_MS > now)
      const parts = open.map((slot) => ({
        contacts: 1,
        level: foreseeService(staff?.[slot] ?? 0, reforecast, staffing),
      }))
      return [[startAt, togetherOf(parts)] as const]
    }),
  )
}

/** One queue's day: what was expected, what came, and what the rest of it will be like. */
export function dayOf(
  desk: Desk,
  queue: DeskQueue,
): Omit<DeskDay, 'flags'> & { readonly flags: readonly Omit<Flag, 'note'>[] } {
  const { queueId, targetShare, thresholdSeconds } = queue.info
  const planned = plannedStaff(desk).get(queueId)
  const present = presentStaff(desk).get(queueId)
  const expected = expectedStaff(desk).get(queueId)
  const foreseen = foreseeQueue(queue, expected, desk)
  const rows = queue.rows.map((row): CurveRow => {
    const { startAt, state, forecast, low, high, reforecast, actual, need } = row
    const counted = addSlots(queue.quarters, startAt, startAt + ROW_MS)
    return {
      startAt,
      state,
      forecast,
      low,
      high,
      reforecast,
      actual,
      handleSeconds: counted.handleSeconds,
      need,
      planned: meanOfRow(planned, desk.slots, startAt),
      present: startAt >= desk.now ? null : meanOfRow(present, desk.slots, startAt, desk.now),
      expected: state === 'ended' ? null : meanOfRow(expected, desk.slots, startAt),
      serviceLevel: state === 'ahead' ? null : counted.serviceLevel,
      predicted: foreseen.get(startAt) ?? null,
    }
  })
  const counted = addSlots(queue.quarters, desk.from, desk.now)
  const ended = rows.filter(({ state, forecast, actual }) => state === 'ended' && forecast !== null && actual !== null)
  const sum = (part: (row: CurveRow) => number | null, of: readonly CurveRow[]) =>
    of.reduce((all, row) => all + (part(row) ?? 0), 0)
  return {
    asOf: desk.now,
    date: desk.date,
    queueId,
    targetShare,
    thresholdSeconds,
    rows,
    reforecast: queue.reforecast,
    soFar: {
      forecast: sum(({ forecast }) => forecast, ended),
      actual: sum(({ actual }) => actual, ended),
      serviceLevel: counted.serviceLevel,
      handleSeconds: counted.handleSeconds,
    },
    rest: {
      reforecast: sum(({ reforecast }) => reforecast, rows),
      serviceLevel: togetherOf(
        rows.map(({ reforecast, predicted }) => ({ contacts: reforecast ?? 0, level: predicted })),
      ),
    },
    planHandleSeconds: queue.staffing.handle.seconds,
    missing: missingOn(desk, queueId),
    flags: flagsOf({
      rows,
      targetShare,
      planHandleSeconds: queue.staffing.handle.seconds,
      handled: counted.handled,
      handleSeconds: counted.handleSeconds,
    }),
  }
}

/** Who should be there for this queue's contacts and is not. */
function missingOn({ absences, abilities, cards }: Desk, queueId: string): DeskDay['missing'] {
  return absences
    .filter(({ personId, isMissing }) => isMissing && (abilities.get(personId) ?? []).includes(queueId))
    .map(({ personId, startsAt }) => ({
      personId,
      displayName: cards.get(personId)?.displayName ?? '',
      sinceAt: startsAt,
    }))
    .sort((a, b) => a.sinceAt - b.sinceAt)
}
