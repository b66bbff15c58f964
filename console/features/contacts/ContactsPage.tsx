import './contacts.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { z } from 'zod'
import type { contactList } from '#modules/conversations/contract.ts'
import { call } from '../../api/call.ts'
import { drillWords } from '../../ui/drill/words.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { bankToday, instantsOf } from '../../ui/time/bank-calendar.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { ContactsFilters } from './ContactsFilters.tsx'
import { ContactsTable } from './ContactsTable.tsx'
import { queryOf, readView, VIEW } from './contacts-view.ts'
import { contactsWords } from './words.ts'

const ContactPanel = lazy(() =>
  import('../../ui/drill/ContactPanel.tsx').then((file) => ({ default: file.ContactPanel })),
)
const PAGE = 50
const FRESH_MS = 15_000

/** Contacts one may open, the newest first, by what the address asks for; one opens to its course and its words. */
export function ContactsPage() {
  const say = useWords(contactsWords)
  const sayDrill = useWords(drillWords)
  const [text, change] = useSearchText(VIEW)
  const view = readView(text, bankToday())
  const list = useContacts(queryOf(view, instantsOf(view.days)))
  const rows = list.data?.pages.flatMap(({ contacts }) => contacts) ?? []
  return (
    <div className="contacts-page">
      <ContactsFilters
        view={view}
        change={change}
        asOf={list.dataUpdatedAt === 0 ? null : list.dataUpdatedAt + (serverNow() - Date.now())}
      />
      <section className="panel" aria-label={say('title')}>
        <div className="scroll">
          <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
          {list.isPending && <Skeleton lines={10} />}
          {list.isSuccess && (
            <ContactsTable
              rows={rows}
              opened={text.contact}
              onOpen={(contact) => change({ contact }, true)}
              tools={list.hasNextPage && <span className="t3 f12">{say('moreThanShown')}</span>}
              empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
              foot={<MoreRows list={list} words={say('more')} />}
            />
          )}
        </div>
      </section>
      {text.contact !== '' && (
        <SidePanel title={sayDrill('contact')} about={text.contact} onClose={() => change({ contact: null }, true)}>
          <Suspense fallback={<Skeleton />}>
            <ContactPanel key={text.contact} contactId={text.contact} />
          </Suspense>
        </SidePanel>
      )}
    </div>
  )
}

function useContacts(query: ReturnType<typeof queryOf>) {
  return useInfiniteQuery({
    queryKey: ['contacts', query],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof contactList>>('GET', '/api/contacts', {
        query: { ...query, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: FRESH_MS,
  })
}
