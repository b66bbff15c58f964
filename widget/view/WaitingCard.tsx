/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ContactNow } from '#channels/web/contract.ts'
import { CallbackForm, MessageForm } from './ChoiceForms.tsx'
import { clockSeconds, clockTime, waitWords } from './times.ts'
import { useUi } from './ui.ts'

/** Where the customer stands in line, what was promised, and what can be done instead of waiting. */
export function WaitingCard({ contact }: { readonly contact: ContactNow }) {
  const { say, announce, language } = useUi()
  const [choice, setChoice] = useState<'callback' | 'message' | null>(null)
  const said = useRef<number | null>(null)
  useEffect(() => {
    // Spoken when the place changes, and not with every second of the estimate.
    if (contact.position === said.current || contact.position === null || !contact.isOpen) return
    said.current = contact.position
    const wait = waitWords(contact.estimatedSeconds, say)
    announce(say('place-said', { position: contact.position, wait: `${wait.figure} ${wait.unit}` }))
  })
  const back = () => setChoice(null)
  return (
    <section class="card" aria-label={say('connecting')}>
      {choice === 'callback' && <CallbackForm onBack={back} />}
      {choice === 'message' && <MessageForm onBack={back} />}
      {choice === null && (
        <>
          {contact.isOpen ? <Place contact={contact} /> : <Closed />}
          {contact.isOpen && contact.busyUntilAt !== null && (
            <p class="small">{say('busy-until', { time: clockTime(contact.busyUntilAt, language) })}</p>
          )}
          {contact.mayChoose.length > 0 && (
            <div class="pair">
              {contact.mayChoose.map((one) => (
                <button key={one} type="button" onClick={() => setChoice(one)}>
                  {say(one)}
                </button>
              ))}
            </div>
          )}
          {contact.isOpen && <p class="small">{say('keep-place')}</p>}
        </>
      )}
    </section>
  )
}

function Place({ contact }: { readonly contact: ContactNow }) {
  const { chat, say, language } = useUi()
  const { figure, unit } = waitWords(contact.estimatedSeconds, say)
  const now = useNow() + chat.clockOffsetMs
  const time = clockSeconds(chat.contactAt + chat.clockOffsetMs, language)
  const { askedAt, promiseDueAt } = contact
  const isPromised = askedAt !== null && promiseDueAt !== null
  const seconds = isPromised ? Math.round((promiseDueAt - askedAt) / 1000) : 0
  const isBroken = isPromised && now >= promiseDueAt
  const share = isPromised ? Math.min(1, Math.max(0, (now - askedAt) / (promiseDueAt - askedAt))) : 0
  const words = !isPromised ? 'promise-none' : isBroken ? 'promise-broken' : 'promise-running'
  return (
    <>
      <div class="pair figures">
        <div>
          <div class="small">{say('place')}</div>
          <div class="big">
            {contact.position ?? '—'} <span>{contact.position === null ? '' : say('place-unit')}</span>
          </div>
        </div>
        <div>
          <div class="small">{say('wait')}</div>
          <div class="big">
            {figure} <span>{unit}</span>
          </div>
        </div>
      </div>
      <p class={isBroken ? 'small broken' : 'small'}>{say(words, { seconds, time })}</p>
      {isPromised && (
        <div class={isBroken ? 'bar broken' : 'bar'} aria-hidden="true">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
        </div>
      )}
    </>
  )
}

function Closed() {
  const { say } = useUi()
  return (
    <>
      <h3 class="title">{say('closed-title')}</h3>
      <p>{say('closed-text')}</p>
    </>
  )
}

/** Ticks once a second, so that a promise can be seen to run. */
function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return now
}
