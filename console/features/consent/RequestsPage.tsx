import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { type DataRequest, type dataRequestPage, REQUEST_KINDS } from '#modules/consent/requests-contract.ts'
import { call } from '../../api/call.ts'
import { consentWords } from '../../ui/consent/words.ts'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { RequestPanel } from './RequestPanel.tsx'
import { requestWords } from './request-words.ts'

const SEARCH = ['state', 'kind', 'open'] as const
const STATES = ['open', 'answered'] as const
const PAGE = 50
export const REQUESTS_KEY = 'data-requests'

/** What customers ask about their own data, newest first; one open beside the list is taken and answered. */
export function RequestsPage() {
  const say = useWords(requestWords)
  const sayKind = useWords(consentWords)
  const [search, change] = useSearchText(SEARCH)
  const wanted = {
    state: STATES.find((known) => known === search.state) ?? 'all',
    kind: REQUEST_KINDS.find((known) => known === search.kind) ?? null,
  }
  const list = useInfiniteQuery({
    queryKey: [REQUESTS_KEY, wanted],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof dataRequestPage>>('GET', '/api/data-requests', {
        query: { ...wanted, after: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const pages = list.data?.pages ?? []
  const rows = pages.flatMap(({ requests }) => requests)
  const opened = rows.find(({ requestId }) => requestId === search.open)
  const columns = useColumns(search.open, (open) => change({ open }, true))
  return (
    <Split
      title={say('requests')}
      tools={
        <>
          <Choose
            label={say('state')}
            all={say('all')}
            value={search.state}
            choices={STATES.map((value) => ({ value, label: say(`filter-${value}`) }))}
            onChoose={(state) => change({ state })}
          />
          <Choose
            label={sayKind('kind')}
            all={say('all')}
            value={search.kind}
            choices={REQUEST_KINDS.map((value) => ({ value, label: sayKind(`kind-${value}`) }))}
            onChoose={(kind) => change({ kind })}
          />
          <AsOf at={pages[0]?.asOf ?? null} />
        </>
      }
      beside={
        opened && (
          <Beside title={opened.reference} onClose={() => change({ open: null }, true)}>
            <RequestPanel key={`${opened.requestId} ${opened.state}`} request={opened} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && (
        <PageTable
          caption={say('requests')}
          columns={columns}
          rows={rows}
          rowKey={({ requestId }) => requestId}
          rowClass={({ requestId }) => (requestId === search.open ? 'on' : undefined)}
          exportAs={say('requests')}
          empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
          foot={<MoreRows list={list} words={say('more')} />}
        />
      )}
    </Split>
  )
}

function useColumns(open: string, onOpen: (id: string) => void): readonly Column<DataRequest>[] {
  const say = useWords(requestWords)
  const sayKind = useWords(consentWords)
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    {
      key: 'reference',
      title: say('reference'),
      value: ({ reference }) => reference,
      cell: ({ requestId, reference }) => (
        <button
          type="button"
          className="open nw"
          aria-current={requestId === open ? 'true' : undefined}
          onClick={() => onOpen(requestId)}
        >
          {reference}
        </button>
      ),
    },
    {
      key: 'customer',
      title: say('customer'),
      value: ({ maskedName }) => maskedName,
      cell: ({ customerId, maskedName }) => (
        <Link className="open nw" to="/customers" search={{ open: customerId }}>
          {maskedName || '—'}
        </Link>
      ),
    },
    { key: 'kind', title: sayKind('kind'), value: ({ kind }) => sayKind(`kind-${kind}`) },
    { key: 'state', title: say('state'), value: ({ state }) => say(`state-${state}`) },
    { key: 'owner', title: say('owner'), value: ({ owner }) => owner?.name ?? null },
    {
      key: 'target',
      title: say('target'),
      value: ({ targetAt }) => targetAt,
      text: ({ targetAt }) => time(targetAt),
      cell: ({ targetAt, state }) => (
        <span className={state === 'open' && targetAt < serverNow() ? 'st broken nw' : 'nw'}>{time(targetAt)}</span>
      ),
    },
    { key: 'limit', title: say('limit'), value: ({ limitAt }) => limitAt, text: ({ limitAt }) => time(limitAt) },
  ]
}
