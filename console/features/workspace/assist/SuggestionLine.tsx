import { useState } from 'react'
import type { Suggestion } from '#modules/assist/contract.ts'
import { call } from '../../../api/call.ts'
import { useMay } from '../../../app/session/me.ts'
import { Kbd } from '../../../ui/parts/Kbd.tsx'
import { dayOf } from '../../../ui/time/instant.ts'
import { useWords } from '../../../ui/words/words.ts'
import { suggestionWords } from './suggestion-words.ts'

interface Props {
  readonly suggestion: Suggestion
  readonly contactId: string
  readonly keys: string
  readonly onPutIn: () => void
}

/** One answer: its title and beginning in a line; opened, all of it and where it stands. Reading it is a use of the article. */
export function SuggestionLine({ suggestion, contactId, keys, onPutIn }: Props) {
  const say = useWords(suggestionWords)
  const mayRead = useMay('knowledge.use')
  const [isOpen, setOpen] = useState(false)
  const { articleId, version, locale, code, title, answer, effectiveAt, mayBeSent, isPutIn, isUsed } = suggestion
  const turn = () => {
    setOpen(!isOpen)
    if (isOpen || !mayRead) return
    void call('POST', `/api/articles/${articleId}/uses`, { body: { version, locale, how: 'opened', contactId } })
  }
  const source = say('source', { code, version, day: dayOf(effectiveAt) })
  return (
    <li className={isOpen ? 'suggestion is-open' : 'suggestion'}>
      <button type="button" className="suggestion-read" aria-expanded={isOpen} title={source} onClick={turn}>
        <b lang={locale}>{title}</b>
        {!isOpen && (
          <span className="t2 f12 ell" lang={locale}>
            {answer}
          </span>
        )}
      </button>
      {isUsed ? <span className="tag a">{say('used')}</span> : isPutIn && <span className="tag">{say('isIn')}</span>}
      {mayBeSent ? (
        <button type="button" className="btn s" aria-keyshortcuts={keys} onClick={onPutIn}>
          {say('put')} <Kbd keys={keys} />
        </button>
      ) : (
        <span className="tag w">{say('staffOnly')}</span>
      )}
      {isOpen && (
        <div className="suggestion-all">
          <p lang={locale}>{answer}</p>
          <p className="t3 f12">
            {source}
            {!mayBeSent && ` · ${say('staffOnlyHint')}`}
          </p>
        </div>
      )}
    </li>
  )
}
