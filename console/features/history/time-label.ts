import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import type { Locale } from '../../ui/words/locale.ts'
import type { Grain } from './history-view.ts'

/** How a span is called: a day by its date and weekday, an hour or quarter by its begin. */
export function timeLabel(at: number, grain: Grain, locale: Locale): string {
  const day = dayOf(at)
  if (grain !== 'day') return `${day.slice(5)} ${timeOfDay(at)}`
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return `${day} ${weekday.format(Date.parse(`${day}T12:00:00Z`))}`
}
