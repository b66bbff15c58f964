import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type CannedReply, cannedReplyBody } from '#modules/knowledge/contract.ts'
import { call } from '../../api/call.ts'
import { ProblemError, problemOf } from '../../api/problem.ts'
import { useMe } from '../../app/session/me.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { variableWords } from '../../ui/reply/words.ts'
import { type Say, useWords } from '../../ui/words/words.ts'
import { ReplyFields } from './ReplyFields.tsx'
import { bodyOf, draftOf, unknownIn } from './reply-draft.ts'
import { repliesQuery, useKeepReply } from './use-replies.ts'
import { replyWords } from './words.ts'

/** The refusals that one field can put right. */
const REFUSALS = { 'shortcut-taken': 'shortcut', 'not-permitted': 'audience' }

export function AddReply({ onAdded }: { readonly onAdded: (replyId: string) => void }) {
  const sayVariable = useWords(variableWords)
  const keep = useKeepReply()
  const { unitId } = useMe()
  return (
    <EditorForm
      schema={cannedReplyBody}
      initial={{ audience: 'own', unitId }}
      toBody={bodyOf}
      onSave={async (body) => {
        checkVariables(body.text, sayVariable)
        const reply = await call<CannedReply>('POST', '/api/canned-replies', { body })
        void keep(reply.replyId, reply)
        return () => onAdded(reply.replyId)
      }}
      refusals={REFUSALS}
    >
      {(form) => <ReplyFields form={form} />}
    </EditorForm>
  )
}

/** The form keeps what was opened while the list moves on; a newer version is taken when the writer says so. */
export function EditReply({ reply, onRetired }: { readonly reply: CannedReply; readonly onRetired: () => void }) {
  const sayVariable = useWords(variableWords)
  const queries = useQueryClient()
  const keep = useKeepReply()
  const { unitId } = useMe()
  const [base, setBase] = useState(reply)
  const [round, setRound] = useState(0)
  const reload = () => {
    setBase(reply)
    setRound(round + 1)
  }
  return (
    <>
      {reply.version > base.version && <NewerVersion onLoad={reload} />}
      <EditorForm
        key={round}
        schema={cannedReplyBody}
        initial={draftOf(base, unitId)}
        toBody={bodyOf}
        onSave={async (body) => {
          checkVariables(body.text, sayVariable)
          const path = `/api/canned-replies/${base.replyId}`
          try {
            const saved = await call<CannedReply>('PUT', path, { body: { ...body, version: base.version } })
            setBase(saved)
            void keep(saved.replyId, saved)
          } catch (error) {
            const { refusal } = problemOf(error)
            if (refusal === 'edited-meanwhile') await queries.invalidateQueries({ queryKey: repliesQuery.queryKey })
            throw error
          }
        }}
        refusals={REFUSALS}
        foot={<Retire replyId={base.replyId} onRetired={onRetired} />}
      >
        {(form) => <ReplyFields form={form} />}
      </EditorForm>
    </>
  )
}

function Retire({ replyId, onRetired }: { readonly replyId: string; readonly onRetired: () => void }) {
  const say = useWords(replyWords)
  const keep = useKeepReply()
  const [problem, setProblem] = useState<unknown>(null)
  const retire = async () => {
    setProblem(null)
    try {
      await call<null>('DELETE', `/api/canned-replies/${replyId}`)
      await keep(replyId, null)
      onRetired()
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

/** What the server would refuse as a whole, beside the language it is about. */
function checkVariables(text: CannedReply['text'], say: Say<'unknownVariable'>): void {
  const fields = unknownIn(text).map(({ locale, names }) => ({
    path: `text.${locale}`,
    message: say('unknownVariable', { names: names.map((name) => `{{${name}}}`).join(' ') }),
  }))
  if (fields.length === 0) return
  throw new ProblemError({
    type: '/problems/unknown-variable',
    title: 'unknown variable',
    status: 0,
    refusal: 'unknown-variable',
    fields,
  })
}
