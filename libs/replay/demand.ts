import { dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import type { RecordedContact } from '#libs/queueing/centre.ts'
import type { Chance } from '#libs/queueing/chance.ts'
import type { CallRecord } from '#libs/workforce-files/call-records.ts'
import { patienceOf } from './patience.ts'

/** A call that asked for an agent and of which it is known how long it took or when it hung up. */
export interface Contact {
  readonly line: number
  /** Day and second of asking, the second within the day. */
  readonly date: string
  readonly askedSeconds: number
  readonly waitedSeconds: number
  /** Null of those who hung up. */
  readonly servedSeconds: number | null
  readonly outcome: 'answered' | 'abandoned'
}

export interface Demand {
  /** In order of asking. */
  readonly contacts: readonly Contact[]
  /** Left out: hung up in the menu, so asked for nobody. */
  readonly leftInMenu: number
  /** Left out: answered, but nobody knows for how long. */
  readonly withoutServiceTime: number
}

/**
 * What of the calls was work for agents. A call that asked past midnight belongs to the day on which it asked, or, where
 * that day is not on file, to the last second of its own: one call would make a lost day look like an empty one.
 */
export function demandOf(calls: readonly CallRecord[]): Demand {
  const contacts: Contact[] = []
  let leftInMenu = 0
  let withoutServiceTime = 0
  const onFile = new Set(calls.map(({ date }) => date))
  for (const { line, date, askedSeconds, waitedSeconds, servedSeconds, outcome } of calls) {
    if (askedSeconds === null) leftInMenu++
    else if (outcome === 'answered' && servedSeconds === null) withoutServiceTime++
    else {
      const days = Math.floor(askedSeconds / DAY_SECONDS)
      const askedOn = days === 0 ? date : dateAfter(date, days)
      const isKnown = onFile.has(askedOn)
      contacts.push({
        line,
        date: isKnown ? askedOn : date,
        askedSeconds: isKnown ? askedSeconds - days * DAY_SECONDS : DAY_SECONDS - 1,
        waitedSeconds,
        servedSeconds,
        outcome,
      })
    }
  }
  contacts.sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.askedSeconds - b.askedSeconds || a.line - b.line,
  )
  return { contacts, leftInMenu, withoutServiceTime }
}

export const DAY_SECONDS = 86_400

const dateAfter = (date: string, days: number) =>
  new Date((dayNumberOf(date) + days) * DAY_SECONDS * 1000).toISOString().slice(0, 10)

/**
 * The contacts as they would come to any staff: when they came, how long they need an agent, how long they would wait.
 * What was not seen is drawn: the patience of those who were answered, beyond the wait they had, from all waits; the
 * handle time of those who hung up, from the answered contacts of the same hour of the day.
 * @param from first date, second 0 of the result
 */
export function asRecorded(contacts: readonly Contact[], from: string, chance: Chance): RecordedContact[] {
  const beyond = patienceOf(contacts)
  const served = servedByHour(contacts)
  const first = dayNumberOf(from)
  return contacts.map(({ date, askedSeconds, waitedSeconds, servedSeconds, outcome }) => {
    const like = served[Math.floor(askedSeconds / 3600)] ?? []
    return {
      atSeconds: (dayNumberOf(date) - first) * DAY_SECONDS + askedSeconds,
      handleSeconds: servedSeconds ?? like[Math.floor(chance() * like.length)] ?? 0,
      patienceSeconds: outcome === 'abandoned' ? waitedSeconds : beyond(waitedSeconds, chance),
    }
  })
}

/** Handle times seen in each hour of the day; in an hour without any, all of them. */
function servedByHour(contacts: readonly Contact[]): readonly (readonly number[])[] {
  const all = contacts.flatMap(({ servedSeconds }) => (servedSeconds === null ? [] : [servedSeconds]))
  return Array.from({ length: 24 }, (_, hour) => {
    const seen = contacts.flatMap(({ askedSeconds, servedSeconds }) =>
      servedSeconds !== null && Math.floor(askedSeconds / 3600) === hour ? [servedSeconds] : [],
    )
    return seen.length > 0 ? seen : all
  })
}

/** A mean handle time of an hour stands beside so many contacts with the mean of the day. */
const LEAN_CONTACTS = 100

/**
 * Mean handle time in seconds by hour of the day, 24 values, each leaning on the mean of all.
 * @throws RangeError when no contact was answered
 */
export function handleSecondsByHour(contacts: readonly Contact[]): number[] {
  const sums = Array.from({ length: 24 }, () => ({ seconds: 0, contacts: 0 }))
  let seconds = 0
  let answered = 0
  for (const { askedSeconds, servedSeconds } of contacts) {
    const sum = sums[Math.floor(askedSeconds / 3600)]
    if (servedSeconds === null || !sum) continue
    sum.seconds += servedSeconds
    sum.contacts++
    seconds += servedSeconds
    answered++
  }
  if (answered === 0) throw new RangeError('No contact was answered: their handle times cannot be learned')
  const mean = seconds / answered
  return sums.map((sum) => (sum.seconds + LEAN_CONTACTS * mean) / (sum.contacts + LEAN_CONTACTS))
}
