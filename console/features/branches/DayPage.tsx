import '../../ui/problems/branch-problems.ts'
import './day.css'
import { useState } from 'react'
import type { DayView, VisitView } from '#modules/branches/contract.ts'
import { SERVICES } from '#modules/branches/services-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { useMyBranches } from '../../ui/branches/use-visits.ts'
import { visitWords } from '../../ui/branches/visit-words.ts'
import { DayField } from '../../ui/form/DayField.tsx'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { durationWords } from '../../ui/time/duration.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { customerKindWords, needWords } from '../../ui/words/customer-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { DayFigures } from './DayFigures.tsx'
import { useDay, VIEW } from './use-day.ts'
import { VisitPanel } from './VisitPanel.tsx'
import { WalkInSheet } from './WalkInSheet.tsx'
import { branchWords } from './words.ts'

/** Who comes to a branch on a day, and one of them beside the list. */
export function DayPage() {
  const say = useWords(branchWords)
  const [open, setOpen] = useOpen()
  const [text, change] = useSearchText(VIEW)
  const [isWalkIn, setWalkIn] = useState(false)
  const mayServe = useMay('branches.serve')
  const mine = useMyBranches()
  const branches = mine.data?.branches ?? []
  const chosen =
    branches.find(({ unitId }) => unitId === text.unit) ?? branches.find(({ settings }) => settings) ?? branches[0]
  const read = useDay(chosen?.unitId, text)
  const day = read.data
  // What is open stays open when it no longer counts in the figure that is shown.
  const whole = useDay(open === null ? undefined : chosen?.unitId, { date: text.date, show: '' }).data
  const visit = (whole ?? day)?.visits.find(({ visitId }) => visitId === open)
  const isOpen = chosen?.settings !== null
  return (
    <Split
      title={say('title')}
      wide
      tools={day && <AsOf at={day.asOf} />}
      beside={
        open !== null &&
        day && (
          <Beside title={visit?.reference ?? say('title')} onClose={() => setOpen(null)}>
            <VisitPanel key={open} visit={visit} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={mine.error ?? read.error} onRetry={() => void read.refetch()} />
      {mine.data && branches.length === 0 && <EmptyState what={say('noBranch')} todo={say('noBranchTodo')} />}
      {chosen && (
        <div className="row wrap pb">
          {branches.length > 1 && (
            <Choose
              label={say('branch')}
              value={chosen.unitId}
              choices={branches.map(({ unitId, name }) => ({ value: unitId, label: name }))}
              onChoose={(unit) => change({ unit, show: null }, true)}
            />
          )}
          {branches.length === 1 && <b>{chosen.name}</b>}
          <DayField label={say('date')} day={day?.date ?? null} onDay={(date) => change({ date }, true)} />
          {text.date !== '' && (
            <button type="button" className="btn s" onClick={() => change({ date: null }, true)}>
              {say('today')}
            </button>
          )}
          <span className="sp" />
          {mayServe && isOpen && (
            <button type="button" className="btn p" onClick={() => setWalkIn(true)}>
              {say('walkIn')}
            </button>
          )}
        </div>
      )}
      {(mine.isPending || (chosen && read.isPending)) && <Skeleton lines={8} />}
      {day && !isOpen && day.visits.length === 0 && <EmptyState what={say('notSetUp')} todo={say('notSetUpTodo')} />}
      {day && isOpen && (
        <>
          <DayFigures figures={day.figures} show={text.show} onShow={(show) => change({ show }, true)} />
          <Visits day={day} show={text.show} open={open} onOpen={setOpen} />
        </>
      )}
      {isWalkIn && chosen && (
        <WalkInSheet
          branch={chosen}
          onClose={() => setWalkIn(false)}
          onCheckedIn={({ visitId }) => {
            change({ show: null, date: null })
            setOpen(visitId)
          }}
        />
      )}
    </Split>
  )
}

interface VisitsProps {
  readonly day: DayView
  readonly show: string
  readonly open: string | null
  readonly onOpen: (visitId: string) => void
}

function Visits({ day, show, open, onOpen }: VisitsProps) {
  const say = useWords(branchWords)
  const columns = useColumns(open, onOpen)
  const nobody = show === '' ? 'none' : 'noneOfThese'
  return (
    <PageTable
      caption={say('title')}
      columns={columns}
      rows={day.visits}
      rowKey={({ visitId }) => visitId}
      rowClass={({ visitId }) => (visitId === open ? 'on' : undefined)}
      exportAs={say('title')}
      empty={<EmptyState what={say(nobody)} {...(show === '' ? { todo: say('noneTodo') } : {})} />}
    />
  )
}

function useColumns(open: string | null, onOpen: (visitId: string) => void): readonly Column<VisitView>[] {
  const say = useWords(branchWords)
  const sayVisit = useWords(visitWords)
  const sayKind = useWords(customerKindWords)
  const locale = useLocale()
  const all: Column<VisitView>[] = [
    {
      key: 'planned',
      title: say('planned'),
      value: ({ plannedFrom }) => plannedFrom,
      text: ({ plannedFrom }) => (plannedFrom === null ? say('walkedIn') : timeOfDay(plannedFrom)),
    },
    {
      key: 'reference',
      title: say('reference'),
      value: ({ reference }) => reference,
      cell: ({ reference, visitId }) => (
        <button
          type="button"
          className="open nw"
          aria-current={visitId === open ? 'true' : undefined}
          onClick={() => onOpen(visitId)}
        >
          {reference}
        </button>
      ),
    },
    {
      key: 'customer',
      title: say('customer'),
      value: ({ customer }) => (customer === null ? say('unknown') : customer.maskedName || say('visitor')),
    },
    { key: 'service', title: say('service'), value: ({ service }) => SERVICES[service].name[locale] },
    { key: 'state', title: say('state'), value: ({ state }) => sayVisit(`state-${state}`) },
    {
      key: 'waiting',
      title: say('waiting'),
      value: ({ checkedInAt, serviceBeganAt }) =>
        checkedInAt === null || serviceBeganAt === null ? null : serviceBeganAt - checkedInAt,
      text: (visit) => waitOf(visit, locale),
      cell: (visit) =>
        visit.state === 'checked-in' && visit.promise ? (
          <PromiseTag clock={visit.promise} withTime />
        ) : (
          waitOf(visit, locale)
        ),
    },
    {
      key: 'needs',
      title: say('needs'),
      value: ({ customer }) => customer?.needs.map((need) => needWords(need, sayKind)).join(' · ') ?? '',
    },
    { key: 'clerk', title: say('clerk'), value: ({ servedBy }) => servedBy?.name ?? '' },
  ]
  return open === null
    ? all
    : all.filter(({ key }) => ['planned', 'reference', 'customer', 'state', 'waiting'].includes(key))
}

/** How long they waited; of whoever waits still the promise tells it. */
const waitOf = ({ checkedInAt, serviceBeganAt }: VisitView, locale: Parameters<typeof durationWords>[1]) =>
  checkedInAt === null || serviceBeganAt === null ? '' : durationWords(serviceBeganAt - checkedInAt, locale)
