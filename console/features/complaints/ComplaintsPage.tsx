import './problems.ts'
import './complaints.css'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { PageSteps } from '../../ui/parts/PageSteps.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { FindField } from '../../ui/table/FindField.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ComplaintPanel } from './ComplaintPanel.tsx'
import { DueList } from './DueList.tsx'
import { IntakeForm } from './IntakeForm.tsx'
import { listQuery, PAGE } from './use-complaints.ts'
import { complaintWords } from './words.ts'

const SHOWS = ['open', 'overdue', 'today', 't1', 't3', 'escalated', 'asked', 'ended', 'all'] as const
const COUNTED = ['overdue', 'today', 't1', 't3', 'escalated'] as const
const SEARCH = ['show', 'mine', 'q', 'contact', 'case', 'after'] as const

/** The board of deadlines: what is overdue, due today, tomorrow, in three days; one complaint open beside it. */
export function ComplaintsPage() {
  const say = useWords(complaintWords)
  const mayRegister = useMay('complaints.register')
  const [open, setOpen] = useOpen()
  const [search, change] = useSearchText(SEARCH)
  const show = SHOWS.find((one) => one === search.show) ?? 'open'
  const after = /^\d{1,5}$/.test(search.after) ? Number(search.after) : 0
  const list = useQuery(listQuery({ show, mine: search.mine === 'true' ? 'true' : 'false', q: search.q, after }))
  const close = () => setOpen(null)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          {list.data && <AsOf at={list.data.asOf} />}
          {mayRegister && (
            <button type="button" className="btn s" onClick={() => setOpen('new')}>
              {say('register')}
            </button>
          )}
        </>
      }
      beside={
        open !== null &&
        (open === 'new' ? (
          <Beside title={say('register')} onClose={close}>
            <IntakeForm
              contactId={search.contact === '' ? null : search.contact}
              caseId={search.case === '' ? null : search.case}
              onMade={setOpen}
            />
          </Beside>
        ) : (
          <ComplaintPanel key={open} complaintId={open} onClose={close} onOpen={setOpen} />
        ))
      }
    >
      {list.data && (
        <fieldset className="complaint-counts" aria-label={say('counts')}>
          {COUNTED.map((group) => (
            <button
              key={group}
              type="button"
              aria-pressed={show === group}
              onClick={() => change({ show: show === group ? null : group, after: null })}
            >
              <span className="t2 f12">{say(`due-${group}`)}</span>
              <span className={list.data.counts[group] > 0 ? `v ${group}` : 'v t3'}>{list.data.counts[group]}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className="row wrap pb">
        <FindField value={search.q} label={say('find')} onFind={(q) => change({ q, after: null })} />
        <Choose
          label={say('show')}
          value={show}
          choices={SHOWS.map((value) => ({ value, label: say(`show-${value}`) }))}
          onChoose={(value) => change({ show: value, after: null })}
        />
        <button
          type="button"
          className="btn s toggle"
          aria-pressed={search.mine === 'true'}
          onClick={() => change({ mine: search.mine === 'true' ? null : 'true', after: null })}
        >
          {say('mine')}
        </button>
      </div>
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.data &&
        (list.data.complaints.length === 0 ? (
          <EmptyState what={say('none')} todo={say('noneTodo')} />
        ) : (
          <DueList complaints={list.data.complaints} open={open} onOpen={setOpen} />
        ))}
      {list.data && (
        <PageSteps
          after={after}
          pageSize={PAGE}
          more={list.data.more}
          onAfter={(to) => change({ after: String(to) })}
        />
      )}
    </Split>
  )
}
