import './contact-entries.css'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { MoreRows } from '../table/MoreRows.tsx'
import { PageTable } from '../table/PageTable.tsx'
import type { Column } from '../table/view.ts'
import { useWords } from '../words/words.ts'
import { ContactBeside } from './ContactBeside.tsx'
import { drillWords } from './words.ts'

type Pages = Pick<
  UseInfiniteQueryResult,
  'error' | 'refetch' | 'isPending' | 'isSuccess' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>

interface Props<Row> {
  readonly title: string
  /** Beside the heading. */
  readonly filters: ReactNode
  readonly list: Pages
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** When nothing is listed: that, and what would be. */
  readonly none: string
  readonly noneTodo: string
  /** Of an act on an entry. */
  readonly problem?: unknown
  /** Empty: none is open. */
  readonly contactId: string
  readonly onOpen: (contactId: string | null) => void
}

/** A page of what happened in contacts, newest first; an entry opens its contact beside the list. */
export function ContactEntries<Row extends { readonly contactId: string | null }>(props: Props<Row>) {
  const { title, list, contactId, onOpen } = props
  const say = useWords(drillWords)
  return (
    <div className="contact-entries">
      <div className="ph">
        <h1>{title}</h1>
        {props.filters}
      </div>
      <section className="panel" aria-label={title}>
        <div className="scroll">
          <ProblemLine problem={list.error ?? props.problem ?? null} onRetry={() => void list.refetch()} />
          {list.isPending && <Skeleton lines={8} />}
          {list.isSuccess && (
            <PageTable
              caption={title}
              columns={props.columns}
              rows={props.rows}
              rowKey={props.rowKey}
              rowClass={(row) => (row.contactId === contactId ? 'on' : undefined)}
              exportAs={title}
              empty={<EmptyState what={props.none} todo={props.noneTodo} />}
              foot={<MoreRows list={list} words={say('earlier')} />}
            />
          )}
        </div>
      </section>
      <ContactBeside title={say('openContact')} contactId={contactId} onClose={() => onOpen(null)} />
    </div>
  )
}
