import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskContact } from '#modules/conversations/contract.ts'
import type { ArticleReading, FoundArticle } from '#modules/knowledge/lookup-contract.ts'
import { call } from '../../../api/call.ts'
import { ArticleFiles } from '../../../ui/article-files/ArticleFiles.tsx'
import { Skeleton } from '../../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../../ui/time/instant.ts'
import { serverNow } from '../../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { insertInto } from '../composer/insertions.ts'
import { FeedbackForm } from './FeedbackForm.tsx'
import { knowledgeWords } from './words.ts'

interface Props {
  readonly found: FoundArticle
  readonly desk: DeskContact
  readonly searchId: string | undefined
  readonly onBack: () => void
}

/** One article in force, as it answers now; opening and copying it are uses. */
export function Reader({ found, desk, searchId, onBack }: Props) {
  const say = useWords(knowledgeWords)
  const locale = useLocale()
  const { contactId, conversationId } = desk.contact
  const url = `/api/articles/${found.articleId}`
  const [told, setTold] = useState<'copied' | 'nowhere' | null>(null)
  const use = (how: 'opened' | 'copied', reading: ArticleReading) =>
    call<null>('POST', `${url}/uses`, {
      body: { version: reading.version, locale: reading.locale, how, contactId, ...(searchId ? { searchId } : {}) },
    })
  const reading = useQuery({
    queryKey: ['article-reading', found.articleId, found.version, locale, searchId],
    queryFn: async () => {
      const read = await call<ArticleReading>('GET', `${url}/reading`, { query: { locale } })
      await use('opened', read)
      return read
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const copy = (read: ArticleReading) => {
    const isIn = insertInto(conversationId, read.variant.answer)
    setTold(isIn ? 'copied' : 'nowhere')
    if (isIn) void use('copied', read)
  }
  return (
    <div className="knowledge-read">
      <button type="button" className="btn s t" onClick={onBack}>
        {say('back')}
      </button>
      <ProblemLine problem={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isPending && <Skeleton lines={5} />}
      {reading.data && (
        <>
          <article lang={reading.data.locale}>
            <h3>{reading.data.variant.title}</h3>
            <p>{reading.data.variant.answer}</p>
          </article>
          <ArticleFiles files={reading.data.files} />
          <p className="t3 f12">
            {`${reading.data.code} · ${say('version', { version: reading.data.version })} · ${say('asOf', {
              time: dayAndTime(reading.data.asOf, serverNow()),
            })}`}
          </p>
          {reading.data.isOtherLanguage && <p className="note-i f12">{say('otherLanguageHint')}</p>}
          {reading.data.audience === 'agent' ? (
            <p className="note-w f12">{say('staffOnlyHint')}</p>
          ) : (
            <button type="button" className="btn s" onClick={() => copy(reading.data)}>
              {say('copy')}
            </button>
          )}
          {told !== null && (
            <span className="f12 t2" role="status">
              {say(told)}
            </span>
          )}
          <FeedbackForm reading={reading.data} />
        </>
      )}
    </div>
  )
}
