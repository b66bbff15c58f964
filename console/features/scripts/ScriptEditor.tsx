import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Script, scriptBody } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { variableWords } from '../../ui/reply/words.ts'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ReviewBox } from './ReviewBox.tsx'
import { reviewWords } from './review-words.ts'
import { ScriptTabs } from './ScriptTabs.tsx'
import { bodyOf, draftOf, freshDraft } from './script-draft.ts'
import { scriptsQuery, useKeepScript } from './use-scripts.ts'
import { scriptWords } from './words.ts'

/** The refusal that one field can put right. */
const REFUSALS = { 'script-code-taken': 'code' }

/** What the contract refuses by a rule of its own: a variable that does not exist. */
function useFaultWords() {
  const say = useWords(variableWords)
  return (issue: { readonly code: string; readonly params?: unknown }): string | undefined => {
    const { params } = issue
    if (issue.code !== 'custom' || typeof params !== 'object' || params === null || !('names' in params)) return
    const names = Array.isArray(params.names) ? params.names : []
    return say('unknownVariable', { names: names.map((name) => `{{${String(name)}}}`).join(' ') })
  }
}

export function AddScript({ onAdded }: { readonly onAdded: (scriptId: string) => void }) {
  const sayReview = useWords(reviewWords)
  const zone = bankCalendar()
  const keep = useKeepScript()
  const [initial] = useState(freshDraft)
  return (
    <EditorForm
      schema={scriptBody}
      initial={initial}
      toBody={(draft) => bodyOf(draft, undefined, zone)}
      onSave={async (body) => {
        const script = await call<Script>('POST', '/api/scripts', { body })
        void keep(script)
        return () => onAdded(script.scriptId)
      }}
      refusals={REFUSALS}
      faultWords={useFaultWords()}
      saveWords={sayReview('handIn', { version: 1 })}
    >
      {(form) => <ScriptTabs form={form} script={undefined} />}
    </EditorForm>
  )
}

/** The form keeps what was opened while the list moves on; a newer version is taken when the writer says so. */
export function EditScript({ script }: { readonly script: Script }) {
  const say = useWords(scriptWords)
  const sayReview = useWords(reviewWords)
  const zone = bankCalendar()
  const queries = useQueryClient()
  const keep = useKeepScript()
  const faultWords = useFaultWords()
  const [base, setBase] = useState(script)
  const [round, setRound] = useState(0)
  const reload = () => {
    setBase(script)
    setRound(round + 1)
  }
  return (
    <>
      {script.version > base.version && <NewerVersion onLoad={reload} />}
      {script.retiredAt !== null && (
        <div className="note-i">{say('isRetired', { time: dayAndTime(script.retiredAt, serverNow()) })}</div>
      )}
      {script.review && <ReviewBox script={script} review={script.review} />}
      <EditorForm
        key={round}
        schema={scriptBody}
        initial={draftOf(base, zone)}
        toBody={(draft) => bodyOf(draft, base, zone)}
        onSave={async (body) => {
          try {
            const saved = await call<Script>('POST', '/api/scripts', { body })
            setBase(saved)
            void keep(saved)
          } catch (error) {
            const { refusal } = problemOf(error)
            if (refusal === 'edited-meanwhile') await queries.invalidateQueries({ queryKey: scriptsQuery.queryKey })
            throw error
          }
        }}
        faultWords={faultWords}
        saveWords={sayReview('handIn', { version: base.version + 1 })}
        foot={script.retiredAt === null && <Retire scriptId={base.scriptId} />}
      >
        {(form) => <ScriptTabs form={form} script={base} />}
      </EditorForm>
    </>
  )
}

function Retire({ scriptId }: { readonly scriptId: string }) {
  const say = useWords(scriptWords)
  const keep = useKeepScript()
  const [problem, setProblem] = useState<unknown>(null)
  const retire = async () => {
    setProblem(null)
    try {
      await call<null>('DELETE', `/api/scripts/${scriptId}`)
      await keep()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <ProblemLine problem={problem} onDismiss={() => setProblem(null)} />
      <ConfirmButton words={say('retire')} question={say('retireAsk')} onConfirm={() => void retire()} />
    </>
  )
}
