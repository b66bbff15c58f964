import { Link } from '@tanstack/react-router'
import type { ThemeView } from '#modules/assist/themes-contract.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { themeWords } from './words.ts'

/** What customers wrote, the most typical first; each opens to its contact, as far as the reader may go. */
export function Examples({ theme: { examples, unseen } }: { readonly theme: ThemeView }) {
  const say = useWords(themeWords)
  return (
    <div className="scroll">
      <h3 className="themes-heading">{say('examples')}</h3>
      <ul className="themes-said">
        {examples.map(({ conversationId, seq, at, text, contactId }) => (
          <li key={`${conversationId} ${seq}`}>
            <time className="t3 f12 n" dateTime={new Date(at).toISOString()}>
              {dayAndTime(at, serverNow())}
            </time>
            <p>{text}</p>
            {contactId !== null && (
              <Link className="open f12" to="/contacts" search={{ contact: contactId }}>
                {say('openContact')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {unseen > 0 && <p className="t3 f12 themes-note">{say('unseen', { count: unseen })}</p>}
    </div>
  )
}
