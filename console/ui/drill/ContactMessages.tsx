import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ContactDetail, messagePage } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../app/session/me.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { MessageLine } from '../thread/MessageLine.tsx'
import { ThreadView } from '../thread/ThreadView.tsx'
import { threadLines } from '../thread/thread-lines.ts'
import { useThread } from '../thread/use-thread.ts'
import { dayOf } from '../time/instant.ts'
import { useWords } from '../words/words.ts'
import { drillWords } from './words.ts'

/** What was said: live while the contact is open to this reader, its own messages alone otherwise. */
export function ContactMessages({ detail }: { readonly detail: ContactDetail }) {
  const { personId } = useMe()
  const isInside = detail.participants.some((one) => one.personId === personId && one.leftAt === null)
  const isOpen = detail.contact.endedAt === null
  return isOpen && isInside ? <LiveMessages detail={detail} /> : <ReadMessages detail={detail} />
}

function LiveMessages({ detail: { contact } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const { personId } = useMe()
  const thread = useThread(contact.conversationId, personId)
  return (
    <ThreadView
      conversationId={contact.conversationId}
      thread={thread}
      customerName={contact.customer?.maskedName || say('visitor')}
      unread={null}
    />
  )
}

function ReadMessages({ detail: { contact } }: { readonly detail: ContactDetail }) {
  const say = useWords(drillWords)
  const isOpen = contact.endedAt === null
  const read = useQuery({
    queryKey: ['contact', contact.contactId, 'messages'],
    queryFn: ({ signal }) => {
      const path = `/api/contacts/${contact.contactId}/messages`
      return call<z.infer<typeof messagePage>>('GET', path, { query: { after: 0, limit: 200 }, signal })
    },
    refetchInterval: isOpen ? 3_000 : false,
  })
  const lines = threadLines({
    items: read.data?.messages ?? [],
    outgoing: [],
    committed: [],
    customerReadSeq: 0,
    unread: null,
    dayOf,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll said" tabIndex={0} aria-label={say('messages')}>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={5} />}
      {read.isSuccess && lines.length === 0 && <EmptyState what={say('noMessages')} />}
      <div className="thread-lines">
        {lines.map(
          (line) =>
            line.kind === 'message' && (
              <MessageLine
                key={line.key}
                line={line}
                customerName={contact.customer?.maskedName || say('visitor')}
                remark={null}
              />
            ),
        )}
      </div>
    </section>
  )
}
