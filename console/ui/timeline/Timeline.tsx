import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { EntryKind, timelinePage } from '#modules/timeline/contract.ts'
import { call } from '../../api/call.ts'
import { Segments } from '../parts/Segments.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { MoreRows } from '../table/MoreRows.tsx'
import { useWords } from '../words/words.ts'
import { EntryLine } from './EntryLine.tsx'
import { timelineWords } from './words.ts'

const PAGE = 20
const VIEWS = {
  everything: [],
  contacts: ['contact'],
  matters: ['case', 'complaint', 'branch-visit'],
  permissions: ['consent', 'contact-forbidden', 'contact-freed', 'outreach'],
  others: ['needs-changed', 'identity-locked', 'arrived', 'merged', 'parted'],
} as const satisfies Readonly<Record<string, readonly EntryKind[]>>
type View = keyof typeof VIEWS

/** Everything that happened with a customer, latest first, over all channels and modules. */
export function Timeline({ customerId }: { readonly customerId: string }) {
  const say = useWords(timelineWords)
  const [view, setView] = useState<View>('everything')
  const kinds = VIEWS[view].join(',')
  const list = useInfiniteQuery({
    queryKey: ['timeline', customerId, kinds],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof timelinePage>>('GET', `/api/timeline/${customerId}`, {
        query: {
          limit: PAGE,
          ...(kinds === '' ? {} : { kinds }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const entries = list.data?.pages.flatMap((page) => page.entries)
  return (
    <section className="sec">
      <h3>{say('title')}</h3>
      <Segments
        label={say('which')}
        value={view}
        choices={(Object.keys(VIEWS) as View[]).map((one) => ({ value: one, label: say(one) }))}
        onChoose={setView}
      />
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={4} />}
      {entries?.length === 0 && <p className="t3 f12">{say('empty')}</p>}
      <ol className="timeline">
        {entries?.map((entry) => (
          <li key={entry.entryId}>
            <EntryLine entry={entry} />
          </li>
        ))}
      </ol>
      <MoreRows list={list} words={say('more', { count: PAGE })} />
    </section>
  )
}
