import type { ReactNode } from 'react'
import './sign-in.css'
import { LOCALE_NAMES } from '../../app/look/locale-names.ts'
import { setLook, useLook } from '../../app/look/look.ts'
import { useWords } from '../../ui/words/words.ts'
import { signInWords } from './words.ts'

/** What stands around every form before the sign-in: who we are, and in which language. */
export function Doorway({ children }: { readonly children: ReactNode }) {
  const say = useWords(signInWords)
  const { locale } = useLook()
  return (
    <div className="doorway">
      <main>
        <div className="row">
          <span className="mark">
            <span aria-hidden="true">诺</span>
            {say('product')}
          </span>
        </div>
        <p className="t2">{say('promise')}</p>
        {children}
      </main>
      <nav className="row" aria-label={say('language')}>
        {LOCALE_NAMES.map(([one, name]) => (
          <button
            key={one}
            type="button"
            lang={one}
            className="btn t s"
            aria-pressed={locale === one}
            onClick={() => setLook({ locale: one })}
          >
            {name}
          </button>
        ))}
      </nav>
    </div>
  )
}
