import { useState } from 'react'
import type { Script } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { reviewWords } from './review-words.ts'
import { useKeepScript } from './use-scripts.ts'

interface Props {
  /** The newest version of the script. */
  readonly script: Script
  readonly earlier: Script
}

/** Has an approved version used again; for those who may review, and wrote none of it (the server says so). */
export function GoBack({ script, earlier }: Props) {
  const say = useWords(reviewWords)
  const may = useMay('knowledge.review-scripts')
  const keep = useKeepScript()
  const [problem, setProblem] = useState<unknown>(null)
  const isOffered = may && earlier.review?.state === 'approved' && script.review?.inForce !== earlier.version
  if (!isOffered) return null
  const goBack = async () => {
    setProblem(null)
    try {
      const body = { toVersion: earlier.version, insteadOf: script.version }
      await keep(await call<Script>('POST', `/api/scripts/${script.scriptId}/going-back`, { body }))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ConfirmButton
        words={say('goBack', { version: earlier.version })}
        question={say('goBackAsk')}
        onConfirm={() => void goBack()}
      />
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
    </>
  )
}
