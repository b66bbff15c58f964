/** @jsxImportSource preact */
import { Icon, type IconName } from './Icon.tsx'
import { useUi } from './ui.ts'

/** One line on how things are: the promise before a word is said, the link while talking. */
export function Strip() {
  const { chat, say } = useUi()
  const { phase, contact, settings } = chat
  const [icon, text, tone] = ((): readonly [IconName, string, string] => {
    if (phase === 'stopped') return ['paused', say('stopped-title'), '']
    if (phase === 'resting' || (chat.failures > 0 && phase !== 'open')) return ['lost', say('strip-lost'), 'warn']
    if (contact?.phase === 'served') return ['kept', say('strip-kept'), 'kept']
    if (contact?.phase === 'waiting') return ['kept', say('strip-kept'), 'kept']
    if (settings) return ['running', say('promise-strip', { seconds: settings.answerWithinSeconds }), '']
    return ['running', say('strip-connecting'), '']
  })()
  return (
    <div class={`strip ${tone}`} role="status">
      <Icon name={icon} />
      <span>{text}</span>
    </div>
  )
}
