import { useState } from 'react'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'

/** A second person lets in what another wrote, or gives it back with the reason, in one line. */
export function ReviewLine(props: {
  /** What the button that lets it in says: what then holds, and from when. */
  readonly approve: string
  readonly isBusy: boolean
  readonly onReview: (review: { readonly decision: 'approve' | 'return'; readonly note: string }) => void
}) {
  const say = useWords(partWords)
  const [note, setNote] = useState('')
  const { approve, isBusy, onReview } = props
  return (
    <>
      <button type="button" className="btn p" disabled={isBusy} onClick={() => onReview({ decision: 'approve', note })}>
        {approve}
      </button>
      <input
        className="field"
        aria-label={say('whyReturn')}
        placeholder={say('whyReturn')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button
        type="button"
        className="btn"
        disabled={note.trim() === '' || isBusy}
        onClick={() => onReview({ decision: 'return', note })}
      >
        {say('giveBack')}
      </button>
    </>
  )
}
