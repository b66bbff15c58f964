import './plan.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { PlanView } from '#modules/workforce/contract.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { ImportPanel } from './ImportPanel.tsx'
import { OverridePanel } from './OverridePanel.tsx'
import { PlanCurve } from './PlanCurve.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanTable } from './PlanTable.tsx'
import { type PlanPlace, readPlace, VIEW } from './plan-view.ts'
import { SeenPanel } from './SeenPanel.tsx'
import { SpecialDays } from './SpecialDays.tsx'
import { plannedQueuesQuery, planQuery } from './use-plan.ts'
import { planWords } from './words.ts'

const StaffingPanel = lazy(() => import('./StaffingPanel.tsx').then((file) => ({ default: file.StaffingPanel })))

export type ChangePlan = ChangeSearch<(typeof VIEW)[number]>

/** A week of one queue: what is expected, what the planner said, what came, and how many people that needs. */
export function PlanPage() {
  const say = useWords(planWords)
  const [text, change] = useSearchText(VIEW)
  const asked = readPlace(text, bankToday())
  const queues = useQuery(plannedQueuesQuery)
  const queue = queues.data?.find(({ queueId }) => queueId === asked.queueId) ?? queues.data?.[0]
  const place = { ...asked, queueId: queue?.queueId }
  const plan = useQuery(planQuery(queue?.queueId, place.week))
  const view = plan.data?.queueId === queue?.queueId ? plan.data : undefined
  const hasForecast = view?.rows.some(({ model }) => model !== null)
  return (
    <div className="plan">
      <PlanHead queues={queues.data ?? []} queue={queue} place={place} plan={view} change={change} />
      <ProblemLine problem={queues.error ?? plan.error} onRetry={() => void plan.refetch()} />
      {queues.data?.length === 0 ? (
        <div className="panel">
          <EmptyState what={say('noQueues')} />
        </div>
      ) : !view ? (
        <div className="panel">
          <Skeleton lines={8} />
        </div>
      ) : view.rows.length === 0 ? (
        <div className="panel">
          <EmptyState what={say('nothing')} todo={say('nothingTodo')} />
        </div>
      ) : (
        <>
          {!hasForecast && (
            <p className="note-i">
              {say(addDaysToDate(place.week, 6) < bankToday() ? 'noForecastPast' : 'noForecastNote')}
            </p>
          )}
          <PlanCurve plan={view} />
          <PlanTable plan={view} place={place} change={change} />
        </>
      )}
      {view && (place.seen || text.contact !== '') ? (
        <SeenPanel plan={view} place={place} part={text.part} contactId={text.contact} change={change} />
      ) : (
        view && <Beside plan={view} place={place} change={change} />
      )}
    </div>
  )
}

interface BesideProps {
  readonly plan: PlanView
  readonly place: PlanPlace
  readonly change: ChangePlan
}

/** What was opened beside the week. */
function Beside({ plan, place, change }: BesideProps) {
  const say = useWords(planWords)
  const { panel } = place
  if (panel === undefined) return null
  const titles = { override: 'override', import: 'import', days: 'specialDays', staffing: 'staffing' } as const
  return (
    <SidePanel title={say(titles[panel])} about={`${panel} ${plan.queueId}`} onClose={() => change({ panel: null })}>
      <Suspense fallback={<Skeleton />}>
        {panel === 'override' && <OverridePanel key={place.day} plan={plan} day={place.day} />}
        {panel === 'import' && <ImportPanel queueId={plan.queueId} />}
        {panel === 'days' && <SpecialDays queueId={plan.queueId} />}
        {panel === 'staffing' && <StaffingPanel plan={plan} />}
      </Suspense>
    </SidePanel>
  )
}
