import { useInfiniteQuery } from '@tanstack/react-query'
import { readReason } from '#libs/segments/read-out.ts'
import type { MemberPage } from '#modules/segments/contract.ts'
import { call } from '../../api/call.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { WhyLines } from '../../ui/segments/WhyLines.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CustomerLink } from './CustomerLink.tsx'
import { segmentWords } from './words.ts'

type Member = MemberPage['members'][number]

/** Who stands in a segment, masked, and why; a page at a time. */
export function Members({ segmentId }: { readonly segmentId: string }) {
  const say = useWords(segmentWords)
  const columns = useColumns()
  const list = useInfiniteQuery({
    queryKey: ['segment-members', segmentId],
    queryFn: ({ pageParam, signal }) =>
      call<MemberPage>('GET', `/api/segments/${segmentId}/members${pageParam === null ? '' : `?after=${pageParam}`}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  return (
    <section className="sec">
      <h3>{say('members')}</h3>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && (
        <PageTable
          prefix="m"
          caption={say('members')}
          columns={columns}
          rows={list.data.pages.flatMap(({ members }) => members)}
          rowKey={({ customerId }) => customerId}
          exportAs={say('members')}
          empty={<EmptyState what={say('noMembers')} todo={say('noMembersTodo')} />}
          foot={<MoreRows list={list} words={say('more')} />}
        />
      )}
    </section>
  )
}

function useColumns(): readonly Column<Member>[] {
  const say = useWords(segmentWords)
  const locale = useLocale()
  return [
    {
      key: 'name',
      title: say('customer'),
      value: ({ maskedName }) => maskedName || say('visitor'),
      cell: (member) => <CustomerLink customer={member} />,
    },
    {
      key: 'since',
      title: say('since'),
      value: ({ since }) => since,
      text: ({ since }) => dayAndTime(since, serverNow()),
    },
    {
      key: 'why',
      title: say('whyHere'),
      value: ({ why }) => why.map((reason) => readReason(reason, locale)).join('; '),
      cell: ({ why }) => <WhyLines why={why} />,
    },
  ]
}
