import { useState } from 'react'
import type { ReleaseChanges } from '#modules/bot/editor-contract.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { releaseWords } from './release-words.ts'

/** What changed against the release before: intents with their utterances, and flows. */
export function ChangesView({ changes }: { readonly changes: ReleaseChanges }) {
  const say = useWords(releaseWords)
  const locale = useLocale()
  const { against, intents, flows } = changes
  const isSame = intents.length === 0 && flows.length === 0
  return (
    <section aria-label={say('changes')} className="bot-changes">
      <h3 className="bot-part">
        {against === null ? say('changesFirst') : say('changesAgainst', { number: against })}
      </h3>
      {isSame && <p className="t3">{say('noChanges')}</p>}
      {!isSame && (
        <p className="f12 t2">
          {say('counted', {
            intents: intents.length,
            flows: flows.length,
            added: intents.reduce((sum, one) => sum + one.added.length, 0),
            removed: intents.reduce((sum, one) => sum + one.removed.length, 0),
          })}
        </p>
      )}
      <ul>
        {intents.map((one) => (
          <IntentChange key={one.code} change={one} />
        ))}
        {flows.map(({ code, name, kind }) => (
          <li key={code}>
            <span className="tag">{say(`kind-${kind}`)}</span> {say('flow', { name: name[locale] })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function IntentChange({ change }: { readonly change: ReleaseChanges['intents'][number] }) {
  const say = useWords(releaseWords)
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const { name, kind, parts, added, removed } = change
  const has = added.length + removed.length > 0
  const told = [
    ...parts.map((part) => say(`part-${part}`)),
    ...(added.length > 0 ? [say('addedLines', { count: added.length })] : []),
    ...(removed.length > 0 ? [say('removedLines', { count: removed.length })] : []),
  ]
  return (
    <li>
      <span className="tag">{say(`kind-${kind}`)}</span>{' '}
      {has ? (
        <button type="button" className="open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {name[locale]}
        </button>
      ) : (
        name[locale]
      )}{' '}
      <span className="t2 f12">{told.join(say('comma'))}</span>
      {isOpen && (
        <ul className="bot-lines">
          {added.map((text) => (
            <li key={`+${text}`}>
              <ins>+ {text}</ins>
            </li>
          ))}
          {removed.map((text) => (
            <li key={`-${text}`}>
              <del>− {text}</del>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
