import type { Instant } from '#libs/facts/event.ts'
import { useWords } from '../words/words.ts'
import { timeWithSeconds } from './instant.ts'
import { timeWords } from './words.ts'

/** When the figures beside it were true; nothing before they are there. @param bare only the time */
export function AsOf({ at, bare = false }: { readonly at: Instant | null; readonly bare?: boolean }) {
  const say = useWords(timeWords)
  if (at === null) return null
  const time = timeWithSeconds(at)
  return (
    <time className="asof" dateTime={new Date(at).toISOString()}>
      {bare ? time : say('asOf', { time })}
    </time>
  )
}
