import type { Instant } from '#libs/facts/event.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { timeWords } from './words.ts'

/** The zone of the bank: a day begins at its midnight wherever the reader sits. */
let bankZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** @param zone an IANA zone name, from the server */
export function setBankZone(zone: string): void {
  bankZone = zone
}

/** The zone of the bank, for those who compute with its days. */
export const bankTimeZone = (): string => bankZone

/** `10:42` */
export const timeOfDay = (at: Instant): string => part(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** `10:42:05` */
export const timeWithSeconds = (at: Instant): string =>
  part(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** `2026-11-21`, the day in the bank's zone. */
export const dayOf = (at: Instant): string => part(at, { year: 'numeric', month: '2-digit', day: '2-digit' })

/** `11-21 10:42`; with the year when it is another one than that of `now`. */
export function dayAndTime(at: Instant, now: Instant): string {
  const day = dayOf(at)
  return `${day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day} ${timeOfDay(at)}`
}

/** Only the time when it is today, otherwise with the day. */
export function shortly(at: Instant, now: Instant): string {
  return dayOf(at) === dayOf(now) ? timeOfDay(at) : dayAndTime(at, now)
}

/** Heads a day in a timeline: today, yesterday, tomorrow, or the date with its weekday. */
export function dayWords(at: Instant, now: Instant, locale: Locale): string {
  const say = sayIn(timeWords, locale)
  const day = dayOf(at)
  if (day === dayOf(now)) return say('today')
  if (day === neighbour(now, -1)) return say('yesterday')
  if (day === neighbour(now, 1)) return say('tomorrow')
  const sameYear = day.slice(0, 4) === dayOf(now).slice(0, 4)
  return formatter(locale, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(at)
}

/** The day before or after, as a date: an hour that clocks skip or repeat does not matter to it. */
function neighbour(now: Instant, days: number): string {
  const noon = Date.parse(`${dayOf(now)}T12:00:00Z`)
  return new Date(noon + days * 86_400_000).toISOString().slice(0, 10)
}

/** Swedish writes dates and times as ISO 8601 does. */
const part = (at: Instant, options: Intl.DateTimeFormatOptions): string => formatter('sv', options).format(at)

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${bankZone} ${JSON.stringify(options)}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: bankZone })
  formatters.set(key, known)
  return known
}
