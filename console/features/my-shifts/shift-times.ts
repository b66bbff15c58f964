import type { Instant } from '#libs/facts/event.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'

interface Times {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** `08:00–17:00`; `22:00–06:00 +1` when it ends on the next day. */
export function timesOf({ startsAt, endsAt }: Times): string {
  return `${timeOfDay(startsAt)}–${timeOfDay(endsAt)}${dayOf(endsAt) > dayOf(startsAt) ? ' +1' : ''}`
}

const formatters = new Map<Locale, Intl.DateTimeFormat>()

/** `12-07 周一` */
export function dateWords(date: string, locale: Locale): string {
  const format = formatters.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  formatters.set(locale, format)
  return `${date.slice(5)} ${format.format(Date.parse(`${date}T12:00:00Z`))}`
}
