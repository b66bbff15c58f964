import { StateTag } from '../parts/StateTag.tsx'
import { useNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { clockWords } from './clock-words.ts'
import { type PromiseClock, readClock } from './read-clock.ts'
import { promiseWords } from './words.ts'

/** How a promise stands, in a word; with `withTime` the time that is left or over. */
export function PromiseTag({ clock, withTime = false }: { readonly clock: PromiseClock; readonly withTime?: boolean }) {
  const now = useNow()
  const locale = useLocale()
  const say = useWords(promiseWords)
  const reading = readClock(clock, now)
  const told = withTime || reading.state === 'broken'
  return <StateTag state={reading.state}>{told ? clockWords(reading, locale) : say(reading.state)}</StateTag>
}
