import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Activity, AdherenceInput, ApprovedException, PlannedSpan, Presence, PresenceSpan } from './model.ts'
import { USUAL_SATISFIES, WORK } from './model.ts'
import { readAdherence } from './read-adherence.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Random days of 600 seconds: short enough to be read second by second, long enough for every kind of overlap. */
const activity = fc.constantFrom<Activity>('on-queue', 'break', 'meal', 'training', 'meeting', 'off')
const presence = fc.constantFrom<Presence>(
  ...(['available', 'busy', 'wrap-up', 'break', 'meal', 'training', 'meeting', 'cool-down', 'offline'] as const),
)
const DAY = 600

function spans<T>(kind: fc.Arbitrary<T>) {
  const piece = fc.record({ kind, seconds: fc.integer({ min: 0, max: 120 }), pause: fc.integer({ min: 0, max: 60 }) })
  return fc.array(piece, { maxLength: 12 }).map((pieces) => {
    let at = 0
    return pieces.map(({ kind, seconds, pause }) => {
      const startsAt = at + (pause > 30 ? pause : 0)
      at = startsAt + seconds
      return { kind, startsAt: startsAt * 1000, endsAt: at * 1000 }
    })
  })
}

const input: fc.Arbitrary<AdherenceInput> = fc.record({
  plan: spans(activity).map((list) => list.map(({ kind, ...span }): PlannedSpan => ({ activity: kind, ...span }))),
  presence: fc.tuple(spans(presence), fc.boolean()).map(([list, isOpen]) =>
    list.map(({ kind, startsAt, endsAt }, index): PresenceSpan => {
      return { presence: kind, startsAt, endsAt: isOpen && index === list.length - 1 ? null : endsAt }
    }),
  ),
  exceptions: fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: DAY }), fc.integer({ min: 0, max: 200 }))
      .map(
        ([from, length]): ApprovedException => ({ startsAt: from * 1000, endsAt: (from + length) * 1000, reason: 'x' }),
      ),
    { maxLength: 3 },
  ),
  fromAt: fc.constant(0),
  now: fc.integer({ min: 0, max: DAY + 300 }).map((second) => second * 1000),
  graceSeconds: fc.integer({ min: 0, max: 100 }),
})

/** The definition, read aloud for one second. */
function secondBySecond({ plan, presence, exceptions = [], now, graceSeconds = 180 }: AdherenceInput) {
  const counted = { scheduledMs: 0, keptMs: 0, scheduledWorkMs: 0, workedMs: 0 }
  const working = WORK.flatMap((activity) => USUAL_SATISFIES[activity])
  const seconds = Array.from({ length: now / 1000 + graceSeconds + 1 }, (_, second): Activity => {
    const at = second * 1000
    return plan.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)?.activity ?? 'off'
  })
  const plannedAt = (at: number): Activity => seconds[at / 1000] ?? 'off'
  for (let at = 0; at < now; at += 1000) {
    const found =
      presence.find(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || at < endsAt))?.presence ?? 'offline'
    const planned = plannedAt(at)
    const isExcused = exceptions.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
    let isKept = false
    for (let near = at - graceSeconds * 1000; near <= at + graceSeconds * 1000 && !isKept; near += 1000) {
      isKept = USUAL_SATISFIES[plannedAt(near)].includes(found)
    }
    if (planned !== 'off') {
      counted.scheduledMs += 1000
      if (isKept || isExcused) counted.keptMs += 1000
    }
    const isWorkPlanned = WORK.includes(planned)
    if (isWorkPlanned) counted.scheduledWorkMs += 1000
    if (working.includes(found) || (isWorkPlanned && isExcused)) counted.workedMs += 1000
  }
  return counted
}

it('adds up to what a reading second by second finds', () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(readAdherence(given)).toMatchObject(secondBySecond(given))
    }),
    { numRuns: 100, seed: 20_261_122 },
  )
})

it('adherence is between 0 and 1, conformance not below 0, and both are null exactly when nothing was scheduled', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { adherence, conformance, scheduledMs, scheduledWorkMs } = readAdherence(given)
      expect(adherence === null).toBe(scheduledMs === 0)
      expect(conformance === null).toBe(scheduledWorkMs === 0)
      expect(adherence ?? 0).toBeGreaterThanOrEqual(0)
      expect(adherence ?? 1).toBeLessThanOrEqual(1)
      expect(conformance ?? 0).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 200, seed: 1 },
  )
})

it('an exception more never lowers a figure, and changes nothing that was scheduled', () => {
  fc.assert(
    fc.property(input, (given) => {
      const without = readAdherence({ ...given, exceptions: given.exceptions?.slice(1) ?? [] })
      const all = readAdherence(given)
      expect(all.scheduledMs).toBe(without.scheduledMs)
      expect(all.keptMs).toBeGreaterThanOrEqual(without.keptMs)
      expect(all.workedMs).toBeGreaterThanOrEqual(without.workedMs)
    }),
    { numRuns: 200, seed: 2 },
  )
})

it('more grace never lowers adherence, and never touches conformance', () => {
  fc.assert(
    fc.property(input, fc.integer({ min: 0, max: 300 }), (given, more) => {
      const strict = readAdherence(given)
      const lenient = readAdherence({ ...given, graceSeconds: (given.graceSeconds ?? 0) + more })
      expect(lenient.keptMs).toBeGreaterThanOrEqual(strict.keptMs)
      expect(lenient.conformance).toBe(strict.conformance)
    }),
    { numRuns: 200, seed: 3 },
  )
})

it('the order in which spans are given changes nothing', () => {
  fc.assert(
    fc.property(input, (given) => {
      const turned = { ...given, plan: given.plan.toReversed(), presence: given.presence.toReversed() }
      expect(readAdherence(turned)).toEqual(readAdherence(given))
    }),
    { numRuns: 150, seed: 4 },
  )
})

it('what is scheduled is kept, or stands in the list of deviations', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { scheduledMs, keptMs, deviations } = readAdherence(given)
      const out = deviations.filter(({ planned, reason }) => planned !== 'off' && reason === null)
      expect(out.reduce((ms, { startsAt, endsAt }) => ms + endsAt - startsAt, 0)).toBe(scheduledMs - keptMs)
    }),
    { numRuns: 200, seed: 5 },
  )
})
