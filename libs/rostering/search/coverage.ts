import type { Costs, SkillNeed } from '../model.ts'

/**
 * Who covers what, slot by slot, at the best split of people with several skills, kept up to date shift by shift.
 *
 * The cost of a slot is exact. Each unit of need is worth `deepMissing` or `missing` more than a surplus, so the units
 * that can be served at once form a transversal matroid, and the greedy choice by worth is the best one: the cost is
 * `constant - (deepMissing - missing) · D - (missing + surplus) · F + surplus · people`, where D and F are how many of
 * the deep units, and of all units, can be served. Both are maximum flows, and by max-flow min-cut the least over all
 * unions T of skill sets of: need of the skills in T, plus people who have a skill outside T. One more person of a group
 * raises the flow exactly if no least cut holds all skills of the group, and one person less lowers it exactly if some
 * least cut does not; so the gains and losses of all groups are exact, too.
 */
export interface Coverage {
  /** Slots that have a need. */
  readonly slots: number
  /** Row length of `gain`: the slots and those after them into which shifts run, where nobody is needed. */
  readonly width: number
  readonly groups: number
  /** What one more person of a group would save in a slot: row by group. */
  readonly gain: Float64Array
  /** What a person of a group at work in a slot saves there: row by group. */
  readonly loss: Float64Array
  /** Cost over all slots. */
  cost(): number
  costOfSlot(slot: number): number
  peopleAt(slot: number): number
  /** One person of a group comes (1) or goes (-1) from slot to slot, half-open; returns the change of the cost. */
  change(group: number, from: number, to: number, by: 1 | -1): number
}

/** More unions of skill sets than this are refused: every change of a slot looks at all of them. */
export const MOST_CUTS = 4096

/**
 * @param skillSets skills of each group, as places in `needs`
 * @param width slots and those after them
 * @throws RangeError when the skill sets have more than `MOST_CUTS` unions
 */
export function createCoverage(
  needs: readonly SkillNeed[],
  skillSets: readonly (readonly number[])[],
  width: number,
  costs: Costs,
): Coverage {
  const slots = needs[0]?.required.length ?? 0
  const groups = skillSets.length
  const cuts = unionsOf(skillSets)
  const cutCount = cuts.length
  const words = Math.ceil(groups / 31)
  const inside = insideMasks(cuts, skillSets, words)
  const outside = skillSets.map((set) =>
    Int32Array.from(cuts.keys()).filter((cut) => !set.every((skill) => cuts[cut]?.has(skill))),
  )
  const deep = new Int32Array(slots * cutCount)
  const full = new Int32Array(slots * cutCount)
  const people = new Int32Array(slots)
  const costAt = new Float64Array(slots)
  const constant = new Float64Array(slots)
  const gain = new Float64Array(groups * width)
  const loss = new Float64Array(groups * width)
  const deepWorth = costs.deepMissing - costs.missing
  const fullWorth = costs.missing + costs.surplus
  const { surplus } = costs
  let total = 0

  for (let slot = 0; slot < slots; slot += 1) {
    for (const { required } of needs) {
      const need = required[slot] ?? 0
      const deepNeed = deepUnits(need, costs)
      constant[slot] = (constant[slot] ?? 0) + costs.deepMissing * deepNeed + costs.missing * (need - deepNeed)
    }
    cuts.forEach((skills, cut) => {
      for (const skill of skills) {
        const need = needs[skill]?.required[slot] ?? 0
        full[slot * cutCount + cut] = (full[slot * cutCount + cut] ?? 0) + need
        deep[slot * cutCount + cut] = (deep[slot * cutCount + cut] ?? 0) + deepUnits(need, costs)
      }
    })
    renew(slot)
  }

  /** Works out cost, gains and losses of a slot from its cuts. */
  function renew(slot: number): void {
    const base = slot * cutCount
    let leastDeep = deep[base] as number
    let leastFull = full[base] as number
    for (let i = base + 1; i < base + cutCount; i += 1) {
      if ((deep[i] as number) < leastDeep) leastDeep = deep[i] as number
      if ((full[i] as number) < leastFull) leastFull = full[i] as number
    }
    const unsold = (people[slot] as number) * surplus
    const now = (constant[slot] as number) - deepWorth * leastDeep - fullWorth * leastFull + unsold
    total += now - (costAt[slot] as number)
    costAt[slot] = now
    let place = slot
    for (let word = 0; word < words; word += 1) {
      // Groups all whose skills lie in some least cut, and in all of them.
      let someDeep = 0
      let someFull = 0
      let allDeep = -1
      let allFull = -1
      for (let cut = 0; cut < cutCount; cut += 1) {
        const mask = inside[cut * words + word] as number
        if (deep[base + cut] === leastDeep) {
          someDeep |= mask
          allDeep &= mask
        }
        if (full[base + cut] === leastFull) {
          someFull |= mask
          allFull &= mask
        }
      }
      const end = Math.min(31, groups - 31 * word)
      for (let bit = 0; bit < end; bit += 1) {
        gain[place] = ((someDeep >> bit) & 1 ? 0 : deepWorth) + ((someFull >> bit) & 1 ? 0 : fullWorth) - surplus
        loss[place] = ((allDeep >> bit) & 1 ? 0 : deepWorth) + ((allFull >> bit) & 1 ? 0 : fullWorth) - surplus
        place += width
      }
    }
  }

  return {
    slots,
    width,
    groups,
    gain,
    loss,
    cost: () => total,
    costOfSlot: (slot) => costAt[slot] ?? 0,
    peopleAt: (slot) => people[slot] ?? 0,
    change(group, from, to, by) {
      const before = total
      const cutsOutside = outside[group] ?? new Int32Array()
      const end = Math.min(to, slots)
      for (let slot = Math.max(0, from); slot < end; slot += 1) {
        const base = slot * cutCount
        for (let i = 0; i < cutsOutside.length; i += 1) {
          const place = base + (cutsOutside[i] as number)
          deep[place] = (deep[place] as number) + by
          full[place] = (full[place] as number) + by
        }
        people[slot] = (people[slot] as number) + by
        renew(slot)
      }
      return total - before
    },
  }
}

/** Units of a need whose lack costs `deepMissing`. */
export function deepUnits(need: number, { deepShare }: Costs): number {
  // The hair keeps 0.1 × 30 from being 3.0000000000000004 or 2.9999999999999996.
  return need - Math.floor(need * deepShare + 1e-9)
}

function unionsOf(skillSets: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const unions = new Map<string, ReadonlySet<number>>([['', new Set()]])
  for (const set of skillSets) {
    for (const union of [...unions.values()]) {
      const larger = [...new Set([...union, ...set])].sort((a, b) => a - b)
      unions.set(larger.join(' '), new Set(larger))
    }
    if (unions.size > MOST_CUTS) {
      throw new RangeError(
        `the skill sets of the people can be united in more than ${MOST_CUTS} ways: roster groups of skills apart`,
      )
    }
  }
  return [...unions.values()]
}

/** For each cut, 31 groups to a word: whether all skills of a group lie in it. */
function insideMasks(
  cuts: readonly ReadonlySet<number>[],
  skillSets: readonly (readonly number[])[],
  words: number,
): Int32Array {
  const masks = new Int32Array(cuts.length * words)
  cuts.forEach((cut, index) => {
    skillSets.forEach((set, group) => {
      const place = index * words + ((group / 31) | 0)
      if (set.every((skill) => cut.has(skill))) masks[place] = (masks[place] ?? 0) | (1 << (group % 31))
    })
  })
  return masks
}
