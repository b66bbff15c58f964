import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { type customerList, TIERS } from '#modules/customers/contract.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../app/session/me.ts'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import { customerKindWords } from '../../ui/words/customer-words.ts'
import { useWords } from '../../ui/words/words.ts'
import { CustomerCard } from './CustomerCard.tsx'
import { CustomersTable } from './CustomersTable.tsx'
import { type CustomersText, queryOf, VIEW } from './customers-view.ts'
import { customersWords } from './words.ts'

const PAGE = 50

/** The customers within reach: of one's branch, of one's own contacts, or all; one open beside the list. */
export function CustomersPage() {
  const say = useWords(customersWords)
  const [text, change] = useSearchText(VIEW)
  const [find, setFind] = useState('')
  const reach = useMe().permissions['customers.read'] ?? 'own'
  const list = useCustomers(find, text)
  const rows = list.data?.pages.flatMap(({ customers }) => customers) ?? []
  return (
    <Split
      title={say('title')}
      hint={say(`reach-${reach}`)}
      beside={
        text.open !== '' && (
          <Beside title={say('customer')} onClose={() => change({ open: null }, true)}>
            <CustomerCard key={text.open} customerId={text.open} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      <Filters find={find} onFind={setFind} text={text} change={change} />
      {list.isPending && <Skeleton lines={10} />}
      {list.isSuccess && (
        <CustomersTable
          rows={rows}
          opened={text.open}
          onOpen={(open) => change({ open }, true)}
          empty={<EmptyState what={say('none')} todo={say(find === '' ? 'noneTodo' : 'noneFound')} />}
          foot={<MoreRows list={list} words={say('more')} />}
        />
      )}
    </Split>
  )
}

function useCustomers(find: string, text: CustomersText) {
  const query = queryOf(find, text)
  return useInfiniteQuery({
    queryKey: ['customers', query],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof customerList>>('POST', '/api/customers/search', {
        body: { ...query, after: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

interface FiltersProps {
  readonly find: string
  readonly onFind: (find: string) => void
  readonly text: CustomersText
  readonly change: ChangeSearch<(typeof VIEW)[number]>
}

function Filters({ find, onFind, text, change }: FiltersProps) {
  const say = useWords(customersWords)
  const sayKind = useWords(customerKindWords)
  return (
    <div className="row wrap pb">
      <Find value={find} onValue={onFind} />
      <Choose
        label={say('tier')}
        all={say('allTiers')}
        value={text.tier}
        disabled={find !== ''}
        choices={TIERS.map((tier) => ({ value: tier, label: sayKind(`tier-${tier}`) }))}
        onChoose={(tier) => change({ tier })}
      />
      <Choose
        label={say('who')}
        all={say('known')}
        value={text.visitors}
        disabled={find !== ''}
        choices={[{ value: '1', label: say('visitors') }]}
        onChoose={(visitors) => change({ visitors })}
      />
    </div>
  )
}

/** A whole number, compared by the server without being shown; looked for when Enter is pressed. */
function Find({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const say = useWords(customersWords)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        onValue(typed.trim())
      }}
    >
      <input
        type="search"
        className="field table-filter wide"
        aria-label={say('find')}
        placeholder={say('find')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value === '') onValue('')
        }}
      />
      <button type="submit" className="btn s">
        {say('findDo')}
      </button>
    </form>
  )
}
