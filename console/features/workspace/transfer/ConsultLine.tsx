import { useMutation } from '@tanstack/react-query'
import type { ConsultShape } from '#modules/routing/contract.ts'
import { call } from '../../../api/call.ts'
import { useMe } from '../../../app/session/me.ts'
import { ConfirmButton } from '../../../ui/overlay/ConfirmButton.tsx'
import { StateTag } from '../../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { clockDigits } from '../../../ui/time/duration.ts'
import { useNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { transferWords } from './words.ts'

const STATES = { waiting: 'consultWaiting', ringing: 'consultRinging', joined: 'consultJoined' } as const

/** Under the head while someone is asked in: who, since when, and how it goes on. */
export function ConsultLine(props: { readonly contactId: string; readonly consults: readonly ConsultShape[] }) {
  const consult = props.consults.find((one) => one.contactId === props.contactId)
  return consult ? <Open consult={consult} /> : null
}

function Open({ consult }: { readonly consult: ConsultShape }) {
  const say = useWords(transferWords)
  const now = useNow()
  const isMine = consult.byAgentId === useMe().personId
  const path = `/api/routing/contacts/${consult.contactId}/consult`
  const end = useMutation({ mutationFn: () => call<unknown>('POST', `${path}/end`) })
  const complete = useMutation({ mutationFn: () => call<unknown>('POST', `${path}/completion`) })
  const name = consult.agentName ?? say('somebody')
  const hasJoined = consult.state === 'joined'
  return (
    <div className="under-head note-i" role="status">
      <div className="row wrap">
        <StateTag state={hasJoined ? 'kept' : 'running'}>{say(STATES[consult.state])}</StateTag>
        <b>{isMine ? say('consulting', { name }) : say('asked', { name: consult.byAgentName })}</b>
        <span className="t3 f12">{clockDigits(now - consult.startedAt)}</span>
        {consult.note !== null && <span className="ell t2">{consult.note}</span>}
        <span className="sp" />
        {isMine && hasJoined && (
          <ConfirmButton
            words={say('complete', { name })}
            question={say('completeAsk', { name })}
            onConfirm={() => complete.mutate()}
          />
        )}
        <button type="button" className="btn s" disabled={end.isPending} onClick={() => end.mutate()}>
          {say(hasJoined ? 'stop' : 'cancel')}
        </button>
      </div>
      <ProblemLine problem={end.error ?? complete.error} />
    </div>
  )
}
