import type { Instant } from '#libs/facts/event.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'
import type { Say } from '../../ui/words/words.ts'
import type { BoardLeave } from './board-rows.ts'
import type { Change, Day } from './edits.ts'
import type { scheduleWords } from './words.ts'

type SaySchedule = Say<keyof typeof scheduleWords.byLocale.en>
interface Times {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** `08:00–17:00`; `22:00–06:00 +1` when it ends on the next day. */
export function timesOf({ startsAt, endsAt }: Times): string {
  return `${timeOfDay(startsAt)}–${timeOfDay(endsAt)}${dayOf(endsAt) > dayOf(startsAt) ? ' +1' : ''}`
}

const weekdays = new Map<Locale, Intl.DateTimeFormat>()

/** `12-07 周一` */
export function dayTold(date: string, locale: Locale): string {
  const format = weekdays.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  weekdays.set(locale, format)
  return `${date.slice(5)} ${format.format(Date.parse(`${date}T12:00:00Z`))}`
}

const LEAVE = ['annual', 'sick', 'personal', 'family', 'compensatory', 'course'] as const

export const leaveTold = ({ kind }: Pick<BoardLeave, 'kind'>, say: SaySchedule): string =>
  say(LEAVE.find((known) => known === kind) ?? 'leave')

export const nameOf = ({ persons }: RosterBoard, { personId }: Pick<Day, 'personId'>): string =>
  persons.find((person) => person.personId === personId)?.displayName ?? ''

/** The shapes of shift that a person may work on a date. */
export function kindsOn(
  { contracts }: Pick<RosterBoard, 'contracts'>,
  { terms, later }: Pick<RosterBoard['persons'][number], 'terms' | 'later'>,
  date: string,
): WorkContract['shifts'] {
  const changed = later.findLast(({ from }) => from <= date)
  return changed?.shifts ?? contracts.find(({ contractId }) => contractId === terms?.contractId)?.shifts ?? []
}

/** How long a shift of a person lasts by the contract of that date; 0 when the contract does not know it. */
export function spanMsOf(board: RosterBoard, { personId, date }: Day, kindId: string): number {
  const person = board.persons.find((each) => each.personId === personId)
  const kind = person && kindsOn(board, person, date).find(({ id }) => id === kindId)
  return (kind?.spanSeconds ?? 0) * 1000
}

/** `许文静 12-07 周一：09:00–18:00`, or that it is a day off. */
export function changeTold(board: RosterBoard, change: Change, say: SaySchedule, locale: Locale): string {
  const { date, shift } = change
  const what = shift
    ? timesOf({ startsAt: shift.startsAt, endsAt: shift.startsAt + spanMsOf(board, change, shift.kindId) })
    : say('dayOff')
  return say('changed', { name: nameOf(board, change), day: dayTold(date, locale), what })
}

/** Part of a conflict as the search names it: a rule id, `leave 2026-12-01..2026-12-03`, `lock 2026-12-01`, `history`. */
export function partTold(part: string, say: SaySchedule): string {
  const [word = '', rest = ''] = part.split(/ (.*)/)
  const days = rest.replace('..', '–')
  if (word === 'leave') return say('partLeave', { days })
  if (word === 'lock') return say('partLock', { days })
  return word === 'history' ? say('partHistory') : say('partRule', { id: part })
}
