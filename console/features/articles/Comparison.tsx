import { sentenceDiff } from '#libs/sentence-diff/sentence-diff.ts'
import { ARTICLE_LOCALES, type ArticleVariant, type ArticleWords } from '#modules/knowledge/article-contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { editorWords } from './editor-words.ts'
import { articleWords } from './words.ts'

/** What changed, language by language, sentence by sentence. */
export function Comparison({ older, newer }: { readonly older: ArticleWords; readonly newer: ArticleWords }) {
  const say = useWords(editorWords)
  const sayArticle = useWords(articleWords)
  const changed = ARTICLE_LOCALES.filter((locale) => textOf(older[locale]) !== textOf(newer[locale]))
  if (changed.length === 0) return <p className="t2 f12">{say('sameWords')}</p>
  return changed.map((locale) => (
    <div key={locale} className="article-diff">
      <h4 className="f12 t3">{sayArticle(`language-${locale}`)}</h4>
      <p lang={locale}>
        {sentenceDiff(textOf(older[locale]), textOf(newer[locale])).map(({ kind, text }, place) => {
          const key = `${place} ${kind}`
          if (kind === 'same') return <span key={key}>{text}</span>
          return kind === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>
        })}
      </p>
    </div>
  ))
}

/** A language as one text: title, answer, then the ways to ask for it. */
function textOf(variant: ArticleVariant | undefined): string {
  if (!variant) return ''
  return [variant.title, variant.answer, ...variant.questions].join('\n')
}
