/** A way to work a day: how long, and where its breaks may lie. Minutes; breaks in order. */
export interface ShiftKind {
  readonly name: string
  /** From coming to going, breaks included. */
  readonly spanMinutes: number
  /** The span less unpaid breaks. */
  readonly paidMinutes: number
  readonly breaks: readonly {
    readonly minutes: number
    /** Starts allowed, from the start of the shift. */
    readonly from: number
    readonly to: number
  }[]
}

/**
 * Eight, six and four hours on a grid of 15 minutes: 15 minutes of rest in every two hours, an unpaid meal of 45 minutes
 * in the long one, never more than two hours on line without a pause, no break in the first or last hour. Working time
 * and breaks are those of the rule pack CN: 8 hours a day, meal 45 to 60 minutes.
 */
export const SHIFT_KINDS: readonly ShiftKind[] = [
  {
    name: '8 h',
    spanMinutes: 525,
    paidMinutes: 480,
    breaks: [
      { minutes: 15, from: 90, to: 120 },
      { minutes: 45, from: 195, to: 255 },
      { minutes: 15, from: 360, to: 420 },
    ],
  },
  {
    name: '6 h',
    spanMinutes: 360,
    paidMinutes: 360,
    breaks: [
      { minutes: 15, from: 90, to: 120 },
      { minutes: 15, from: 225, to: 255 },
    ],
  },
  { name: '4 h', spanMinutes: 240, paidMinutes: 240, breaks: [{ minutes: 15, from: 105, to: 120 }] },
]

/** Longest stretch on line without a pause. */
const MOST_MINUTES_ON_LINE = 120

/** Every legal placing of the breaks on a grid, as stretches on line: pairs of first slot and slot after the last. */
export function placingsOf(kind: ShiftKind, slotMinutes: number): number[][] {
  const placings: number[][] = []
  const place = (index: number, stretches: readonly number[], onLineFrom: number): void => {
    const rest = kind.breaks[index]
    const isWithin = (until: number) => until > onLineFrom && until - onLineFrom <= MOST_MINUTES_ON_LINE
    if (!rest) {
      if (isWithin(kind.spanMinutes)) placings.push([...stretches, onLineFrom, kind.spanMinutes])
      return
    }
    for (let from = rest.from; from <= rest.to; from += slotMinutes)
      if (isWithin(from)) place(index + 1, [...stretches, onLineFrom, from], from + rest.minutes)
  }
  place(0, [], 0)
  return placings.map((minutes) => minutes.map((each) => each / slotMinutes))
}
