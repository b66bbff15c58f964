/** People alike in what they can take: places of queues. */
export interface SkillGroup {
  readonly queues: readonly number[]
  readonly count: number
}

/**
 * How many people each queue gets at the best split: as much of every need as can be met at once (a largest flow), and
 * those whom nobody needs beside the queue of theirs that has fewest for its need.
 * @param required agents each queue needs, whole numbers
 * @returns people by queue; their sum is everyone who can take one of the queues
 */
export function splitPeople(groups: readonly SkillGroup[], required: readonly number[]): number[] {
  const planned = required.map(() => 0)
  const given = groups.map(() => required.map(() => 0))
  const free = groups.map(({ count }) => count)
  for (const queue of required.keys()) {
    for (let lack = required[queue] ?? 0; lack > 0; ) {
      const moved = bring(groups, given, free, queue, lack)
      if (moved === 0) break
      planned[queue] = (planned[queue] ?? 0) + moved
      lack -= moved
    }
  }
  groups.forEach(({ queues }, group) => {
    for (let left = free[group] ?? 0; left > 0 && queues.length > 0; left -= 1) {
      const best = queues.reduce((a, b) => (ratio(planned, required, b) < ratio(planned, required, a) ? b : a))
      planned[best] = (planned[best] ?? 0) + 1
    }
  })
  return planned
}

const ratio = (planned: readonly number[], required: readonly number[], queue: number): number =>
  (planned[queue] ?? 0) / ((required[queue] ?? 0) + 0.5)

/** Brings people to a queue along the shortest chain of those who change queues; returns how many came. */
function bring(
  groups: readonly SkillGroup[],
  given: readonly number[][],
  free: number[],
  queue: number,
  most: number,
): number {
  /** By queue: the group that would come to it, and the queue that someone of the group leaves for that. */
  const cameBy = new Map<number, { readonly group: number; readonly to: number }>()
  const seen = new Set([queue])
  const line = [queue]
  for (let at = line.shift(); at !== undefined; at = line.shift()) {
    for (const [group, { queues }] of groups.entries()) {
      if (!queues.includes(at)) continue
      if ((free[group] ?? 0) > 0) return move(given, free, cameBy, { group, at, queue }, most)
      for (const other of queues) {
        if (seen.has(other) || (given[group]?.[other] ?? 0) === 0) continue
        seen.add(other)
        cameBy.set(other, { group, to: at })
        line.push(other)
      }
    }
  }
  return 0
}

function move(
  given: readonly number[][],
  free: number[],
  cameBy: ReadonlyMap<number, { readonly group: number; readonly to: number }>,
  { group, at, queue }: { readonly group: number; readonly at: number; readonly queue: number },
  most: number,
): number {
  let amount = Math.min(most, free[group] ?? 0)
  for (let place = at; place !== queue; ) {
    const step = cameBy.get(place)
    if (!step) return 0
    amount = Math.min(amount, given[step.group]?.[place] ?? 0)
    place = step.to
  }
  free[group] = (free[group] ?? 0) - amount
  add(given, group, at, amount)
  for (let place = at; place !== queue; ) {
    const step = cameBy.get(place)
    if (!step) break
    add(given, step.group, place, -amount)
    add(given, step.group, step.to, amount)
    place = step.to
  }
  return amount
}

function add(given: readonly number[][], group: number, queue: number, by: number): void {
  const row = given[group]
  if (row) row[queue] = (row[queue] ?? 0) + by
}
