import type { CentreQueue, RecordedContact } from './centre.ts'
import { seededChance } from './chance.ts'
import { requireAmount } from './checks.ts'
import { drawFrom } from './durations.ts'

/** One contact after another, in order of arrival; null once no more come. */
export type ArrivalStream = () => RecordedContact | null

const STREAMS_PER_QUEUE = 3

/**
 * The contacts of one queue. Arrivals, handle times and patience have random streams of their own, one draw a contact,
 * so the same seed sends the same customers whatever the staff: plans are compared on equal days.
 * @param place of the queue in the centre; chooses the streams
 */
export function arrivalsOf(queue: CentreQueue, place: number, intervalSeconds: number, seed: number): ArrivalStream {
  if (queue.arrivals.kind === 'recorded') return replay(queue.id, queue.arrivals.contacts)
  const { contacts, handle, patience } = queue.arrivals
  for (const each of contacts) requireAmount(`a value of contacts of queue ${queue.id}`, each)
  const stream = (index: number) => seededChance(seed, STREAMS_PER_QUEUE * place + index)
  const gaps = stream(0)
  const handleOf = drawFrom(`handle of queue ${queue.id}`, handle, stream(1))
  const patienceOf = patience === null ? null : drawFrom(`patience of queue ${queue.id}`, patience, stream(2))
  let interval = 0
  let mass = 0
  return () => {
    mass -= Math.log(gaps())
    for (; ; interval += 1) {
      const expected = contacts[interval]
      if (expected === undefined) return null
      if (mass < expected) {
        const atSeconds = (interval + mass / expected) * intervalSeconds
        return { atSeconds, handleSeconds: handleOf(), patienceSeconds: patienceOf === null ? null : patienceOf() }
      }
      mass -= expected
    }
  }
}

function replay(queueId: string, contacts: readonly RecordedContact[]): ArrivalStream {
  let place = 0
  let before = 0
  return () => {
    const contact = contacts[place]
    if (contact === undefined) return null
    const name = `of contact ${place} in queue ${queueId}`
    if (!(contact.atSeconds >= before)) {
      throw new RangeError(`atSeconds ${name} is ${contact.atSeconds}, before ${before}: sort the contacts by arrival`)
    }
    requireAmount(`handleSeconds ${name}`, contact.handleSeconds)
    if (contact.patienceSeconds !== null) requireAmount(`patienceSeconds ${name}`, contact.patienceSeconds)
    before = contact.atSeconds
    place += 1
    return contact
  }
}
