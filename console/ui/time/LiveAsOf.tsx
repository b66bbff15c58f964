import type { Instant } from '#libs/facts/event.ts'
import { useLinkState } from '../../realtime/staff-link.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useWords } from '../words/words.ts'
import { AsOf } from './AsOf.tsx'
import { timeWithSeconds } from './instant.ts'
import { liveInstant } from './live-instant.ts'
import { useNow } from './server-clock.ts'
import { timeWords } from './words.ts'

interface Props {
  /** When the server computed what is shown; null before it is there. */
  readonly at: Instant | null
  readonly bare?: boolean
}

/** When what is shown live was true; once the link is lost it says so, and since when nothing has come. */
export function LiveAsOf({ at, bare = false }: Props) {
  const say = useWords(timeWords)
  const { phase, heardAt } = useLinkState()
  const now = useNow()
  if (at === null) return null
  if (phase !== 'open') {
    return (
      <span className="asof">
        <StateTag state="paused">{say('stoppedAt', { time: timeWithSeconds(at) })}</StateTag>
      </span>
    )
  }
  return <AsOf at={liveInstant(at, now, Date.now() - heardAt)} bare={bare} />
}
