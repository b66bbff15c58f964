import { addSpan, type Slots } from '#modules/intraday/slots.ts'
import { type Group, splitPeople } from '#modules/intraday/split-people.ts'

/** When one person is on the queues, and whose contacts they can take. */
export interface Seat {
  readonly queueIds: readonly string[]
  readonly spans: readonly { readonly startsAt: number; readonly endsAt: number }[]
}

/**
 * People on each queue, quarter hour by quarter hour, at the best split of those with several skills.
 * @param needs agents needed by queue and slot: it is their proportion that decides the split
 */
export function staffOfDay(
  seats: readonly Seat[],
  needs: ReadonlyMap<string, Float64Array>,
  slots: Slots,
): ReadonlyMap<string, Float64Array> {
  const queueIds = [...needs.keys()]
  const placeOf = new Map(queueIds.map((queueId, place) => [queueId, place]))
  const groups = new Map<string, { readonly places: readonly number[]; readonly people: Float64Array }>()
  for (const seat of seats) {
    const places = seat.queueIds.flatMap((queueId) => placeOf.get(queueId) ?? []).sort((a, b) => a - b)
    if (places.length === 0) continue
    const key = places.join(' ')
    const group = groups.get(key) ?? { places, people: new Float64Array(slots.count) }
    groups.set(key, group)
    for (const span of seat.spans) addSpan(group.people, slots, span)
  }
  const staff = new Map(queueIds.map((queueId) => [queueId, new Float64Array(slots.count)]))
  for (let slot = 0; slot < slots.count; slot += 1) {
    const here: Group[] = [...groups.values()].map(({ places, people }) => ({ places, people: people[slot] ?? 0 }))
    const split = splitPeople(
      here,
      queueIds.map((queueId) => needs.get(queueId)?.[slot] ?? 0),
    )
    for (const [place, queueId] of queueIds.entries()) {
      const row = staff.get(queueId)
      if (row) row[slot] = split[place] ?? 0
    }
  }
  return staff
}
