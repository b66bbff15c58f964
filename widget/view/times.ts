import type { Language } from '../languages.ts'
import type { Say } from '../words.ts'

/** `10:40`, in the customer's own time zone. */
export const clockTime = (at: number, language: Language): string =>
  format(at, language, { hour: '2-digit', minute: '2-digit' })

export const clockSeconds = (at: number, language: Language): string =>
  format(at, language, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** `11月25日 10:42`, or only the time when it is today. */
export function dayAndTime(at: number, now: number, language: Language, say: Say): string {
  return `${dayName(at, now, language, say)} ${clockTime(at, language)}`
}

export function dayName(at: number, now: number, language: Language, say: Say): string {
  if (sameDay(at, now)) return say('today')
  if (sameDay(at, now - 86_400_000)) return say('yesterday')
  return format(at, language, { month: 'long', day: 'numeric' })
}

export const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()

const format = (at: number, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options }).format(at)

/** The likely wait as people say it: tens of seconds, then minutes; never more exact than it is. */
export function waitWords(seconds: number | null, say: Say): { readonly figure: string; readonly unit: string } {
  if (seconds === null) return { figure: '—', unit: say('wait-unknown') }
  if (seconds < 60) return { figure: String(Math.max(10, Math.ceil(seconds / 10) * 10)), unit: say('wait-seconds') }
  return { figure: String(Math.ceil(seconds / 60)), unit: say('wait-minutes') }
}

export function byteWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
