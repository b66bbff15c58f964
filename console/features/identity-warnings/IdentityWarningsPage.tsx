import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { IdentityWarning, identityWarningList } from '#modules/customers/levels-contract.ts'
import { call } from '../../api/call.ts'
import { ContactEntries } from '../../ui/drill/ContactEntries.tsx'
import { OpenContact } from '../../ui/drill/OpenContact.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { warningWords } from './words.ts'

const SEARCH = ['kind', 'contact'] as const
const KINDS = ['locked', 'duress'] as const
const FRESH_MS = 10_000

/** Customers who were locked, or may be forced; newest first, each opens to its contact. */
export function IdentityWarningsPage() {
  const say = useWords(warningWords)
  const [search, change] = useSearchText(SEARCH)
  const kind = KINDS.find((known) => known === search.kind) ?? null
  const list = useInfiniteQuery({
    queryKey: ['identity-warnings', kind],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof identityWarningList>>('GET', '/api/customers/identity-warnings', {
        query: { kind, before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: FRESH_MS,
  })
  const onOpen = (contact: string | null) => change({ contact }, true)
  const columns = useColumns(search.contact, onOpen)
  return (
    <ContactEntries
      title={say('title')}
      filters={
        <>
          <Choose
            label={say('kind')}
            all={say('all')}
            value={search.kind}
            choices={KINDS.map((value) => ({ value, label: say(value) }))}
            onChoose={(value) => change({ kind: value })}
          />
          <span className="sp" />
          <AsOf at={list.data?.pages[0]?.asOf ?? null} />
        </>
      }
      list={list}
      rows={list.data?.pages.flatMap(({ warnings }) => warnings) ?? []}
      rowKey={({ warningId }) => warningId}
      columns={columns}
      none={say('none')}
      noneTodo={say('noneTodo')}
      contactId={search.contact}
      onOpen={onOpen}
    />
  )
}

function useColumns(opened: string, onOpen: (contactId: string) => void): readonly Column<IdentityWarning>[] {
  const say = useWords(warningWords)
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    {
      key: 'at',
      title: say('at'),
      value: ({ at }) => at,
      text: ({ at }) => time(at),
      cell: ({ at, contactId }) => <OpenContact at={at} contactId={contactId} opened={opened} onOpen={onOpen} />,
    },
    { key: 'kind', title: say('kind'), value: ({ kind }) => say(kind) },
    { key: 'customer', title: say('customer'), value: ({ maskedName }) => maskedName },
    { key: 'contact', title: say('contact'), value: ({ reference }) => reference },
    {
      key: 'until',
      title: say('until'),
      value: ({ until }) => until,
      text: ({ until }) => (until === null ? '' : time(until)),
    },
    { key: 'person', title: say('person'), value: ({ by }) => by?.name ?? null },
  ]
}
