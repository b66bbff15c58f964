import { type Random, seededRandom } from '#libs/chance/seeded-random.ts'

/** Size of the compared world: `skills` at most 31, since a set of skills is a bit mask. */
export type BenchSize = { readonly agents: number; readonly waiting: number; readonly skills: number }

/** What one waiting contact asks, as bits of the skills, with its place in line. */
export type Contact = { readonly id: number; readonly mask: number; readonly lane: number; readonly rank: number }

/** Head start of the four lanes, in arrivals; the world's clock ticks once an arrival. */
export const laneHeadStart = [0, 3000, 6000, 9000] as const

/** The same agents and arrivals for everyone who is measured: 3 to 6 skills an agent, 1 (80 %) or 2 a contact. */
export function contactWorld(seed: number, { agents, skills }: BenchSize) {
  const random = seededRandom(seed)
  const masks = Array.from({ length: agents }, () => skillMask(random, 3 + Math.floor(random() * 4), skills))
  const arrive = (tick: number): Contact => {
    const mask = skillMask(random, random() < 0.8 ? 1 : 2, skills)
    const lane = Math.floor(random() * laneHeadStart.length)
    return { id: tick, mask, lane, rank: tick - (laneHeadStart[lane] ?? 0) }
  }
  return { masks, arrive, nextAgent: () => Math.floor(random() * agents) }
}

/**
 * The floor to compare with: the least that an indexed matcher can do. One heap for each set of skills, an agent looks
 * at the heads of the sets it covers. No levels, queues, channels, capacity, preference, exclusion or relaxation, no
 * choice among agents, no removal.
 * @returns `decide(count)` makes that many decisions and returns a check sum of the contacts in order
 */
export function baselineMatcher(seed: number, size: BenchSize) {
  const world = contactWorld(seed, size)
  const heaps = new Map<number, ContactHeap>()
  const covered = new Map<number, ContactHeap[]>()
  let tick = 0

  function put(contact: Contact): void {
    let heap = heaps.get(contact.mask)
    if (heap === undefined) {
      heap = new ContactHeap(contact.mask)
      heaps.set(contact.mask, heap)
      for (const [mask, list] of covered) if ((contact.mask & ~mask) === 0) list.push(heap)
    }
    heap.push(contact)
  }

  function coveredBy(mask: number): ContactHeap[] {
    const known = covered.get(mask)
    if (known !== undefined) return known
    const list = [...heaps.values()].filter((heap) => (heap.mask & ~mask) === 0)
    covered.set(mask, list)
    return list
  }

  function decide(count: number): number {
    let sum = 0
    for (let made = 0; made < count; made += 1) {
      const list = coveredBy(world.masks[world.nextAgent()] ?? 0)
      let best: ContactHeap | null = null
      for (const heap of list) {
        const head = heap.contacts[0]
        if (head !== undefined && (best?.contacts[0] === undefined || isBefore(head, best.contacts[0]))) best = heap
      }
      const taken = best?.pop()
      if (taken === undefined) continue
      sum = (Math.imul(sum, 31) + taken.id) | 0
      put(world.arrive(tick++))
    }
    return sum
  }

  while (tick < size.waiting) put(world.arrive(tick++))
  return { decide }
}

/** A plain binary heap, without the places that removal from the middle would need. */
class ContactHeap {
  readonly contacts: Contact[] = []
  readonly mask: number

  constructor(mask: number) {
    this.mask = mask
  }

  push(contact: Contact): void {
    const { contacts } = this
    let slot = contacts.push(contact) - 1
    while (slot > 0) {
      const above = (slot - 1) >> 1
      const parent = contacts[above]
      if (parent === undefined || isBefore(parent, contact)) break
      contacts[slot] = parent
      slot = above
    }
    contacts[slot] = contact
  }

  pop(): Contact | undefined {
    const { contacts } = this
    const top = contacts[0]
    const last = contacts.pop()
    if (last === undefined || contacts.length === 0) return top
    let slot = 0
    for (;;) {
      let below = 2 * slot + 1
      let child = contacts[below]
      if (child === undefined) break
      const right = contacts[below + 1]
      if (right !== undefined && isBefore(right, child)) {
        below += 1
        child = right
      }
      if (!isBefore(child, last)) break
      contacts[slot] = child
      slot = below
    }
    contacts[slot] = last
    return top
  }
}

function isBefore(a: Contact, b: Contact): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.id < b.id)
}

function skillMask(random: Random, count: number, skills: number): number {
  let mask = 0
  for (let left = count; left > 0; ) {
    const bit = 1 << Math.floor(random() * skills)
    if ((mask & bit) !== 0) continue
    mask |= bit
    left -= 1
  }
  return mask
}
