/** @jsxImportSource preact */
import { randomId } from '../door/random-id.ts'
import { useUi } from './ui.ts'

/** The ways to begin: what it is about, or simply a person. Pressing a topic says its words. */
export function Topics() {
  const { chat, say, language, write, tell } = useUi()
  const topics = chat.settings?.topics ?? []
  const isBusy = chat.act !== null || chat.outbox.entries.length > 0
  return (
    <section class="topics" aria-label={say('pick-topic')}>
      {topics.length > 0 && <h3>{say('pick-topic')}</h3>}
      <div class="grid">
        {topics.map(({ topic, name }) => (
          <button key={topic} type="button" disabled={isBusy} onClick={() => write(name[language], topic)}>
            {name[language]}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="wide"
        disabled={isBusy}
        onClick={() => tell({ kind: 'act', act: { id: randomId(), name: 'ask-for-person', body: { language } } })}
      >
        {say('just-person')}
      </button>
    </section>
  )
}
