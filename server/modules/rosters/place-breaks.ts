import { localDateOf } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { instantOfSlot, layOut } from '#libs/rostering/horizon.ts'
import type { Contract, ShiftKind } from '#libs/rostering/model.ts'
import { createBestResponse, createPlan } from '#libs/rostering/search/best-response.ts'
import { compileProblem } from '#libs/rostering/search/compile.ts'
import type { DraftShift } from '#modules/rosters/contract.ts'
import { SLOT_SECONDS } from '#modules/rosters/shift-slots.ts'

/** Rules that say where breaks may be. */
const OF_BREAKS = ['stretch-without-break', 'meal-away-from-ends']
/** What a slot is worth in which nobody is lacking: enough that the shift is worth working. */
const LITTLE = 0.01

/**
 * The breaks of one shift where they are missed least, exact, by the rules of the contract. Where these leave no way, or
 * no shift may start then, each in the middle of where it may begin.
 * @param isNeeded whether one person more is needed at an instant
 */
export function placeBreaks(
  zone: CompiledZone,
  contract: Contract,
  kind: ShiftKind,
  startsAt: number,
  isNeeded: (at: number) => boolean,
): DraftShift['breaks'] {
  const horizon = { zone: zone.name, from: localDateOf(zone, startsAt), days: 1, slotSeconds: SLOT_SECONDS }
  const grid = layOut(horizon)
  const shown = grid.wallSecond[(startsAt - grid.startsAt) / (SLOT_SECONDS * 1000)]
  if (shown === undefined) return inTheMiddle(kind, startsAt)
  const start = `${two(Math.floor(shown / 3600))}:${two(Math.floor((shown % 3600) / 60))}`
  const compiled = compileProblem({
    horizon,
    needs: [{ skill: 'work', required: Array.from({ length: grid.slots }, () => 1) }],
    contracts: [
      {
        id: 'one',
        rules: contract.rules.filter((rule) => OF_BREAKS.includes(rule.kind)),
        shifts: [{ ...kind, starts: { from: start, to: start, everySeconds: SLOT_SECONDS } }],
      },
    ],
    people: [{ id: 'one', contractId: 'one', skills: ['work'] }],
  })
  const { width, longestSpan, longestRest, breaksPerShift } = compiled
  const [person] = compiled.people
  const plan = createPlan(1, breaksPerShift)
  const row = Float64Array.from({ length: width }, (_, slot) => (isNeeded(instantOfSlot(grid, slot)) ? 1 : LITTLE))
  const response = createBestResponse(compiled.grid, width, longestSpan, longestRest, breaksPerShift)
  if (!person || response.find(person, row, plan) <= 0) return inTheMiddle(kind, startsAt)
  return kind.breaks.map(({ seconds, isPaid }, place) => {
    const begins = startsAt + (plan.breaks[place] ?? 0) * SLOT_SECONDS * 1000
    return { startsAt: begins, endsAt: begins + seconds * 1000, isPaid }
  })
}

const two = (value: number): string => String(value).padStart(2, '0')

function inTheMiddle({ breaks }: ShiftKind, startsAt: number): DraftShift['breaks'] {
  let notBefore = 0
  return breaks.map(({ seconds, isPaid, earliestSeconds, latestSeconds }) => {
    const middle = Math.floor((earliestSeconds + latestSeconds) / 2 / SLOT_SECONDS) * SLOT_SECONDS
    const after = Math.max(middle, notBefore)
    notBefore = after + seconds
    return { startsAt: startsAt + after * 1000, endsAt: startsAt + (after + seconds) * 1000, isPaid }
  })
}
