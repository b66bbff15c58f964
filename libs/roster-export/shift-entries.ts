import { localTimeOf } from '#libs/business-calendar/local-time.ts'
import type { WantedEntry } from './icalendar.ts'
import { type PublishedRoster, requireRoster } from './published.ts'
import type { ExportWords } from './words.ts'

/**
 * One person's shifts as entries of a calendar, in order of time.
 * @param domain behind the `@` of the uid, such as the name of the bank's site: makes ids unique in the world
 */
export function entriesOf(
  roster: PublishedRoster,
  personId: string,
  words: ExportWords,
  domain: string,
): readonly WantedEntry[] {
  const zone = requireRoster(roster)
  const time = (at: number) => localTimeOf(zone, at).slice(0, 5)
  return roster.shifts
    .filter((shift) => shift.personId === personId)
    .sort((a, b) => a.startsAt - b.startsAt)
    .map(({ shiftId, kind, startsAt, endsAt, breaks, overtimeFromAt }) => {
      const details = [
        ...breaks.map(({ startsAt, endsAt, isPaid }) => {
          return `${isPaid ? words.break : words.meal} ${time(startsAt)}–${time(endsAt)}`
        }),
        ...(typeof overtimeFromAt === 'number' ? [`${words.overtime} ${time(overtimeFromAt)}–${time(endsAt)}`] : []),
      ]
      return {
        uid: `${shiftId}@${domain}`,
        startsAt,
        endsAt,
        title: `${words.shift} ${kind}`,
        ...(details.length > 0 ? { details: details.join('\n') } : {}),
      }
    })
}
