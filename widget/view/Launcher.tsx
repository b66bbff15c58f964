/** @jsxImportSource preact */

import { Icon } from './Icon.tsx'
import { useUi } from './ui.ts'

interface LauncherProps {
  readonly unread: number
  readonly onOpen: () => void
}

/** The closed chat: one button, which also says where the customer stands. */
export function Launcher({ unread, onOpen }: LauncherProps) {
  const { chat, say } = useUi()
  const { contact } = chat
  const text = (() => {
    if (contact?.phase === 'served' && contact.agent) return say('launcher-served', { name: contact.agent.name })
    if (contact?.phase !== 'waiting') return say('chat')
    return contact.position === null ? say('launcher-asking') : say('launcher-waiting', { position: contact.position })
  })()
  return (
    <button type="button" class="launcher" aria-haspopup="dialog" onClick={onOpen}>
      <Icon name="chat" />
      <span>{text}</span>
      {unread > 0 && <b class="badge">{say('unread', { count: unread })}</b>}
    </button>
  )
}
