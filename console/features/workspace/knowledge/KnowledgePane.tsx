import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { DeskContact } from '#modules/conversations/contract.ts'
import type { ArticleSearchReply, FoundArticle } from '#modules/knowledge/lookup-contract.ts'
import { call } from '../../../api/call.ts'
import { EmptyState } from '../../../ui/parts/EmptyState.tsx'
import { ProblemLine } from '../../../ui/problems/ProblemLine.tsx'
import { FindField } from '../../../ui/table/FindField.tsx'
import { useLocale, useWords } from '../../../ui/words/words.ts'
import { Marked } from './Marked.tsx'
import { Reader } from './Reader.tsx'
import { knowledgeWords } from './words.ts'

/** What the house knows, beside the conversation: searched, read, and copied into the answer. */
export function KnowledgePane({ desk, tools }: { readonly desk: DeskContact; readonly tools: ReactNode }) {
  const say = useWords(knowledgeWords)
  const locale = useLocale()
  const { contactId } = desk.contact
  /** Typing on refines one question. */
  const searchId = useRef<string | undefined>(undefined)
  const [open, setOpen] = useState<FoundArticle | null>(null)
  const search = useMutation({
    mutationFn: (query: string) =>
      call<ArticleSearchReply>('POST', '/api/article-searches', {
        body: { query, locale, contactId, ...(searchId.current ? { searchId: searchId.current } : {}) },
      }),
    onSuccess: (reply) => {
      searchId.current = reply.searchId
    },
  })
  const find = (query: string) => {
    setOpen(null)
    if (query !== '') search.mutate(query)
    else {
      searchId.current = undefined
      search.reset()
    }
  }
  const found = search.data?.found ?? []
  return (
    <section className="panel knowledge" aria-label={say('title')}>
      <div className="ph">
        <h2>{say('title')}</h2>
        <span className="sp" />
        {tools}
      </div>
      <div className="knowledge-find">
        <FindField label={say('find')} value="" onFind={find} />
      </div>
      <div className="scroll">
        <ProblemLine problem={search.error} />
        {open ? (
          <Reader found={open} desk={desk} searchId={search.data?.searchId} onBack={() => setOpen(null)} />
        ) : (
          <>
            {search.isIdle && <EmptyState what={say('idle')} todo={say('idleTodo')} />}
            {search.isSuccess && found.length === 0 && <EmptyState what={say('nothing')} todo={say('nothingTodo')} />}
            <ul aria-label={say('results')}>
              {found.map((one) => (
                <li key={one.articleId} className="knowledge-found">
                  <button type="button" className="open" onClick={() => setOpen(one)}>
                    <Marked text={one.title} marks={one.titleMarks} />
                  </button>
                  <p className="t2 f12" lang={one.locale}>
                    <Marked text={one.excerpt} marks={one.excerptMarks} />
                  </p>
                  <Tags found={one} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

function Tags({ found }: { readonly found: FoundArticle }) {
  const say = useWords(knowledgeWords)
  if (found.audience !== 'agent' && !found.isOtherLanguage) return null
  return (
    <p className="row wrap">
      {found.audience === 'agent' && <span className="tag w">{say('staffOnly')}</span>}
      {found.isOtherLanguage && <span className="tag">{say('otherLanguage')}</span>}
    </p>
  )
}
