import type { ReactNode } from 'react'
import type { CustomerView } from '#modules/customers/contract.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { customerKindWords, needWords } from '../../ui/words/customer-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { customersWords } from './words.ts'

interface Props {
  readonly rows: readonly CustomerView[]
  readonly opened: string
  readonly onOpen: (customerId: string) => void
  readonly empty: ReactNode
  readonly foot: ReactNode
}

export function CustomersTable({ rows, opened, onOpen, empty, foot }: Props) {
  const say = useWords(customersWords)
  const columns = useColumns(opened, onOpen)
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={rows}
      rowKey={({ customerId }) => customerId}
      rowClass={({ customerId }) => (customerId === opened ? 'on' : undefined)}
      empty={empty}
      foot={foot}
      isBare
    />
  )
}

function useColumns(opened: string, onOpen: Props['onOpen']): readonly Column<CustomerView>[] {
  const say = useWords(customersWords)
  const sayKind = useWords(customerKindWords)
  const locale = useLocale()
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const first: Column<CustomerView>[] = [
    {
      key: 'name',
      title: say('name'),
      value: ({ maskedName, erasedAt }) => (erasedAt === null ? maskedName || say('visitor') : say('erased')),
      cell: ({ customerId, maskedName, erasedAt }) => (
        <button
          type="button"
          className="open nw"
          aria-current={customerId === opened ? 'true' : undefined}
          onClick={() => onOpen(customerId)}
        >
          {erasedAt === null ? maskedName || say('visitor') : say('erased')}
        </button>
      ),
    },
    { key: 'number', title: say('number'), value: ({ customerNo }) => customerNo },
    { key: 'tier', title: say('tier'), value: ({ tier }) => (tier === null ? null : sayKind(`tier-${tier}`)) },
    {
      key: 'needs',
      title: say('needs'),
      value: ({ vulnerabilityNeeds }) =>
        vulnerabilityNeeds.map((need) => needWords(need, sayKind)).join(locale === 'en' ? ', ' : '、') || null,
    },
  ]
  const more: Column<CustomerView>[] = [
    { key: 'phone', title: say('phone'), value: ({ maskedPhone }) => maskedPhone },
    { key: 'language', title: say('language'), value: ({ language }) => languages.of(language) ?? language },
    { key: 'branch', title: say('branch'), value: ({ branchName }) => branchName },
    { key: 'since', title: say('since'), value: ({ customerSince }) => customerSince?.slice(0, 4) ?? null },
  ]
  return opened === '' ? [...first, ...more] : first
}
