import { useEffect, useState } from 'react'
import { unsent } from '../../realtime/outbox.ts'
import { staffLink, useLinkState } from '../../realtime/staff-link.ts'
import { useOutbox } from '../../realtime/staff-outbox.ts'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { appWords } from '../words.ts'

/** A moment of patience: most breaks are mended before anyone would have read about them. */
const PATIENCE_MS = 1_500

/** Under the bar while the link is down: what is kept, what the screen shows, when it is tried again. */
export function LinkLine() {
  const { phase, failures } = useLinkState()
  const [isLong, setLong] = useState(false)
  const isDown = phase !== 'open'
  useEffect(() => {
    if (!isDown) return setLong(false)
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isDown])
  return <div role="status">{isDown && isLong && failures > 0 && <Line />}</div>
}

function Line() {
  const say = useWords(appWords)
  const { phase, retryAt } = useLinkState()
  const kept = unsent(useOutbox()).length
  useNow()
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - Date.now()) / 1000)
  return (
    <div className="link-line">
      <Icon name="endangered" />
      <span>{phase === 'waiting' && seconds > 0 ? say('lostTrying', { seconds }) : say('lost')}</span>
      <span>{kept > 0 ? say('lostKept', { count: kept }) : say('lostReading')}</span>
      {phase === 'waiting' && (
        <button type="button" className="btn s" onClick={() => staffLink.tell({ kind: 'online' })}>
          {say('reconnectNow')}
        </button>
      )}
    </div>
  )
}
