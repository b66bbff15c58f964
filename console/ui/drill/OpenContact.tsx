import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useWords } from '../words/words.ts'
import { drillWords } from './words.ts'

interface Props {
  readonly at: number
  /** Null: there is none to open. */
  readonly contactId: string | null
  /** The one that is open. */
  readonly opened: string
  readonly onOpen: (contactId: string) => void
}

/** When something happened, as what opens the contact it happened in. */
export function OpenContact({ at, contactId, opened, onOpen }: Props) {
  const say = useWords(drillWords)
  const time = dayAndTime(at, serverNow())
  if (contactId === null) return time
  return (
    <button
      type="button"
      className="open nw"
      aria-label={`${say('openContact')} ${time}`}
      aria-current={contactId === opened ? 'true' : undefined}
      onClick={() => onOpen(contactId)}
    >
      {time}
    </button>
  )
}
