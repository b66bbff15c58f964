import type { CannedReply } from '#modules/knowledge/contract.ts'
import { formWords } from '../../ui/form/words.ts'
import { LOCALES } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'
import { replyWords } from './words.ts'

/** A reply someone else keeps: to be read, in every language. */
export function ReplyText({ reply }: { readonly reply: CannedReply }) {
  const say = useWords(replyWords)
  const sayForm = useWords(formWords)
  return (
    <div className="scroll">
      <p className="sec t2">{say('readOnlyWhy')}</p>
      {LOCALES.map((locale) => (
        <section key={locale} className="sec" lang={locale}>
          <div className="t3 f12">{sayForm(`language-${locale}`)}</div>
          <h3>{reply.title[locale]}</h3>
          <p className="reply-text">{reply.text[locale]}</p>
        </section>
      ))}
    </div>
  )
}
