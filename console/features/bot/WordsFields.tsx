import { useId } from 'react'
import type { Words } from '#libs/dialogue/flow.ts'
import { formWords } from '../../ui/form/words.ts'
import { LOCALES } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'

interface Props {
  readonly label: string
  readonly words: Words
  /** Characters a language may have. */
  readonly most: number
  readonly onWords: (words: Words) => void
}

/** One text in the three languages side by side; what is missing is marked. */
export function WordsFields({ label, words, most, onWords }: Props) {
  const say = useWords(formWords)
  const id = useId()
  return (
    <fieldset className="bot-words">
      <legend className="label">{label}</legend>
      {LOCALES.map((locale) => (
        <div key={locale}>
          <label className="t3 f12" htmlFor={`${id}${locale}`}>
            {say(`language-${locale}`)}
            <span className="for-ears"> {label}</span>
          </label>
          <textarea
            id={`${id}${locale}`}
            className="field"
            lang={locale}
            rows={most > 60 ? 3 : 1}
            value={words[locale]}
            aria-invalid={words[locale].trim() === '' || words[locale].length > most}
            onChange={(event) => onWords({ ...words, [locale]: event.target.value })}
          />
        </div>
      ))}
    </fieldset>
  )
}
