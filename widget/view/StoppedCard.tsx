/** @jsxImportSource preact */
import { useUi } from './ui.ts'

/** Going on needs the customer: sign in again or go on without; or the chat cannot be had here at all. */
export function StoppedCard() {
  const { chat, say, tell } = useUi()
  const isIdentity = chat.stoppedBy === 'identity'
  return (
    <section class="card" role="alert">
      <h3 class="title">{say(isIdentity ? 'identity-title' : 'stopped-title')}</h3>
      <p>{say(isIdentity ? 'identity-text' : 'stopped-text')}</p>
      {isIdentity && (
        <button type="button" class="wide" onClick={() => tell({ kind: 'go-on-unknown' })}>
          {say('go-on-unknown')}
        </button>
      )}
    </section>
  )
}
