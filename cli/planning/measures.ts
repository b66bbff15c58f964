import type { Target } from '#libs/queueing/target.ts'
import { InputFault } from '../support/terminal.ts'

/** Minutes of `30m` or `1h`; they divide a day. */
export function minutesOption(text: string, name: string): number {
  const match = /^(\d{1,4})(m|min|h)?$/.exec(text.trim())
  const minutes = Number(match?.[1]) * (match?.[2] === 'h' ? 60 : 1)
  if (!match || minutes < 1 || 1440 % minutes !== 0)
    throw new InputFault(`--${name} ${text}: give a length that divides a day, as 5m, 15m, 30m or 1h`)
  return minutes
}

/** Days of `7d` or `4w`, 1 to 366. */
export function daysOption(text: string, name: string): number {
  const match = /^(\d{1,3})(d|w)$/.exec(text.trim())
  const days = Number(match?.[1]) * (match?.[2] === 'w' ? 7 : 1)
  if (!match || days < 1 || days > 366)
    throw new InputFault(`--${name} ${text}: give days or weeks, as 7d or 4w, up to a year`)
  return days
}

/** A share of `30%` or `0.3`; 0 or more, below 1. */
export function shareOption(text: string, name: string): number {
  const match = /^(\d+(?:\.\d+)?)(%)?$/.exec(text.trim())
  const share = Number(match?.[1]) / (match?.[2] ? 100 : 1)
  if (!match || !(share < 1)) throw new InputFault(`--${name} ${text}: give a share below 1, as 30% or 0.3`)
  return share
}

/** `80/20`: 80 % answered within 20 seconds. */
export function serviceLevelOption(text: string, name = 'target'): NonNullable<Target['serviceLevel']> {
  const match = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim())
  const share = Number(match?.[1]) / 100
  if (!match || !(share > 0 && share < 1))
    throw new InputFault(`--${name} ${text}: give a percentage and seconds, as 80/20 for 80 % within 20 seconds`)
  return { share, thresholdSeconds: Number(match[2]) }
}
