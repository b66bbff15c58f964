import '../../ui/thread/thread.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessagePage } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MessageLine } from '../../ui/thread/MessageLine.tsx'
import { threadLines } from '../../ui/thread/thread-lines.ts'
import { dayOf } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { expertPageWords } from './words.ts'

const LINES = 100

/** The contact the question is about, on demand: each reading is logged. */
export function AskedContact({ questionId }: { readonly questionId: string }) {
  const say = useWords(expertPageWords)
  const [isOpen, setOpen] = useState(false)
  const read = useQuery({
    queryKey: ['expert-question', questionId, 'messages'],
    queryFn: ({ signal }) =>
      call<MessagePage>('GET', `/api/expert-questions/${questionId}/messages`, { query: { limit: LINES }, signal }),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!isOpen) {
    return (
      <p className="row wrap">
        <button type="button" className="btn s" onClick={() => setOpen(true)}>
          {say('read')}
        </button>
        <span className="t3 f12">{say('readHint')}</span>
      </p>
    )
  }
  const items = read.data?.messages ?? []
  const lines = threadLines({ items, outgoing: [], committed: [], customerReadSeq: 0, unread: null, dayOf })
  return (
    <section className="expert-thread" aria-label={say('read')}>
      <div className="row wrap">
        <h3>{say('contact')}</h3>
        {read.data?.hasEarlier && <span className="t3 f12">{say('lastLines', { count: LINES })}</span>}
        <span className="sp" />
        <button type="button" className="btn s t" disabled={read.isFetching} onClick={() => void read.refetch()}>
          {say('again')}
        </button>
      </div>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {read.isSuccess && lines.length === 0 && <EmptyState what={say('noLines')} />}
      <div className="thread-lines">
        {lines.map(
          (line) =>
            line.kind === 'message' && (
              <MessageLine key={line.key} line={line} customerName={say('customer')} remark={null} />
            ),
        )}
      </div>
    </section>
  )
}
