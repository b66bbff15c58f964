import './identity.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ATTESTED_KINDS, type ContactIdentity } from '#modules/customers/levels-contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'
import { ConfirmButton } from '../../../ui/overlay/ConfirmButton.tsx'
import { StateTag } from '../../../ui/parts/StateTag.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { dayAndTime, timeOfDay } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useWords } from '../../../ui/words/words.ts'
import { LevelTag, levelOf } from './LevelTag.tsx'
import { useIdentity, useRecordEvidence } from './use-identity.ts'
import { WayUp } from './WayUp.tsx'
import { identityWords } from './words.ts'

/** Who is on the line: the level, what was tried, what is missing, and where a check made elsewhere is written down. */
export function IdentityPart({ contactId }: { readonly contactId: string }) {
  const say = useWords(identityWords)
  const mayVerify = useMay('customers.verify')
  const query = useIdentity(contactId)
  const identity = query.data
  if (!identity) return null
  const isLocked = identity.lockedUntil !== null
  return (
    <section className="sec" aria-label={say('title')}>
      <div className="row">
        <h3 className="nw">{say('title')}</h3>
        <LevelTag level={identity.level} isLocked={isLocked} />
        <span className="t2 f12 ell">{say(`level-${levelOf(identity.level)}`)}</span>
        <span className="sp" />
        {mayVerify && !identity.isOver && <Duress contactId={contactId} />}
      </div>
      {identity.lockedUntil !== null && (
        <p className="note-w f12">{say('locked', { time: dayAndTime(identity.lockedUntil, serverNow()) })}</p>
      )}
      <Tried identity={identity} />
      {!isLocked && !identity.isOver && <WayUp identity={identity} />}
      {mayVerify && !identity.isOver && (
        <Attest contactId={contactId} isLocked={isLocked} left={identity.failuresLeft} />
      )}
    </section>
  )
}

function Tried({ identity }: { readonly identity: ContactIdentity }) {
  const say = useWords(identityWords)
  return (
    <ul className="tried f12">
      {identity.evidence.map(({ kind, passed, at, by }) => (
        <li key={`${kind} ${at}`} className="row">
          <StateTag state={passed ? 'kept' : 'broken'}>{say(passed ? 'passed' : 'failed')}</StateTag>
          <span>{say(`kind-${kind}`)}</span>
          <span className="sp" />
          <span className="t3 nw">
            {timeOfDay(at)} {by?.name}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What an agent read off the bank's own system: which check, and how it ended. */
function Attest(props: { readonly contactId: string; readonly isLocked: boolean; readonly left: number }) {
  const say = useWords(identityWords)
  const kinds = props.isLocked ? (['branch-visit'] as const) : ATTESTED_KINDS
  const [chosen, setChosen] = useState('')
  const record = useRecordEvidence(props.contactId)
  const kind = kinds.find((known) => known === chosen)
  const write = (passed: boolean) => {
    if (kind !== undefined) record.mutate({ kind, passed }, { onSuccess: () => setChosen('') })
  }
  return (
    <div className="mt8">
      <div className="row attest">
        <select
          className="field attest-what"
          aria-label={say('attest')}
          value={chosen}
          onChange={(event) => {
            record.reset()
            setChosen(event.target.value)
          }}
        >
          <option value="">{say('attest')}</option>
          {kinds.map((known) => (
            <option key={known} value={known}>
              {say(`kind-${known}`)}
            </option>
          ))}
        </select>
        <button type="button" className="btn" disabled={!kind || record.isPending} onClick={() => write(true)}>
          {say('didPass')}
        </button>
        <button type="button" className="btn" disabled={!kind || record.isPending} onClick={() => write(false)}>
          {say('didFail')}
        </button>
      </div>
      <p className="t3 f12">
        {say('attestHint')} {!props.isLocked && props.left < 3 && say('left', { count: props.left })}
      </p>
      <ProblemLine problem={record.error} />
    </div>
  )
}

/** Leaves no mark on this screen: whoever looks over the shoulder sees nothing happen. */
function Duress({ contactId }: { readonly contactId: string }) {
  const say = useWords(identityWords)
  const flag = useMutation({ mutationFn: () => call<null>('POST', `/api/contacts/${contactId}/identity/duress`) })
  return (
    <>
      <ConfirmButton words={say('duress')} question={say('duressAsk')} onConfirm={() => flag.mutate()} />
      <ProblemLine problem={flag.error} />
    </>
  )
}
