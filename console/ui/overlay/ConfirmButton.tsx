import { useState } from 'react'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'

interface Props {
  readonly words: string
  /** What will happen, as a question, asked once in place of the button. */
  readonly question: string
  readonly className?: string
  readonly onConfirm: () => void
}

/** For what cannot be undone: asks once, plainly, where the button was. */
export function ConfirmButton({ words, question, className = 'btn s', onConfirm }: Props) {
  const say = useWords(partWords)
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <button type="button" className={className} onClick={() => setAsking(true)}>
        {words}
      </button>
    )
  }
  return (
    <span className="row wrap" role="alert">
      {question}
      <button
        type="button"
        className="btn s"
        onClick={() => {
          setAsking(false)
          onConfirm()
        }}
      >
        {say('confirm')}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the question took the place of the button that had the focus */}
      <button type="button" className="btn s t" autoFocus onClick={() => setAsking(false)}>
        {say('cancel')}
      </button>
    </span>
  )
}
