import type { Instant } from '#libs/facts/event.ts'
import { Icon } from '../icons.tsx'
import { partWords } from '../parts/words.ts'
import { durationWords } from '../time/duration.ts'
import { useNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'

interface Props {
  /** What was done. */
  readonly words: string
  /** Until when it can be undone; the line then only tells. */
  readonly until: Instant
  readonly onUndo: () => void
  /** The line has been read. */
  readonly onDismiss?: () => void
}

/** Says what was done, and takes it back while that is possible. */
export function UndoLine({ words, until, onUndo, onDismiss }: Props) {
  const say = useWords(partWords)
  const locale = useLocale()
  const leftMs = until - useNow()
  return (
    <div className="note-i row" role="status">
      <Icon name="kept" />
      {words}
      {leftMs > 0 && (
        <>
          <button type="button" className="btn s" onClick={onUndo}>
            {say('undo')}
          </button>
          <span className="t3 f12">{say('undoLeft', { time: durationWords(leftMs + 999, locale) })}</span>
        </>
      )}
      {onDismiss && (
        <>
          <span className="sp" />
          <button type="button" className="btn i" aria-label={say('close')} onClick={onDismiss}>
            <Icon name="cross" />
          </button>
        </>
      )}
    </div>
  )
}
