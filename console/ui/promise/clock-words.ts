import { durationWords } from '../time/duration.ts'
import type { Locale } from '../words/locale.ts'
import { sayIn } from '../words/words.ts'
import type { ClockReading } from './read-clock.ts'
import { promiseWords } from './words.ts'

/** How a promise stands, with the time that counts: `剩 18 分`, `超时 14 秒`, `已兑现`. */
export function clockWords({ state, leftMs }: ClockReading, locale: Locale): string {
  const say = sayIn(promiseWords, locale)
  const time = durationWords(leftMs, locale)
  if (state === 'broken') return leftMs < 0 ? say('over', { time }) : say('broken')
  if (state === 'paused') return say('pausedLeft', { time })
  if (state === 'running' || state === 'endangered') return say('left', { time })
  return say(state)
}
