import './audit.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { useMe } from '../../app/session/me.ts'
import { Split } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { auditQueryOf, PAGE, type People, VIEW } from './audit-view.ts'
import { useFactColumns } from './use-fact-columns.tsx'
import { auditWords } from './words.ts'

/** The log of facts as it was written: who did what to what, the newest first. */
export function AuditPage() {
  const say = useWords(auditWords)
  const { timeZone } = useMe()
  const zone = useMemo(() => compileZone(timeZone), [timeZone])
  const [view, change] = useSearchText(VIEW)
  const read = useInfiniteQuery(auditQueryOf(view, zone))
  const facts = read.data?.pages.flatMap((page) => page.facts) ?? []
  const people: People = Object.fromEntries(read.data?.pages.flatMap((page) => Object.entries(page.people)) ?? [])
  const columns = useFactColumns(people, change)
  const chosen = people[view.person]
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      tools={
        <button type="button" className="btn s" disabled={read.isFetching} onClick={() => void read.refetch()}>
          {say('newest')}
        </button>
      }
      beside={null}
    >
      <AuditFilters key={JSON.stringify(view)} view={view} personName={chosen?.displayName} onSearch={change} />
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={8} />}
      {read.isSuccess && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={facts}
          rowKey={({ id }) => id}
          exportAs={say('title')}
          empty={<EmptyState what={say('none')} todo={say('noneTodo')} />}
          foot={<MoreRows list={read} words={say('older', { count: PAGE })} />}
        />
      )}
    </Split>
  )
}
