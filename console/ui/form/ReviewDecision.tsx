import { useId, useState } from 'react'
import { partWords } from '../parts/words.ts'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { useWords } from '../words/words.ts'

/** A second person approves what another wrote, or gives it back with a note. */
export function ReviewDecision(props: {
  readonly onDecide: (decision: 'approve' | 'return', note: string | null) => Promise<void>
}) {
  const say = useWords(partWords)
  const id = useId()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const decide = async (decision: 'approve' | 'return') => {
    setProblem(null)
    try {
      await props.onDecide(decision, note.trim() || null)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <label className="t2 f12" htmlFor={id}>
        {say('reviewNote')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row wrap">
        <button type="button" className="btn p" onClick={() => void decide('approve')}>
          {say('approve')}
        </button>
        <button type="button" className="btn" disabled={note.trim() === ''} onClick={() => void decide('return')}>
          {say('giveBack')}
        </button>
      </div>
    </>
  )
}
