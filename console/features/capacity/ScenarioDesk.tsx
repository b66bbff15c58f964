import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type ScenarioFigures, scenarioFigures } from '#libs/capacity-plan/scenario-figures.ts'
import type { CapacityBasis, ScenarioBody, ScenarioView } from '#modules/workforce/capacity-contract.ts'
import { useMay } from '../../app/session/me.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { Assumptions } from './Assumptions.tsx'
import { CapacityCurve } from './CapacityCurve.tsx'
import type { CapacityPlace, ChangeCapacity } from './capacity-view.ts'
import { MonthTable } from './MonthTable.tsx'
import { ScenarioHead } from './ScenarioHead.tsx'
import { scenarioQuery } from './use-capacity.ts'
import { Workings } from './Workings.tsx'
import { capacityWords } from './words.ts'

interface Props {
  readonly start: ScenarioBody
  readonly saved: ScenarioView | undefined
  readonly basis: CapacityBasis
  readonly scenarios: readonly Pick<ScenarioView, 'scenarioId' | 'name'>[]
  readonly place: CapacityPlace
  readonly change: ChangeCapacity
}

/** One scenario on the desk: the draft, worked out as it is typed, and what may be done with it. */
export function ScenarioDesk({ start, saved, basis, scenarios, place, change }: Props) {
  const say = useWords(capacityWords)
  const mayPlan = useMay('workforce.plan')
  const [draft, setDraft] = useState(start)
  const isChanged = saved === undefined || draft !== start
  const worked = useWorked(draft, basis)
  const other = useOther(place.other === saved?.scenarioId ? '' : place.other, basis)
  const month = worked.ok ? worked.figures.months.find((one) => one.month === place.month) : undefined
  const close = () => change({ panel: null, month: null })
  return (
    <>
      <ScenarioHead
        draft={draft}
        saved={saved}
        scenarios={scenarios}
        place={place}
        isChanged={isChanged}
        change={change}
      />
      {worked.ok ? (
        <>
          <Told figures={worked.figures} asOf={basis.asOf} />
          <CapacityCurve figures={worked.figures} other={other} />
          <MonthTable
            draft={draft}
            figures={worked.figures}
            other={other}
            mayPlan={mayPlan}
            onDraft={setDraft}
            onMonth={(one) => change({ month: one, panel: null })}
          />
        </>
      ) : (
        <div className="panel">
          <div className="note-w" role="alert">
            {say('notPlannable')}
            <ul className="f12">
              {worked.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {place.panel === 'assumptions' && mayPlan && (
        <SidePanel title={say('assumptions')} about="assumptions" onClose={close}>
          <Assumptions draft={draft} basis={basis} onDraft={setDraft} />
        </SidePanel>
      )}
      {place.panel === '' && month && (
        <SidePanel title={say('workings', { month: month.month })} about={month.month} onClose={close}>
          <Workings draft={draft} month={month} basis={basis} />
        </SidePanel>
      )}
    </>
  )
}

function useWorked(draft: ScenarioBody, basis: CapacityBasis) {
  return useMemo(() => scenarioFigures(draft, historiesOf(draft, basis)), [draft, basis])
}

const historiesOf = (draft: ScenarioBody, basis: CapacityBasis) =>
  basis.queues.filter(({ queueId }) => draft.queueIds.includes(queueId)).map(({ history }) => history)

function useOther(scenarioId: string, basis: CapacityBasis) {
  const { data } = useQuery(scenarioQuery(scenarioId))
  return useMemo(() => {
    if (!data || scenarioId === '') return null
    const worked = scenarioFigures(data, historiesOf(data, basis))
    return worked.ok ? { name: data.name, figures: worked.figures } : null
  }, [data, scenarioId, basis])
}

/** The plan in a line: whether people suffice, what cannot be reached, and as of when. */
function Told({ figures, asOf }: { readonly figures: ScenarioFigures; readonly asOf: number }) {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const lacking = figures.months.filter(({ basis }) => basis.kind === 'lacking').length
  const late = figures.notReached.map(({ month, gapFte }) => `${month} +${number(gapFte, locale, 1)}`).join(', ')
  return (
    <div className="panel capacity-told pb f12" role="status">
      <b>{figures.wanted > 0 ? say('wanted', { count: figures.wanted }) : late === '' ? say('enough') : ''}</b>
      {late !== '' && <span className="st broken">{say('notReached', { months: late })}</span>}
      {figures.attrition !== null && (
        <span className="t2">{say('attritionYear', { value: percent(figures.attrition, locale) })}</span>
      )}
      {lacking > 0 && <span className="st endangered">{say('lackingNote', { count: lacking })}</span>}
      <span className="sp" />
      <span className="t3">{say('historyAsOf')}</span>
      <AsOf at={asOf} />
    </div>
  )
}
