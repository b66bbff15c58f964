import './reply.css'
import { type RefObject, useEffect, useState } from 'react'
import type { ReplyVariable } from '#libs/reply-template/reply-template.ts'
import { LOCALES, type Locale } from '../words/locale.ts'
import { useLocale, useWords } from '../words/words.ts'
import { placeOf, VARIABLES } from './variables.ts'
import { variableWords } from './words.ts'

/** The language whose text had the focus last, among the texts inside of `place`. */
export function useTextLocale(place: RefObject<HTMLElement | null>): Locale {
  const [locale, setLocale] = useState<Locale>(useLocale())
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const known = LOCALES.find((one) => target instanceof HTMLTextAreaElement && one === target.lang)
      if (known) setLocale(known)
    }
    const texts = place.current
    texts?.addEventListener('focusin', note)
    return () => texts?.removeEventListener('focusin', note)
  }, [place])
  return locale
}

interface Props {
  /** Around the texts, one a language. */
  readonly place: RefObject<HTMLElement | null>
  readonly locale: Locale
}

/** What a text may ask for; a press puts it where the caret was last. */
export function VariableButtons({ place, locale }: Props) {
  const say = useWords(variableWords)
  const insert = (variable: ReplyVariable) => {
    const fields = [...(place.current?.querySelectorAll('textarea') ?? [])]
    const field = fields.find(({ lang }) => lang === locale)
    if (field) typeInto(field, placeOf(variable))
  }
  return (
    <div className="reply-variables">
      {VARIABLES.map((variable) => (
        <button
          key={variable}
          type="button"
          className="btn s"
          title={placeOf(variable)}
          onClick={() => insert(variable)}
        >
          {say(variable)}
        </button>
      ))}
    </div>
  )
}

/** As if typed: the form hears of it. */
function typeInto(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
