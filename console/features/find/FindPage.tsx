import './find.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { searchPage } from '#modules/timeline/contract.ts'
import { call } from '../../api/call.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { EntryLine } from '../../ui/timeline/EntryLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { FoundCustomers } from './FoundCustomers.tsx'
import { findWords } from './words.ts'

const PAGE = 20

/** One field for everything: customers, and what happened with them. What is typed stays out of the address. */
export function FindPage() {
  const say = useWords(findWords)
  const [words, setWords] = useState('')
  return (
    <section className="panel find-page" aria-label={say('title')}>
      <div className="ph">
        <h1>{say('title')}</h1>
        <FindField label={say('label')} value={words} onFind={setWords} />
      </div>
      <div className="scroll">
        {words === '' ? (
          <EmptyState what={say('start')} todo={say('startTodo')} />
        ) : (
          <>
            <FoundCustomers words={words} />
            <Found words={words} />
          </>
        )}
      </div>
    </section>
  )
}

function Found({ words }: { readonly words: string }) {
  const say = useWords(findWords)
  const list = useInfiniteQuery({
    queryKey: ['find', words],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof searchPage>>('POST', '/api/timeline/search', {
        body: { words, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const hits = list.data?.pages.flatMap((page) => page.hits)
  return (
    <section className="sec">
      <h2>{say('matters')}</h2>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={4} />}
      {hits?.length === 0 && <EmptyState what={say('nothing')} todo={say('nothingTodo')} />}
      <ul className="timeline">
        {hits?.map((hit) => (
          <li key={hit.entryId}>
            <EntryLine entry={hit} />
            <div className="f12">
              <Link className="open" to="/customers" search={{ open: hit.customerId }}>
                {hit.isKnown ? hit.maskedName : say('visitor')}
              </Link>
            </div>
          </li>
        ))}
      </ul>
      <MoreRows list={list} words={say('more')} />
    </section>
  )
}
