import type { TryOut } from '#modules/bot/editor-contract.ts'
import { useWords } from '../../ui/words/words.ts'
import { modelWords, useModelWhy } from './model-words.ts'
import { tryModelWords } from './try-model-words.ts'
import { useBotNames } from './use-names.ts'

/** What the language model wrote, sentence by sentence with its sources, and what the guard said to it. */
export function TryModel({ model }: { readonly model: NonNullable<TryOut['model']> }) {
  const say = useWords(tryModelWords)
  const sayModel = useWords(modelWords)
  const why = useModelWhy()
  const { articleById } = useBotNames()
  const { isUsed, sentences, wrote, articles, ownAnswer, promptVersion, purpose } = model
  const verdict = isUsed ? say('passed') : say('stopped', { why: model.why.map(why).join(sayModel('comma')) || '—' })
  return (
    <section className="bot-why f12" aria-label={say('title')}>
      <p>
        <b>{say('title')}</b> · {sayModel(`purpose-${purpose}`)} · {promptVersion} · {verdict}
      </p>
      {sentences.length > 0 && (
        <ol>
          {sentences.map(({ text, cites }) => (
            <li key={text}>
              {text} <span className="t3">{cites.map((mark) => `[${mark}]`).join('')}</span>
            </li>
          ))}
        </ol>
      )}
      {sentences.length === 0 && <p>{wrote ?? say('nothing')}</p>}
      {articles.map(({ articleId, version }, place) => (
        <p key={articleId} className="t3">
          [{place + 1}] {say('version', { title: articleById(articleId) ?? articleId, version })}
        </p>
      ))}
      {isUsed && ownAnswer.length > 0 && (
        <details>
          <summary>{say('own')}</summary>
          {ownAnswer.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
    </section>
  )
}
