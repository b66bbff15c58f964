import { unsent } from '../../realtime/outbox.ts'
import { useLinkState } from '../../realtime/staff-link.ts'
import { useOutbox } from '../../realtime/staff-outbox.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { useWords } from '../../ui/words/words.ts'
import { appWords } from '../words.ts'

/** Whether what is on the screen is live, and whether everything written is stored. */
export function ConnectionState() {
  const say = useWords(appWords)
  const { phase } = useLinkState()
  const waiting = unsent(useOutbox()).filter(({ problem }) => problem === null).length
  if (phase !== 'open') return <StateTag state="paused">{say('connecting')}</StateTag>
  if (waiting > 0) return <StateTag state="running">{say('connectedSending', { count: waiting })}</StateTag>
  return (
    <StateTag state="kept">
      {say('connected')}
      <span className="roomy">{say('connectedStored')}</span>
    </StateTag>
  )
}
