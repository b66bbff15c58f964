import type { Instant } from '#libs/facts/event.ts'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { useNow } from '../time/server-clock.ts'
import { useWords } from '../words/words.ts'

interface Props {
  /** What was done. */
  readonly words: string
  /** Until when it can be undone; the line then only tells. */
  readonly until: Instant
  readonly onUndo: () => void
}

/** Says what was done, and takes it back while that is possible. */
export function UndoLine({ words, until, onUndo }: Props) {
  const say = useWords(partWords)
  const secondsLeft = Math.ceil((until - useNow()) / 1000)
  return (
    <div className="note-i row" role="status">
      <Icon name="kept" />
      {words}
      {secondsLeft > 0 && (
        <>
          <button type="button" className="btn s" onClick={onUndo}>
            {say('undo')}
          </button>
          <span className="t3 f12">{say('undoLeft', { seconds: secondsLeft })}</span>
        </>
      )}
    </div>
  )
}
