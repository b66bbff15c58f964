import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import { timeWords } from './words.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A duration in words, in its one or two largest units, the rest left off: `13 时 17 分`. Negative ones lose their sign. */
export function durationWords(ms: number, locale: Locale): string {
  const say = sayIn(timeWords, locale)
  const whole = Math.floor(Math.abs(ms) / SECOND) * SECOND
  const n = (unit: number) => Math.floor(whole / unit)
  const rest = (unit: number, below: number) => Math.floor((whole % unit) / below)
  if (whole >= 2 * DAY) return say('days', { n: n(DAY) })
  if (whole >= DAY) {
    return rest(DAY, HOUR) > 0 ? say('daysHours', { n: 1, rest: rest(DAY, HOUR) }) : say('days', { n: 1 })
  }
  if (whole >= HOUR) {
    const minutes = rest(HOUR, MINUTE)
    return minutes > 0 ? say('hoursMinutes', { n: n(HOUR), rest: minutes }) : say('hours', { n: n(HOUR) })
  }
  if (whole >= 10 * MINUTE) return say('minutes', { n: n(MINUTE) })
  if (whole >= MINUTE) {
    const seconds = rest(MINUTE, SECOND)
    return seconds > 0 ? say('minutesSeconds', { n: n(MINUTE), rest: seconds }) : say('minutes', { n: n(MINUTE) })
  }
  return say('seconds', { n: n(SECOND) })
}

/** A running duration as a clock shows it: `01:14`, from one hour on `2:14:36`. Negative ones are `00:00`. */
export function clockDigits(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutesSeconds = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${minutesSeconds}` : minutesSeconds
}
