import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { DeskContact, Message } from '#modules/conversations/contract.ts'
import type { contactPlace, DeskShape } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { staffLink } from '../../realtime/staff-link.ts'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { ThreadView } from '../../ui/thread/ThreadView.tsx'
import { useThread } from '../../ui/thread/use-thread.ts'
import { durationWords } from '../../ui/time/duration.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { LOCALES } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ExpertLine } from './assist/experts/ExpertLine.tsx'
import { FeelingLine } from './assist/feeling/FeelingLine.tsx'
import { RefusalHint } from './assist/refusals/RefusalHint.tsx'
import { Suggestions } from './assist/Suggestions.tsx'
import { ContactHead } from './ContactHead.tsx'
import { CallbackLine } from './callback/CallbackLine.tsx'
import { CaseLine } from './cases/CaseLine.tsx'
import { Composer } from './composer/Composer.tsx'
import type { CannedContext } from './composer/use-canned.ts'
import { nameOf } from './customer-name.ts'
import { HandOverCard } from './hand-over/HandOverCard.tsx'
import { ConsultLine } from './transfer/ConsultLine.tsx'
import { useContactDetail } from './use-contact-detail.ts'
import { workspaceWords } from './words.ts'
import { WrapUpForm } from './wrap-up/WrapUpForm.tsx'

type Place = z.infer<typeof contactPlace>

interface Props {
  readonly desk: DeskContact
  readonly routing: DeskShape | undefined
}

type Writes = 'everyone' | 'staff' | 'nothing'

/** To whom each part in a contact may write; it changes at once with the part, before the thread is read again. */
const WRITES: Readonly<Record<DeskContact['role'], Writes>> = {
  owner: 'everyone',
  expert: 'everyone',
  'barge-in': 'everyone',
  consultant: 'staff',
  whisper: 'staff',
  monitor: 'nothing',
}

/** The contact at hand: its head, the thread, and where one writes, or wraps up once it has ended. */
export function ContactDesk({ desk, routing }: Props) {
  const say = useWords(workspaceWords)
  const { personId } = useMe()
  const { contact } = desk
  const { conversationId } = contact
  const thread = useThread(conversationId, personId)
  const place = usePlace(contact.contactId)
  const remark = useFirstResponseRemark(desk)
  const onSeen = useMarkRead(conversationId)
  const [unread] = useState({ count: desk.unreadCount, upToSeq: desk.lastSeq })
  const context = useCannedContext(desk)
  const isOver = contact.endedAt !== null
  const writes = WRITES[desk.role]
  return (
    <section className="panel at-hand" aria-label={say('conversation')}>
      <ContactHead desk={desk} queueName={place?.queueName} />
      <FeelingLine desk={desk} />
      <ConsultLine contactId={contact.contactId} consults={routing?.consults ?? []} />
      <CallbackLine contactId={contact.contactId} holdings={routing?.holdings ?? []} />
      <HandOverCard contactId={contact.contactId} isAnswered={contact.firstResponseAt !== null} />
      <ThreadView
        conversationId={conversationId}
        thread={thread}
        customerName={nameOf(contact, say)}
        unread={unread}
        remark={remark}
        onSeen={onSeen}
      />
      <ExpertLine desk={desk} />
      <CaseLine desk={desk} />
      {isOver && desk.role === 'owner' && <WrapUpForm desk={desk} />}
      <RefusalHint desk={desk} messages={thread.feed.window.items} />
      {!isOver && writes === 'everyone' && <Suggestions desk={desk} messages={thread.feed.window.items} />}
      {!isOver && writes !== 'nothing' && (
        <Composer conversationId={conversationId} canSpeak={writes === 'everyone'} context={context} />
      )}
      <Hush desk={desk} writes={writes} />
    </section>
  )
}

/** Why one cannot write, or not to the customer. */
function Hush({ desk, writes }: { readonly desk: DeskContact; readonly writes: Writes }) {
  const say = useWords(workspaceWords)
  if (desk.contact.endedAt !== null) return desk.role === 'owner' ? null : <p className="hush">{say('closed')}</p>
  if (writes === 'nothing') return <p className="hush">{say('readOnly')}</p>
  return writes === 'staff' ? <p className="hush">{say('notesOnly')}</p> : null
}

function usePlace(contactId: string): Place | undefined {
  const may = useMay('routing.serve')
  const place = useQuery({
    queryKey: ['contact-place', contactId],
    queryFn: ({ signal }) => call<Place>('GET', `/api/routing/contacts/${contactId}`, { signal }),
    enabled: may,
    staleTime: 60_000,
  })
  return place.data
}

/** Beside the first answer of a person: how fast it came, and whether that kept the promise. */
function useFirstResponseRemark({ contact }: DeskContact) {
  const say = useWords(workspaceWords)
  const locale = useLocale()
  const detail = useContactDetail(contact).data
  const { firstResponseAt, askedAt } = contact
  return useCallback(
    ({ at, author }: Message) => {
      if (firstResponseAt === null || at !== firstResponseAt || author.kind !== 'agent') return null
      const kept = detail?.promise?.state
      return (
        <>
          {say('firstResponse', { time: durationWords(firstResponseAt - askedAt, locale) })}
          {kept === 'kept' && <StateTag state="kept">{say('inTime')}</StateTag>}
          {kept === 'broken' && <StateTag state="broken">{say('tooLate')}</StateTag>}
        </>
      )
    },
    [say, locale, firstResponseAt, askedAt, detail],
  )
}

/** Tells the server how far we have read: forward only, and each number once. */
function useMarkRead(conversationId: string) {
  const told = useRef(0)
  return useCallback(
    (seq: number) => {
      if (seq <= told.current) return
      told.current = seq
      void staffLink.ask('mark-read', { conversationId, seq }, { resend: true })
    },
    [conversationId],
  )
}

function useCannedContext({ contact }: DeskContact): CannedContext {
  const me = useMe()
  const screen = useLocale()
  const { contactId, reference, topic, language } = contact
  return useMemo(() => {
    const now = serverNow()
    const locale = LOCALES.find((known) => known === language) ?? screen
    const values = {
      'agent.name': me.displayName,
      'agent.no': me.agentNo,
      'contact.reference': reference,
      today: dayOf(now),
      time: timeOfDay(now),
    }
    return { contactId, topic, locale, values }
  }, [me, screen, contactId, reference, topic, language])
}
