import type { Desk } from '#modules/intraday/desk.ts'

/** Queues with a need, parted so that nobody serves queues of two parts: each can be thought over by itself. */
export function queueFamilies({
  queues,
  abilities,
}: Pick<Desk, 'queues' | 'abilities'>): readonly (readonly string[])[] {
  const needed = queues
    .filter(({ rows }) => rows.some(({ state, need }) => state !== 'ended' && need !== null))
    .map(({ info }) => info.queueId)
  const families = new Map(needed.map((queueId) => [queueId, new Set([queueId])]))
  for (const queueIds of abilities.values()) {
    const [first, ...rest] = queueIds.filter((queueId) => families.has(queueId))
    const family = first === undefined ? undefined : families.get(first)
    if (!family) continue
    for (const queueId of rest) {
      const other = families.get(queueId)
      if (!other || other === family) continue
      for (const each of other) {
        family.add(each)
        families.set(each, family)
      }
    }
  }
  return [...new Set(families.values())].map((family) => [...family])
}
