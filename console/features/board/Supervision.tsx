import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import { call, type Method } from '../../api/call.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { postMessage } from '../../realtime/staff-outbox.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { LiveQueue } from './board-rows.ts'
import type { Done } from './DoneLine.tsx'
import { boardWords } from './words.ts'

const MODES = ['monitor', 'whisper', 'barge-in'] as const
type Mode = (typeof MODES)[number]

interface Props {
  readonly detail: ContactDetail
  readonly queues: readonly LiveQueue[]
  readonly onDone: (done: Done) => void
}

/** What a supervisor may do with a contact under way: listen, whisper, barge in, take over, or move it while it waits. */
export function Supervision({ detail, queues }: Props) {
  const say = useWords(boardWords)
  const maySupervise = useMay('conversations.supervise')
  const mayRoute = useMay('routing.supervise')
  const { personId } = useMe()
  const { contact } = detail
  const act = useAct(contact.contactId)
  const own = detail.participants.find((one) => one.personId === personId && one.leftAt === null)
  const mode = MODES.find((one) => one === own?.role)
  if (contact.endedAt !== null || !(maySupervise || mayRoute)) return null
  const supervision = `/api/contacts/${contact.contactId}/supervision`
  return (
    <section className="sec supervision" aria-label={say('supervise')}>
      <div className="row wrap">
        {maySupervise && contact.owner && contact.owner.personId !== personId && (
          <fieldset className="segments" aria-label={say('supervise')}>
            {MODES.map((one) => (
              <button
                key={one}
                type="button"
                className="btn s"
                aria-pressed={one === mode}
                onClick={() => act.mutate({ method: 'PUT', path: supervision, body: { mode: one } })}
              >
                {say(one)}
              </button>
            ))}
          </fieldset>
        )}
        {mode && (
          <button type="button" className="btn s" onClick={() => act.mutate({ method: 'DELETE', path: supervision })}>
            {say('leave')}
          </button>
        )}
        {mayRoute && contact.owner?.personId !== personId && (
          <ConfirmButton
            words={say('takeOver')}
            question={say('takeOverAsk')}
            onConfirm={() =>
              act.mutate({
                method: 'POST',
                path: `/api/routing/contacts/${contact.contactId}/take-over`,
                body: { reason: say('takeOverReason') },
              })
            }
          />
        )}
        {mayRoute && contact.state === 'waiting' && (
          <MoveContact
            detail={detail}
            queues={queues}
            onMove={(body) =>
              act.mutate({ method: 'POST', path: `/api/routing/contacts/${contact.contactId}/move`, body })
            }
          />
        )}
        <span className="sp" />
        {own && (
          <Link className="btn s t" to="/workspace" search={{ contact: contact.contactId }}>
            {say('openInWorkspace')}
          </Link>
        )}
      </div>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      {mode && <p className="t3 f12">{say(`${mode}Hint`)}</p>}
      {mode && mode !== 'monitor' && <Line conversationId={contact.conversationId} mode={mode} />}
    </section>
  )
}

/** An act on the contact; what is shown of it is read again. */
function useAct(contactId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: { method: Method; path: string; body?: unknown }) =>
      call(method, path, body === undefined ? {} : { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['contact', contactId] }),
  })
}

function MoveContact(props: {
  readonly detail: ContactDetail
  readonly queues: readonly LiveQueue[]
  readonly onMove: (body: { readonly queueId: string; readonly reason: string }) => void
}) {
  const say = useWords(boardWords)
  const locale = useLocale()
  const { contact } = props.detail
  const others = props.queues.filter(
    ({ queueId, channel }) => queueId !== contact.queueId && channel === contact.channel,
  )
  return (
    <Choose
      label={say('moveContact')}
      all={say('moveContact')}
      value=""
      choices={others.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
      onChoose={(queueId) => {
        if (queueId !== '') props.onMove({ queueId, reason: say('moveContactReason') })
      }}
    />
  )
}

/** One line to the agent alone, or to the customer: through the outbox, so that a lost link loses nothing. */
function Line({ conversationId, mode }: { readonly conversationId: string; readonly mode: Exclude<Mode, 'monitor'> }) {
  const say = useWords(boardWords)
  const [text, setText] = useState('')
  const words = say(mode === 'whisper' ? 'whisperPlaceholder' : 'bargePlaceholder')
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        const audience = mode === 'whisper' ? 'staff' : 'everyone'
        postMessage(conversationId, { audience, body: { kind: 'text', text: text.trim() } })
        setText('')
      }}
    >
      <input
        className="field"
        aria-label={words}
        placeholder={words}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn p" disabled={text.trim() === ''}>
        {say('send')}
      </button>
    </form>
  )
}
