import { useMutation } from '@tanstack/react-query'
import type { DeskContact } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { workspaceWords } from './words.ts'

const MODES = ['monitor', 'whisper', 'barge-in'] as const

/** For those beside the owner: experts and consultants may leave; who supervises changes the manner, takes over, or leaves. */
export function SupervisionActs({ desk }: { readonly desk: DeskContact }) {
  const say = useWords(workspaceWords)
  const maySupervise = useMay('conversations.supervise')
  const mayTakeOver = useMay('routing.supervise')
  const { contactId } = desk.contact
  const path = `/api/contacts/${contactId}/supervision`
  const isAsked = desk.role === 'consultant' || desk.role === 'expert'
  const leave = useMutation({
    mutationFn: () =>
      isAsked ? call<unknown>('POST', `/api/routing/contacts/${contactId}/consult/end`) : call<unknown>('DELETE', path),
  })
  const supervise = useMutation({
    mutationFn: (mode: (typeof MODES)[number]) => call<unknown>('PUT', path, { body: { mode } }),
  })
  const takeOver = useMutation({
    mutationFn: () =>
      call<unknown>('POST', `/api/routing/contacts/${contactId}/take-over`, {
        body: { reason: say('takeOverReason') },
      }),
  })
  return (
    <>
      <div className="row head-acts">
        {!isAsked &&
          maySupervise &&
          MODES.map((mode) => (
            <button
              key={mode}
              type="button"
              className="btn s"
              aria-pressed={desk.role === mode}
              onClick={() => supervise.mutate(mode)}
            >
              {say(mode)}
            </button>
          ))}
        {!isAsked && mayTakeOver && (
          <ConfirmButton words={say('takeOver')} question={say('takeOverAsk')} onConfirm={() => takeOver.mutate()} />
        )}
        <button type="button" className="btn s" onClick={() => leave.mutate()}>
          {say('leave')}
        </button>
      </div>
      <ProblemLine problem={leave.error ?? supervise.error ?? takeOver.error} />
    </>
  )
}
