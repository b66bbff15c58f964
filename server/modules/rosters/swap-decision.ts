import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'
import type { WantedShift } from '#modules/rosters/questions.ts'

export type SwapOfferRefusal =
  | 'no-shift'
  | 'shift-changed-meanwhile'
  | 'shift-begun'
  | 'shift-not-plain'
  | 'date-in-the-past'
  | 'day-taken'
  | 'not-to-yourself'

export interface SwapAsk {
  readonly date: LocalDate
  /** Of the shift, as it was seen. */
  readonly revision: number
  readonly toPersonId: string | null
  /** The dates on which they would work instead; empty: the shift is given away. */
  readonly wantedDates: readonly LocalDate[]
}

/**
 * Whether someone may offer their shift. Training, overtime and agreed early leave are theirs alone, so such a shift
 * stays with them.
 * @param own their shifts, of all dates named
 */
export function refuseSwapOffer(
  ask: SwapAsk,
  own: readonly ShiftInForce[],
  by: { readonly personId: string; readonly today: LocalDate; readonly now: Instant },
): { readonly refusal: SwapOfferRefusal; readonly on: LocalDate } | undefined {
  const not = (refusal: SwapOfferRefusal, on = ask.date) => ({ refusal, on })
  const shift = own.find(({ date }) => date === ask.date)
  if (ask.toPersonId === by.personId) return not('not-to-yourself')
  if (!shift) return not('no-shift')
  if (shift.revision !== ask.revision) return not('shift-changed-meanwhile')
  if (shift.startsAt <= by.now) return not('shift-begun')
  if (!isPlain(shift)) return not('shift-not-plain')
  const past = ask.wantedDates.find((date) => date < by.today)
  if (past !== undefined) return not('date-in-the-past', past)
  const taken = ask.wantedDates.find((date) => date !== ask.date && own.some((one) => one.date === date))
  return taken === undefined ? undefined : not('day-taken', taken)
}

/** One way in which a swap can come about. */
export interface SwapWay {
  /** The shift that the taker gives in return; null: none. */
  readonly back: ShiftInForce | null
  readonly wanted: readonly WantedShift[]
}

/**
 * The ways in which someone could take a shift on offer, before any labour rule is looked at: who already works that day
 * can only exchange within it, and the giver gets no second shift on a day.
 * @param own shifts of the taker; @param givers shifts of the giver; both of all dates concerned
 */
export function waysToTake(
  swap: { readonly wantedDates: readonly LocalDate[] },
  given: ShiftInForce,
  taker: { readonly personId: string; readonly own: readonly ShiftInForce[]; readonly givers: readonly ShiftInForce[] },
  now: Instant,
): readonly SwapWay[] {
  const { personId, own, givers } = taker
  const sameDay = own.find(({ date }) => date === given.date)
  const takes = { personId, date: given.date, revision: sameDay?.revision ?? null, after: shapeOf(given) }
  const gives = { personId: given.personId, date: given.date, revision: given.revision, after: null }
  if (swap.wantedDates.length === 0) return sameDay ? [] : [{ back: null, wanted: [gives, takes] }]
  return own
    .filter((back) => swap.wantedDates.includes(back.date) && back.startsAt > now && isPlain(back))
    .flatMap((back): SwapWay[] => {
      if (back.date === given.date) return [{ back, wanted: [{ ...gives, after: shapeOf(back) }, takes] }]
      if (sameDay || givers.some(({ date }) => date === back.date)) return []
      const moved: WantedShift[] = [
        { personId: given.personId, date: back.date, revision: null, after: shapeOf(back) },
        { personId, date: back.date, revision: back.revision, after: null },
      ]
      return [{ back, wanted: [gives, takes, ...moved] }]
    })
}

const isPlain = ({ activities, overtimeFromAt, cutSeconds }: ShiftInForce): boolean =>
  activities.length === 0 && overtimeFromAt === null && cutSeconds === 0

/** The shift itself, whoever works it. */
const shapeOf = ({ kindId, startsAt, endsAt, breaks }: ShiftInForce): ShiftShape => ({
  kindId,
  startsAt,
  endsAt,
  breaks,
  activities: [],
  overtimeFromAt: null,
  cutSeconds: 0,
})

/** Why an offer that was open does not stand any more; undefined while it does. */
export function endOfSwap(
  swap: { readonly state: string; readonly startsAt: Instant; readonly shiftRevision: number },
  shift: { readonly revision: number } | undefined,
  now: Instant,
): 'taken' | 'refused' | 'withdrawn' | 'expired' | 'changed' | undefined {
  if (swap.state === 'taken' || swap.state === 'refused' || swap.state === 'withdrawn') return swap.state
  if (swap.startsAt <= now) return 'expired'
  return shift?.revision === swap.shiftRevision ? undefined : 'changed'
}
