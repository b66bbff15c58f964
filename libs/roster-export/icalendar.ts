/**
 * One shift in someone's calendar.
 * @property uid the same for ever; printable ASCII without blanks
 * @property sequence 0, and one more with every change
 * @property changedAt UTC milliseconds of the last change, also of being called off
 */
export interface CalendarEntry {
  readonly uid: string
  readonly sequence: number
  readonly changedAt: number
  readonly isCancelled: boolean
  readonly startsAt: number
  readonly endsAt: number
  readonly title: string
  readonly details?: string
  readonly place?: string
}

/** What an entry shows, before it has a history. */
export type WantedEntry = Omit<CalendarEntry, 'sequence' | 'changedAt' | 'isCancelled'>

/**
 * A person's entries after a publication: new ones, changed ones with the next sequence, and those that are wanted no
 * longer as cancelled, so that calendars take them out. Keep the result and give it as `before` the next time.
 * @param now UTC milliseconds
 */
export function renewEntries(
  before: readonly CalendarEntry[],
  wanted: readonly WantedEntry[],
  now: number,
): readonly CalendarEntry[] {
  const known = new Map(before.map((entry) => [entry.uid, entry]))
  const kept = new Set(wanted.map(({ uid }) => uid))
  if (kept.size < wanted.length) throw new RangeError('two entries have one uid: give every shift an id of its own')
  const gone = before
    .filter(({ uid }) => !kept.has(uid))
    .map((entry) =>
      entry.isCancelled ? entry : { ...entry, isCancelled: true, sequence: entry.sequence + 1, changedAt: now },
    )
  const present = wanted.map((entry): CalendarEntry => {
    const old = known.get(entry.uid)
    if (!old) return { ...entry, sequence: 0, changedAt: now, isCancelled: false }
    if (!old.isCancelled && showsTheSame(old, entry)) return old
    return { ...entry, sequence: old.sequence + 1, changedAt: now, isCancelled: false }
  })
  return [...present, ...gone].sort((a, b) => a.startsAt - b.startsAt || (a.uid < b.uid ? -1 : 1))
}

function showsTheSame(a: WantedEntry, b: WantedEntry): boolean {
  return (['startsAt', 'endsAt', 'title', 'details', 'place'] as const).every((key) => a[key] === b[key])
}

/**
 * An iCalendar file (RFC 5545, METHOD:PUBLISH). Times are written in UTC: calendars show them by the clock of whoever
 * looks, and no description of a zone can be out of date.
 * @param name of the calendar, shown by most programs
 * @throws RangeError for a uid that is no printable ASCII, or an entry that ends before it begins
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yinuo//Roster//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(entry: CalendarEntry): readonly string[] {
  const { uid, startsAt, endsAt, title, details, place, isCancelled, sequence, changedAt } = entry
  if (!/^[!-~]+$/.test(uid)) throw new RangeError(`uid "${uid}" is not printable ASCII without blanks: give another`)
  if (!(endsAt > startsAt)) throw new RangeError(`${uid} must end after it begins`)
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    ...(details ? [`DESCRIPTION:${escaped(details)}`] : []),
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** `20261123T010000Z`; seconds are whole, as the format knows no parts. */
function utc(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace(/[-:]|\.000/g, '')
}

/** TEXT of RFC 5545, 3.3.11; control signs but line ends and tabs have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

const MOST_OCTETS = 75

/** Lines of at most 75 octets, the rest behind a blank on the next; never cut inside a sign. RFC 5545, 3.1. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const width = octetsOf(sign)
    if (octets + width > MOST_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += width
  }
  return [...parts, part].join('\r\n')
}

function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
