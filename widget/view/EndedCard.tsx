/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { ContactNow } from '#channels/web/contract.ts'
import type { WordKey } from '../words.ts'
import { Rating } from './Rating.tsx'
import { Topics } from './Topics.tsx'
import { useUi } from './ui.ts'

const HEADINGS: Readonly<Record<string, WordKey>> = {
  abandoned: 'ended-abandoned',
  idle: 'ended-idle',
  'moved-to-callback': 'ended-callback',
  'moved-to-message': 'ended-message',
}

/** It is over: how, under which number, how it was, and how to begin again: at once when it is over for a while. */
export function EndedCard({ contact, isPast }: { readonly contact: ContactNow; readonly isPast: boolean }) {
  const { say } = useUi()
  const [isAgain, setAgain] = useState(isPast)
  return (
    <>
      <section class="card">
        <div role="status">
          <h3 class="title">{say(HEADINGS[contact.endReason ?? ''] ?? 'ended')}</h3>
          <p class="small">
            {say('reference')} <b class="number">{contact.reference}</b>
          </p>
        </div>
        <Rating contact={contact} />
        {!isAgain && (
          <button type="button" class="wide" onClick={() => setAgain(true)}>
            {say('start-again')}
          </button>
        )}
      </section>
      {isAgain && <Topics />}
    </>
  )
}
