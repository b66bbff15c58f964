/** People alike: how many, and the places of the queues whose contacts they can take. */
export interface Group {
  readonly places: readonly number[]
  readonly people: number
}

/** A queue where nobody is needed takes people only when nobody else does. */
const NO_NEED = 1e-6
const ROUNDS = 4

/**
 * Splits people of one moment among queues so that the queue worst off, by people over need, is as well off as can be:
 * as routing does, which gives whoever is free to whoever waits. Parts of a person are allowed, for someone may take
 * contacts of two queues in a quarter of an hour.
 * @param need agents needed, one number a queue
 * @returns people on each queue
 */
export function splitPeople(groups: readonly Group[], need: readonly number[]): readonly number[] {
  const staff = need.map(() => 0)
  const shares = groups.map(({ places }) => places.map(() => 0))
  const order = groups
    .map((group, index) => ({ ...group, index }))
    .filter(({ people, places }) => people > 0 && places.length > 0)
    .sort((a, b) => a.places.length - b.places.length || a.index - b.index)
  const rounds = order.some(({ places }) => places.length > 1) ? ROUNDS : 1
  for (let round = 0; round < rounds; round++) {
    for (const { places, people, index } of order) {
      const own = shares[index] ?? []
      places.forEach((place, n) => {
        staff[place] = (staff[place] ?? 0) - (own[n] ?? 0)
      })
      const filled = pour(
        people,
        places.map((place) => ({ has: staff[place] ?? 0, need: Math.max(NO_NEED, need[place] ?? 0) })),
      )
      shares[index] = filled
      places.forEach((place, n) => {
        staff[place] = (staff[place] ?? 0) + (filled[n] ?? 0)
      })
    }
  }
  return staff.map((people) => Math.max(0, people))
}

/** Pours people where the level, people over need, is lowest, until all have been given out. */
function pour(people: number, queues: readonly { readonly has: number; readonly need: number }[]): number[] {
  const byLevel = queues.map((queue, place) => ({ ...queue, place, level: queue.has / queue.need }))
  byLevel.sort((a, b) => a.level - b.level)
  let has = 0
  let need = 0
  let level = 0
  for (const [n, queue] of byLevel.entries()) {
    has += queue.has
    need += queue.need
    level = (has + people) / need
    if (level <= (byLevel[n + 1]?.level ?? Number.POSITIVE_INFINITY)) break
  }
  return queues.map((queue) => Math.max(0, level * queue.need - queue.has))
}
