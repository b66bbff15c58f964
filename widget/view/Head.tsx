/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { randomId } from '../door/random-id.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../languages.ts'
import { Icon } from './Icon.tsx'
import { useUi } from './ui.ts'

/** Who is at the other end, and the ways out. */
export function Head({ name, onMinimise }: { readonly name: string; readonly onMinimise: () => void }) {
  const { chat, say } = useUi()
  const { contact } = chat
  const agent = contact?.phase === 'served' ? contact.agent : null
  const isWaiting = contact?.phase === 'waiting' && contact.isOpen
  const title = agent?.name ?? (isWaiting ? say('connecting') : name)
  return (
    <div class="head">
      <span class="avatar">{agent ? <b>{[...agent.name][0]}</b> : <Icon name={isWaiting ? 'person' : 'chat'} />}</span>
      <div class="who">
        <h2 tabIndex={-1}>{title}</h2>
        <div class="small ellipsis">
          <Subtitle />
        </div>
      </div>
      <LeaveButton />
      <LanguageChoice />
      <button type="button" class="bare" aria-label={say('minimise')} onClick={onMinimise}>
        <Icon name="down" />
      </button>
    </div>
  )
}

function Subtitle() {
  const { chat, say, language } = useUi()
  const { contact } = chat
  if (contact?.phase === 'served') {
    return <>{contact.agent ? say('agent', { agentNo: contact.agent.agentNo }) : say('agent-unknown')}</>
  }
  if (contact?.phase === 'bot') return <>{say('bot-here')}</>
  return <>{contact?.phase === 'waiting' && contact.queue ? contact.queue[language] : say('people')}</>
}

/** A person is one press away at every step of the bot; leaving a line is one press; ending a talk asks once. */
function LeaveButton() {
  const { chat, say, language, tell } = useUi()
  const [isAsking, setAsking] = useState(false)
  const { contact, act } = chat
  const isBot = contact?.phase === 'bot'
  const leave = () => {
    setAsking(false)
    const name = isBot ? 'ask-for-person' : 'leave'
    tell({ kind: 'act', act: { id: randomId(), name, body: isBot ? { language } : {} } })
  }
  if (isBot || contact?.phase === 'waiting') {
    return (
      <button type="button" disabled={act !== null} onClick={leave}>
        {say(isBot ? 'to-person' : 'leave-waiting')}
      </button>
    )
  }
  if (contact?.phase !== 'served') return null
  return (
    <>
      <button type="button" disabled={act !== null} aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
        {say('end-talk')}
      </button>
      {isAsking && (
        <fieldset class="ask" aria-label={say('end-ask')}>
          <span>{say('end-ask')}</span>
          <button type="button" onClick={() => setAsking(false)}>
            {say('end-no')}
          </button>
          <button type="button" class="primary" onClick={leave}>
            {say('end-yes')}
          </button>
        </fieldset>
      )}
    </>
  )
}

function LanguageChoice() {
  const { say, language, tell } = useUi()
  const choose = (chosen: string) => {
    const found = LANGUAGES.find((one) => one === chosen)
    if (found) tell({ kind: 'language', language: found satisfies Language })
  }
  return (
    <label class="bare choice">
      <Icon name="globe" />
      <select aria-label={say('language')} value={language} onChange={(event) => choose(event.currentTarget.value)}>
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  )
}
