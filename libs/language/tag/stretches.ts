import { type Chain, type Encoded, type Lattice, latticeOf } from './crf.ts'

/** A stretch of characters that may be an entity: `from <= character < to`, the number of its kind, how likely it is. */
export interface Stretch {
  readonly kind: number
  readonly from: number
  readonly to: number
  /** 0..1: that just these characters are marked, as just this kind. */
  readonly chance: number
}

/** Unlikelier ones are not looked for. */
const LEAST = 0.01

/** Every stretch of a text that is likely enough to matter, by where it begins. */
export function stretchesOf(chain: Chain, text: Encoded): readonly Stretch[] {
  const lattice = latticeOf(chain, text)
  const stretches: Stretch[] = []
  for (let from = 0; from < lattice.length; from++)
    for (let kind = 0; 2 * kind + 1 < lattice.tags; kind++) addStretches(lattice, kind, from, stretches)
  return stretches
}

/** Those of one kind that begin at one character: what leads there, the way through them, and what follows but more of them. */
function addStretches(
  { tags, length, steps, local, into, backward }: Lattice,
  kind: number,
  from: number,
  stretches: Stretch[],
): void {
  const first = 2 * kind + 1
  const further = first + 1
  let last = first
  let reached = (into[from * tags + first] ?? 0) * (local[from * tags + first] ?? 0)
  for (let to = from + 1; to <= length; to++) {
    // Of what begins here, how likely it is to reach this far.
    const atLeast = reached * (backward[(to - 1) * tags + last] ?? 0)
    if (atLeast < LEAST) return
    const onward = to * tags + further
    const goesOn = to < length ? (steps[last * tags + further] ?? 0) * (local[onward] ?? 0) : 0
    const chance = atLeast - reached * goesOn * (backward[onward] ?? 0)
    if (chance >= LEAST) stretches.push({ kind, from, to, chance })
    reached *= goesOn
    last = further
  }
}

/**
 * Of stretches that lie over each other those whose chances sum to most, each counted only as far as it is above `least`.
 * F1 is best in the mean where every stretch likelier than half the F1 reached is told.
 * @returns in the order of the text
 * Source: Jansche 2007, on maximum expected F; weighted interval scheduling.
 */
export function chooseStretches(stretches: readonly Stretch[], length: number, least: number): readonly Stretch[] {
  const gain = new Float64Array(length + 1)
  const taken = new Array<Stretch | undefined>(length + 1)
  const byEnd = [...stretches].sort((one, other) => one.to - other.to)
  let next = 0
  for (let to = 1; to <= length; to++) {
    gain[to] = gain[to - 1] ?? 0
    for (let stretch = byEnd[next]; stretch?.to === to; stretch = byEnd[++next]) {
      const reached = (gain[stretch.from] ?? 0) + stretch.chance - least
      if (reached <= (gain[to] ?? 0)) continue
      gain[to] = reached
      taken[to] = stretch
    }
  }
  const chosen: Stretch[] = []
  for (let to = length; to > 0; ) {
    const stretch = taken[to]
    if (stretch) chosen.unshift(stretch)
    to = stretch ? stretch.from : to - 1
  }
  return chosen
}
