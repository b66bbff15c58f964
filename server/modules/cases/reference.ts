import type { Instant } from '#libs/facts/event.ts'

/** The number people quote: the local date (two digits each of year, month, day) and a running number: `C261122-00042`. */
export function referenceFor(openedAt: Instant, timeZone: string, number: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: '2-digit',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(openedAt)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `C${part('year')}${part('month')}${part('day')}-${String(number).padStart(5, '0')}`
}
