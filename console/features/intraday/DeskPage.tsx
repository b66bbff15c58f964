import './desk.css'
import { useQuery } from '@tanstack/react-query'
import type { DeskDay } from '#modules/intraday/contract.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { type ChangeSearch, useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { AdherenceTable } from './AdherenceTable.tsx'
import { DayCurve } from './DayCurve.tsx'
import { DayFigures } from './DayFigures.tsx'
import { DayTable } from './DayTable.tsx'
import { DeskHead } from './DeskHead.tsx'
import { type DeskPlace, readPlace, VIEW } from './desk-view.ts'
import { FlagList } from './FlagList.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { ProposalPanel } from './ProposalPanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { deskDayQuery, deskQueuesQuery } from './use-desk.ts'
import { deskWords } from './words.ts'

export type ChangeDesk = ChangeSearch<(typeof VIEW)[number]>

/** The real-time desk: how the day of a queue goes, what can be done about it, and who keeps to the shift. */
export function DeskPage() {
  const say = useWords(deskWords)
  const [text, change] = useSearchText(VIEW)
  const place = readPlace(text)
  const queues = useQuery(deskQueuesQuery)
  const queue =
    queues.data?.find(({ queueId }) => queueId === place.queueId) ??
    queues.data?.find(({ hasForecast }) => hasForecast) ??
    queues.data?.[0]
  const day = useQuery(deskDayQuery(queue?.queueId))
  const view = day.data?.queueId === queue?.queueId ? day.data : undefined
  return (
    <div className="desk">
      <DeskHead queues={queues.data ?? []} queue={queue} day={view} place={place} change={change} />
      <ProblemLine problem={queues.error ?? day.error} onRetry={() => void day.refetch()} />
      <div className="desk-body">
        <div className="desk-main">
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
              <EmptyState what={say('noCurve')} todo={say('noCurveTodo')} />
            </div>
          ) : (
            <>
              <DayFigures day={view} />
              <DayCurve day={view} />
            </>
          )}
          <AdherenceTable place={place} change={change} />
        </div>
        <div className="desk-side">
          {view && view.rows.length > 0 && <FlagList key={view.queueId} day={view} />}
          <ProposalPanel queues={queues.data ?? []} />
        </div>
      </div>
      <Beside day={view} place={place} change={change} />
    </div>
  )
}

interface BesideProps {
  readonly day: DeskDay | undefined
  readonly place: DeskPlace
  readonly change: ChangeDesk
}

/** What was opened over the desk: a person's day, the half hours as figures, or the settings. */
function Beside({ day, place, change }: BesideProps) {
  const say = useWords(deskWords)
  const { personId, panel } = place
  if (personId !== undefined) return <PersonPanel personId={personId} onClose={() => change({ person: null })} />
  if (panel === undefined) return null
  return (
    <SidePanel title={say(panel)} about={panel} onClose={() => change({ panel: null })}>
      <div className="scroll">
        {panel === 'settings' && <SettingsPanel />}
        {panel === 'hours' && day && <DayTable day={day} />}
      </div>
    </SidePanel>
  )
}
