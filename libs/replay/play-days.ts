import { type Centre, oneAtATime, type QueueCounts, type RecordedContact } from '#libs/queueing/centre.ts'
import { simulate } from '#libs/queueing/simulate.ts'
import type { Shift } from './shift-cover.ts'

/** Recorded contacts met by these shifts, one nameless agent each, who all serve the one queue. By slot. */
export function playDays(
  contacts: readonly RecordedContact[],
  shifts: readonly Shift[],
  {
    slots,
    slotMinutes,
    thresholdSeconds,
    seed,
  }: { readonly slots: number; readonly slotMinutes: number; readonly thresholdSeconds: number; readonly seed: number },
): readonly QueueCounts[] {
  const slotSeconds = slotMinutes * 60
  const centre: Centre = {
    intervalSeconds: slotSeconds,
    intervals: slots,
    queues: [
      {
        id: 'calls',
        channel: 'voice',
        lane: 'ordinary',
        skills: [],
        relaxations: [],
        arrivals: { kind: 'recorded', contacts },
        thresholdSeconds,
        shortSeconds: 0,
      },
    ],
    agents: shifts.map(({ onLine }, place) => ({
      id: `agent ${place + 1}`,
      skills: {},
      queueIds: ['calls'],
      capacity: oneAtATime('voice'),
      onDuty: onLine.flatMap((slot, i) =>
        i % 2 === 0 ? [{ fromSeconds: slot * slotSeconds, toSeconds: (onLine[i + 1] ?? slot) * slotSeconds }] : [],
      ),
    })),
  }
  return simulate(centre, seed).queues[0]?.intervals ?? []
}
