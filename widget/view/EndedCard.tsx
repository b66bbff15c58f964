/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { ContactNow } from '#channels/web/contract.ts'
import type { WordKey } from '../words.ts'
import { Topics } from './Topics.tsx'
import { useUi } from './ui.ts'

const HEADINGS: Readonly<Record<string, WordKey>> = {
  abandoned: 'ended-abandoned',
  idle: 'ended-idle',
  'moved-to-callback': 'ended-callback',
  'moved-to-message': 'ended-message',
}

/** It is over: how, under which number, and how to begin again. */
export function EndedCard({ contact }: { readonly contact: ContactNow }) {
  const { say } = useUi()
  const [isAgain, setAgain] = useState(false)
  return (
    <>
      <section class="card" role="status">
        <h3 class="title">{say(HEADINGS[contact.endReason ?? ''] ?? 'ended')}</h3>
        <p class="small">
          {say('reference')} <b class="number">{contact.reference}</b>
        </p>
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
