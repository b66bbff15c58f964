import type { CompiledBreak, CompiledKind } from './kinds.ts'

/** Worth less than anything: what may not be. */
export const NEVER = -1e300

/**
 * What a shift of a kind is worth by its start, at the best places of its breaks: the gains of its slots, less those of
 * its breaks. Breaks that do not hinder each other are the least over a sliding window; others are placed in order.
 */
export interface ShiftValues {
  /** Reads the gains of one person; call before the others. */
  read(row: Float64Array): void
  /** The worth of every start of a kind; valid until the next call for that kind. */
  of(kind: CompiledKind, starts: readonly Int32Array[]): Float64Array
  /** The places of the breaks that gave that worth, as offsets from the start, into `into` from `at` on. */
  placeBreaks(kind: CompiledKind, start: number, into: Int16Array, at: number): void
  /** Worth of the slots of a range. */
  between(from: number, to: number): number
}

export function createShiftValues(width: number, longestSpan: number): ShiftValues {
  const reach = width + longestSpan + 1
  const before = new Float64Array(reach + 1)
  const values = new Map<CompiledKind, Float64Array>()
  const windows = new Map<number, { values: Float64Array; isRead: boolean }>()
  const chain = createChain(before)
  const maxBreaks = 16
  const scratch = new Int16Array(maxBreaks)

  function read(row: Float64Array): void {
    let sum = 0
    before[0] = 0
    for (let slot = 0; slot < width; slot += 1) {
      sum += row[slot] as number
      before[slot + 1] = sum
    }
    before.fill(sum, width + 1)
    for (const window of windows.values()) window.isRead = false
  }

  /** For each slot, the least worth of a break of that length that starts in the `length` slots from there. */
  function leastInWindow(slots: number, length: number): Float64Array {
    const key = slots * 4096 + length
    let window = windows.get(key)
    if (!window) {
      window = { values: new Float64Array(reach), isRead: false }
      windows.set(key, window)
    }
    if (window.isRead) return window.values
    window.isRead = true
    const least = window.values
    const end = width - slots + 1
    for (let i = 0; i < end; i += 1) least[i] = (before[i + slots] as number) - (before[i] as number)
    let size = 1
    while (size < length) {
      const step = Math.min(size, length - size)
      const last = end - step
      for (let i = 0; i < last; i += 1) {
        const here = least[i] as number
        const other = least[i + step] as number
        least[i] = here < other ? here : other
      }
      size += step
    }
    return least
  }

  function of(kind: CompiledKind, starts: readonly Int32Array[]): Float64Array {
    let worth = values.get(kind)
    if (!worth) {
      worth = new Float64Array(width)
      values.set(kind, worth)
    }
    if (!kind.areBreaksFree) {
      for (const list of starts) {
        for (let i = 0; i < list.length; i += 1) {
          const start = list[i] as number
          worth[start] =
            (before[start + kind.span] as number) - (before[start] as number) - chain(kind, start, scratch, 0)
        }
      }
      return worth
    }
    const { span, breaks } = kind
    const end = Math.max(0, width - span + 1)
    if (breaks.length === 3) return threeBreaks(worth, end, kind)
    for (let start = 0; start < end; start += 1) {
      worth[start] = (before[start + span] as number) - (before[start] as number)
    }
    for (let index = 0; index < breaks.length; index += 1) {
      const { slots, lo, hi } = breaks[index] as CompiledKind['breaks'][number]
      const least = leastInWindow(slots, hi - lo + 1)
      for (let start = 0; start < end; start += 1) {
        worth[start] = (worth[start] as number) - (least[start + lo] as number)
      }
    }
    return worth
  }

  /** The commonest shift, two rests and a meal, in one pass. */
  function threeBreaks(worth: Float64Array, end: number, { span, breaks }: CompiledKind): Float64Array {
    const [a, b, c] = breaks as readonly [CompiledBreak, CompiledBreak, CompiledBreak]
    const leastA = leastInWindow(a.slots, a.hi - a.lo + 1)
    const leastB = leastInWindow(b.slots, b.hi - b.lo + 1)
    const leastC = leastInWindow(c.slots, c.hi - c.lo + 1)
    const [loA, loB, loC] = [a.lo, b.lo, c.lo]
    for (let start = 0; start < end; start += 1) {
      worth[start] =
        (before[start + span] as number) -
        (before[start] as number) -
        (leastA[start + loA] as number) -
        (leastB[start + loB] as number) -
        (leastC[start + loC] as number)
    }
    return worth
  }

  function placeBreaks(kind: CompiledKind, start: number, into: Int16Array, at: number): void {
    if (!kind.areBreaksFree) {
      chain(kind, start, into, at)
      return
    }
    for (let index = 0; index < kind.breaks.length; index += 1) {
      const { slots, lo, hi } = kind.breaks[index] as CompiledKind['breaks'][number]
      let best = lo
      let least = Number.POSITIVE_INFINITY
      for (let offset = lo; offset <= hi; offset += 1) {
        const worth = (before[start + offset + slots] as number) - (before[start + offset] as number)
        if (worth < least) {
          least = worth
          best = offset
        }
      }
      into[at + index] = best
    }
  }

  return { read, of, placeBreaks, between: (from, to) => (before[to] as number) - (before[from] as number) }
}

/** Breaks in order, each within the longest stretch of the one before: dynamic programming over their places. */
function createChain(before: Float64Array) {
  const longest = 512
  let least = new Float64Array(longest)
  let from = new Int16Array(longest)

  /** Places the breaks of a shift that starts there; returns what they are worth together. */
  return (kind: CompiledKind, start: number, into: Int16Array, at: number): number => {
    const { breaks, span, maxStretch } = kind
    const count = breaks.length
    const rows = span + 1
    if (least.length < (count + 1) * rows) {
      least = new Float64Array((count + 1) * rows)
      from = new Int16Array((count + 1) * rows)
    }
    for (let index = 0; index < count; index += 1) {
      const { slots, lo, hi } = breaks[index] as CompiledKind['breaks'][number]
      const previous = index === 0 ? null : (breaks[index - 1] as CompiledKind['breaks'][number])
      for (let offset = lo; offset <= hi; offset += 1) {
        let best = Number.POSITIVE_INFINITY
        let bestFrom = -1
        if (previous === null) {
          if (offset <= maxStretch) best = 0
        } else {
          const first = Math.max(previous.lo, offset - maxStretch - previous.slots)
          const last = Math.min(previous.hi, offset - previous.slots)
          for (let other = first; other <= last; other += 1) {
            const worth = least[(index - 1) * rows + other] as number
            if (worth < best) {
              best = worth
              bestFrom = other
            }
          }
        }
        if (best < Number.POSITIVE_INFINITY) {
          best += (before[start + offset + slots] as number) - (before[start + offset] as number)
        }
        least[index * rows + offset] = best
        from[index * rows + offset] = bestFrom
      }
    }
    if (count === 0) return 0
    const last = breaks[count - 1] as CompiledKind['breaks'][number]
    let best = Number.POSITIVE_INFINITY
    let place = -1
    for (let offset = Math.max(last.lo, span - maxStretch - last.slots); offset <= last.hi; offset += 1) {
      const worth = least[(count - 1) * rows + offset] as number
      if (worth < best) {
        best = worth
        place = offset
      }
    }
    for (let index = count - 1; index >= 0; index -= 1) {
      into[at + index] = place
      place = from[index * rows + place] as number
    }
    return best
  }
}
