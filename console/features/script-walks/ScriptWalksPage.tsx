import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { scriptWalkList } from '#modules/assist/script-walk-contract.ts'
import { call } from '../../api/call.ts'
import { ContactEntries } from '../../ui/drill/ContactEntries.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { useColumns } from './use-columns.tsx'
import { walkWords } from './words.ts'

const SEARCH = ['skipped', 'person', 'contact'] as const
const OTHERS = ['none', 'all'] as const
const FRESH_MS = 30_000

/** How scripts were walked in contacts that are over, and what was left out; newest first. */
export function ScriptWalksPage() {
  const say = useWords(walkWords)
  const [search, change] = useSearchText(SEARCH)
  const skipped = OTHERS.find((known) => known === search.skipped) ?? 'some'
  const personId = search.person === '' ? null : search.person
  const list = useInfiniteQuery({
    queryKey: ['script-walks', skipped, personId],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof scriptWalkList>>('GET', '/api/assist/script-walks', {
        query: { skipped, personId, before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: FRESH_MS,
  })
  const rows = list.data?.pages.flatMap(({ walks }) => walks) ?? []
  const people = new Map(rows.flatMap(({ person }) => (person ? [[person.personId, person.name] as const] : [])))
  if (personId !== null && !people.has(personId)) people.set(personId, say('person'))
  const onOpen = (contact: string | null) => change({ contact }, true)
  const columns = useColumns(search.contact, onOpen)
  return (
    <ContactEntries
      title={say('title')}
      filters={
        <>
          <Choose
            label={say('skipped')}
            all={say('skipped-some')}
            value={search.skipped}
            choices={OTHERS.map((value) => ({ value, label: say(`skipped-${value}`) }))}
            onChoose={(value) => change({ skipped: value })}
          />
          <Choose
            label={say('person')}
            all={say('allPeople')}
            value={search.person}
            choices={[...people].map(([value, label]) => ({ value, label }))}
            onChoose={(person) => change({ person })}
          />
          <span className="sp" />
          <AsOf at={list.data?.pages[0]?.asOf ?? null} />
        </>
      }
      list={list}
      rows={rows}
      rowKey={({ walkId }) => walkId}
      columns={columns}
      none={say('none')}
      noneTodo={say('noneTodo')}
      contactId={search.contact}
      onOpen={onOpen}
    />
  )
}
