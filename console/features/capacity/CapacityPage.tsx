import './capacity.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { CapacityBasis, ScenarioBody, ScenarioView } from '#modules/workforce/capacity-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { newScenario } from './capacity-draft.ts'
import { type CapacityPlace, type ChangeCapacity, NEW, VIEW } from './capacity-view.ts'
import { ScenarioDesk } from './ScenarioDesk.tsx'
import { basisQuery, scenarioQuery, scenariosQuery } from './use-capacity.ts'
import { capacityWords } from './words.ts'

/** People for the months ahead: a scenario, what it comes to, and another beside it. */
export function CapacityPage() {
  const say = useWords(capacityWords)
  const mayPlan = useMay('workforce.plan')
  const [place, change] = useSearchText(VIEW)
  const basis = useQuery(basisQuery)
  const list = useQuery(scenariosQuery)
  const isNew = place.scenario === NEW && mayPlan
  const scenarioId = isNew ? '' : place.scenario || (list.data?.[0]?.scenarioId ?? '')
  const saved = useQuery(scenarioQuery(scenarioId))
  const error = basis.error ?? list.error ?? (scenarioId === '' ? null : saved.error)
  const isEmpty = !isNew && list.data?.length === 0
  return (
    <div className="capacity">
      <ProblemLine problem={error} onRetry={() => void Promise.all([basis.refetch(), list.refetch()])} />
      {basis.data?.queues.length === 0 ? (
        <Empty what={say('noQueues')} todo={say('noQueuesTodo')} />
      ) : isEmpty ? (
        <Empty what={say('noScenario')} todo={say(mayPlan ? 'noScenarioTodo' : 'noScenarioRead')}>
          {mayPlan && (
            <button type="button" className="btn p" onClick={() => change({ scenario: NEW }, true)}>
              {say('create')}
            </button>
          )}
        </Empty>
      ) : !basis.data || !list.data || (!isNew && !saved.data) ? (
        <div className="panel">{error === null && <Skeleton lines={8} />}</div>
      ) : (
        <Opened
          basis={basis.data}
          scenarios={list.data}
          saved={isNew ? undefined : saved.data}
          place={place}
          change={change}
        />
      )}
    </div>
  )
}

interface EmptyProps {
  readonly what: string
  readonly todo: string
  readonly children?: ReactNode
}

function Empty({ what, todo, children }: EmptyProps) {
  const say = useWords(capacityWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <div className="panel">
        <EmptyState what={what} todo={todo}>
          {children}
        </EmptyState>
      </div>
    </>
  )
}

interface OpenedProps {
  readonly basis: CapacityBasis
  readonly scenarios: readonly Pick<ScenarioView, 'scenarioId' | 'name'>[]
  readonly saved: ScenarioView | undefined
  readonly place: CapacityPlace
  readonly change: ChangeCapacity
}

/** A draft begins with what is saved, and begins anew when another revision is read. */
function Opened({ basis, scenarios, saved, place, change }: OpenedProps) {
  const say = useWords(capacityWords)
  const start = useMemo(() => (saved ? bodyOf(saved) : newScenario(basis, say('newName'))), [saved, basis, say])
  const key = saved ? `${saved.scenarioId} ${saved.revision}` : NEW
  return (
    <ScenarioDesk
      key={key}
      start={start}
      saved={saved}
      basis={basis}
      scenarios={scenarios}
      place={place}
      change={change}
    />
  )
}

function bodyOf(view: ScenarioView): ScenarioBody {
  const { scenarioId: _id, revision: _revision, changedAt: _at, changedBy: _by, ...body } = view
  return body
}
