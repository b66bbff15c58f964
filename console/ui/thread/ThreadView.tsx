import './thread.css'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Message } from '#modules/conversations/contract.ts'
import { unsent } from '../../realtime/outbox.ts'
import { useOutbox } from '../../realtime/staff-outbox.ts'
import { Icon } from '../icons.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { dayOf, dayWords } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { MessageLine, OutgoingLine } from './MessageLine.tsx'
import { type ThreadLine, threadLines, type UnreadAtOpening } from './thread-lines.ts'
import { useStayAtEnd } from './use-stay-at-end.ts'
import type { Thread } from './use-thread.ts'
import { threadWords } from './words.ts'

interface Props {
  readonly conversationId: string
  readonly thread: Thread
  /** What the customer is called here. */
  readonly customerName: string
  readonly unread: UnreadAtOpening | null
  /** Said beside the head of a message, for example how fast the first answer came. */
  readonly remark?: (message: Message) => ReactNode
  /** The newest customer line in sight has this number: it has been read. */
  readonly onSeen?: (seq: number) => void
}

/** A conversation as staff read it: days, notices, the customer left, ours right, notes across. */
export function ThreadView({ conversationId, thread, customerName, unread, remark, onSeen }: Props) {
  const say = useWords(threadWords)
  const outbox = useOutbox()
  const { feed } = thread
  const { items, hasEarlier } = feed.window
  const lines = useMemo(() => {
    const outgoing = outbox.messages.filter((message) => message.conversationId === conversationId)
    const { committed } = outbox
    return threadLines({ items, outgoing, committed, customerReadSeq: thread.customerReadSeq, unread, dayOf })
  }, [items, outbox, conversationId, thread.customerReadSeq, unread])
  const stay = useStayAtEnd({
    thread: conversationId,
    first: items[0] && `${items[0].seq}`,
    last: lines.at(-1)?.key,
    count: items.length + unsent(outbox).length,
  })
  const lastSeq = items.at(-1)?.seq
  useSeen(stay.isAtEnd ? lastSeq : undefined, onSeen)

  return (
    <div className="thread">
      <section
        className="thread-box"
        ref={stay.box}
        onScroll={stay.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={say('thread')}
      >
        {feed.status === 'loading' && <Skeleton lines={5} />}
        {feed.problem && <ProblemLine problem={feed.problem} onRetry={feed.retry} />}
        <div className="thread-lines" role="log" aria-live="polite" aria-relevant="additions">
          {feed.status !== 'loading' && (
            <Beginning hasEarlier={hasEarlier} isLoading={feed.isLoadingEarlier} onLoad={feed.loadEarlier} />
          )}
          {lines.map((line) => (
            <Line key={line.key} line={line} customerName={customerName} remark={remark} />
          ))}
          {thread.typing && <Typing typing={thread.typing} />}
        </div>
      </section>
      {(stay.newBelow > 0 || !stay.isAtEnd) && (
        <button type="button" className="thread-pill" onClick={stay.toEnd}>
          <Icon name="down" small />
          {stay.newBelow > 0 ? say('newBelow', { count: stay.newBelow }) : say('toEnd')}
        </button>
      )}
    </div>
  )
}

function Line(props: { readonly line: ThreadLine; readonly customerName: string; readonly remark: Props['remark'] }) {
  const { line } = props
  const say = useWords(threadWords)
  const locale = useLocale()
  if (line.kind === 'day') return <div className="thread-day">{dayWords(line.at, serverNow(), locale)}</div>
  if (line.kind === 'unread') return <div className="thread-unread">{say('unreadFrom', { count: line.count })}</div>
  if (line.kind === 'outgoing') return <OutgoingLine outgoing={line.outgoing} isCommitted={line.isCommitted} />
  return <MessageLine line={line} customerName={props.customerName} remark={props.remark?.(line.message)} />
}

function Beginning(props: { readonly hasEarlier: boolean; readonly isLoading: boolean; readonly onLoad: () => void }) {
  const say = useWords(threadWords)
  if (!props.hasEarlier) return <div className="thread-day">{say('beginning')}</div>
  return (
    <div className="thread-day">
      <button type="button" className="btn s" disabled={props.isLoading} onClick={props.onLoad}>
        {say('loadEarlier')}
      </button>
    </div>
  )
}

function Typing({ typing }: { readonly typing: NonNullable<Thread['typing']> }) {
  const say = useWords(threadWords)
  const words = typing.name === null ? say('typing') : say('typingBy', { name: typing.name })
  return <div className={`meta ${typing.kind === 'agent' ? 'r' : ''}`}>{words}…</div>
}

/** Counts as read only while the page itself is looked at. */
function useSeen(seq: number | undefined, onSeen: Props['onSeen']): void {
  const [isLookedAt, setLookedAt] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setLookedAt(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    if (seq !== undefined && isLookedAt) onSeen?.(seq)
  }, [seq, isLookedAt, onSeen])
}
