import { useState } from 'react'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { reasonWords } from './words.ts'

interface Props {
  readonly isRetired: boolean
  /** What else retiring does; null when bringing back undoes it whole. */
  readonly question: string | null
  readonly mayRestore: boolean
  readonly onSet: (isRetired: boolean) => Promise<void>
}

/** Takes a code out of use, or brings it back. */
export function Retiring({ isRetired, question, mayRestore, onSet }: Props) {
  const say = useWords(reasonWords)
  const [problem, setProblem] = useState<unknown>(null)
  const set = (retired: boolean) => {
    setProblem(null)
    onSet(retired).catch(setProblem)
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      {isRetired && !mayRestore && <span className="t3 f12">{say('restoreParent')}</span>}
      {isRetired && mayRestore && (
        <button type="button" className="btn s" onClick={() => set(false)}>
          {say('restore')}
        </button>
      )}
      {!isRetired && question === null && (
        <button type="button" className="btn s" onClick={() => set(true)}>
          {say('retire')}
        </button>
      )}
      {!isRetired && question !== null && (
        <ConfirmButton words={say('retire')} question={question} onConfirm={() => set(true)} />
      )}
    </>
  )
}
