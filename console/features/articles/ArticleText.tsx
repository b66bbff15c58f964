import { useState } from 'react'
import { ARTICLE_LOCALES, type ArticleLocale, type ArticleWords } from '#modules/knowledge/article-contract.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Segments } from '../../ui/parts/Segments.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { editorWords } from './editor-words.ts'
import { articleWords } from './words.ts'

/** An article as its readers see it, one language at a time; a missing one is shown as such. */
export function ArticleText({ words }: { readonly words: ArticleWords }) {
  const say = useWords(editorWords)
  const own = useLocale()
  const [locale, setLocale] = useState<ArticleLocale>(own)
  const variant = words[locale]
  return (
    <article className="article-text">
      <Segments
        label={say('languages')}
        value={locale}
        choices={ARTICLE_LOCALES.map((value) => ({
          value,
          label: <LanguageOf locale={value} isMissing={words[value] === undefined} />,
        }))}
        onChoose={setLocale}
      />
      {variant === undefined ? (
        <EmptyState what={say('gapWhat')} todo={say('gapTodo')} />
      ) : (
        <div lang={locale}>
          <h3>{variant.title || '—'}</h3>
          {paragraphsOf(variant.answer).map(({ key, text }) => (
            <p key={key}>{text}</p>
          ))}
          {variant.questions.length > 0 && (
            <>
              <h4 className="t2 f12">{say('questions')}</h4>
              <ul className="t2">
                {variant.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </article>
  )
}

/** A language, and whether the article lacks it. */
export function LanguageOf({ locale, isMissing }: { readonly locale: ArticleLocale; readonly isMissing: boolean }) {
  const say = useWords(editorWords)
  const sayArticle = useWords(articleWords)
  return (
    <>
      {sayArticle(`language-${locale}`)}
      {isMissing && <span className="tag w">{say('gap')}</span>}
    </>
  )
}

/** An empty line parts paragraphs; keys stay with their place. */
export const paragraphsOf = (answer: string): readonly { readonly key: string; readonly text: string }[] =>
  answer.split(/\n{2,}/).map((text, place) => ({ key: `${place}`, text }))
