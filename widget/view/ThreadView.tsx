/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { EndedCard } from './EndedCard.tsx'
import { useFollowing } from './following.ts'
import { Line } from './Line.tsx'
import { OutgoingLine } from './OutgoingLine.tsx'
import { mayRate } from './Rating.tsx'
import { StoppedCard } from './StoppedCard.tsx'
import { Topics } from './Topics.tsx'
import { dayAndTime, sameDay } from './times.ts'
import { useUi } from './ui.ts'
import { WaitingCard } from './WaitingCard.tsx'

/** An end older than this is history: the window begins anew, with the question how it was while that is open. */
const ENDED_SHOWN_MS = 30 * 60_000
const SETTLING_MS = 1_000

export function ThreadView() {
  const ui = useUi()
  const { chat, say, language, tell } = ui
  const { thread, outbox, contact } = chat
  const { box, unseenCount } = useFollowing()
  const isSpoken = useSettled(thread.isLoaded)
  const now = Date.now() + chat.clockOffsetMs
  const last = thread.lines.filter(({ author }) => author.kind === 'customer').at(-1)
  const isPast = now - (contact?.endedAt ?? 0) >= ENDED_SHOWN_MS
  const isEnded = contact?.phase === 'ended' && (!isPast || mayRate(contact, now))
  const isFree = contact?.phase === 'none' || contact?.phase === 'ended'
  return (
    <div class="body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="thread" ref={box} tabIndex={0} aria-label={say('chat')}>
        <div class="inner">
          {thread.hasEarlier && (
            <button
              type="button"
              class="earlier"
              disabled={thread.isLoadingEarlier}
              onClick={() => tell({ kind: 'load-earlier' })}
            >
              {say('earlier')}
            </button>
          )}
          {/* Spoken as it grows; what was said before this page was opened is not read out. */}
          <div class="log" role="log" aria-live={isSpoken ? 'polite' : 'off'} aria-relevant="additions">
            {chat.settings && !thread.hasEarlier && <Greeting text={chat.settings.greeting[language]} />}
            {thread.lines.map((line, index) => {
              const before = thread.lines[index - 1]
              const isNewDay = !before || !sameDay(before.at, line.at)
              return (
                <div key={line.seq}>
                  {isNewDay && <div class="system">{dayAndTime(line.at, now, language, say)}</div>}
                  <Line line={line} next={thread.lines[index + 1]} isLastOwn={line === last} />
                </div>
              )
            })}
            {outbox.entries.map((entry) => (
              <OutgoingLine key={entry.clientId} entry={entry} />
            ))}
          </div>
          {chat.agentTypesUntil !== null && contact?.phase === 'served' && (
            <div class="typing" role="status">
              <i />
              <i />
              <i />
              <span>{say('typing', { name: contact.agent?.name ?? say('agent-unknown') })}</span>
            </div>
          )}
          {!chat.settings && chat.phase !== 'stopped' && <Skeleton />}
          {contact?.phase === 'waiting' && <WaitingCard contact={contact} />}
          {isEnded && contact && <EndedCard key={contact.contactId} contact={contact} isPast={isPast} />}
          {chat.phase === 'stopped' && <StoppedCard />}
          {isFree && !isEnded && <Topics />}
        </div>
      </section>
      {unseenCount > 0 && (
        <button type="button" class="jump" onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight })}>
          {say('unread', { count: unseenCount })}
        </button>
      )}
    </div>
  )
}

/** True a moment after `isReady`: what a page brings with it is drawn first. */
function useSettled(isReady: boolean): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!isReady) return setSettled(false)
    const settling = setTimeout(() => setSettled(true), SETTLING_MS)
    return () => clearTimeout(settling)
  }, [isReady])
  return isSettled
}

const Greeting = ({ text }: { readonly text: string }) => <div class="bubble">{text}</div>

const Skeleton = () => (
  <div class="skeleton" aria-hidden="true">
    <i />
    <i />
  </div>
)
