import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ScenarioBody, ScenarioView } from '#modules/workforce/capacity-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { type CapacityPlace, type ChangeCapacity, NEW } from './capacity-view.ts'
import { useRereadScenarios } from './use-capacity.ts'
import { capacityWords } from './words.ts'

interface Props {
  readonly draft: ScenarioBody
  readonly saved: ScenarioView | undefined
  readonly scenarios: readonly Pick<ScenarioView, 'scenarioId' | 'name'>[]
  readonly place: CapacityPlace
  readonly isChanged: boolean
  readonly change: ChangeCapacity
}

const SCENARIOS = '/api/workforce/capacity/scenarios'

/** Which scenario, which one beside it, and what may be done. */
export function ScenarioHead({ draft, saved, scenarios, place, isChanged, change }: Props) {
  const say = useWords(capacityWords)
  const mayPlan = useMay('workforce.plan')
  const choices = scenarios.map(({ scenarioId, name }) => ({ value: scenarioId, label: name }))
  const others = choices.filter(({ value }) => value !== saved?.scenarioId)
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        <Choose
          label={say('scenario')}
          value={saved?.scenarioId ?? NEW}
          choices={saved ? choices : [{ value: NEW, label: say('newName') }, ...choices]}
          onChoose={(scenario) => change({ scenario, month: null }, true)}
        />
        {others.length > 0 && (
          <Choose
            label={say('compare')}
            all={say('noCompare')}
            value={others.some(({ value }) => value === place.other) ? place.other : ''}
            choices={others}
            onChoose={(other) => change({ other })}
          />
        )}
        <span className="sp" />
        {mayPlan && (
          <>
            <button
              type="button"
              className="btn s"
              aria-pressed={place.panel === 'assumptions'}
              onClick={() => change({ panel: place.panel === '' ? 'assumptions' : null, month: null })}
            >
              {say('assumptions')}
            </button>
            {saved && (
              <button type="button" className="btn s" onClick={() => change({ scenario: NEW, month: null }, true)}>
                {say('create')}
              </button>
            )}
            <Keep draft={draft} saved={saved} isChanged={isChanged} change={change} />
          </>
        )}
      </div>
      <p className="t3 f12">
        {saved
          ? say('saved', {
              by: saved.changedBy,
              at: dayAndTime(saved.changedAt, serverNow()),
              revision: saved.revision,
            })
          : say('neverSaved')}
        {saved && isChanged && ` · ${say('unsaved')}`}
      </p>
    </div>
  )
}

/** Saves over the revision that was read, as a new one, or removes it. */
function Keep({ draft, saved, isChanged, change }: Pick<Props, 'draft' | 'saved' | 'isChanged' | 'change'>) {
  const say = useWords(capacityWords)
  const queries = useQueryClient()
  const reread = useRereadScenarios()
  const keep = useMutation({
    mutationFn: (as: 'this' | 'copy') =>
      saved && as === 'this'
        ? call<ScenarioView>('PUT', `${SCENARIOS}/${saved.scenarioId}`, {
            body: { ...draft, revision: saved.revision },
          })
        : call<ScenarioView>('POST', SCENARIOS, {
            body: as === 'copy' ? { ...draft, name: say('copyName', { name: draft.name }).slice(0, 60) } : draft,
          }),
    onSuccess: async (view) => {
      queries.setQueryData(['capacity', 'scenario', view.scenarioId], view)
      await reread()
      change({ scenario: view.scenarioId })
    },
  })
  const remove = useMutation({
    mutationFn: (scenarioId: string) => call<null>('DELETE', `${SCENARIOS}/${scenarioId}`),
    onSuccess: async () => {
      change({ scenario: null, other: null, panel: null, month: null })
      await reread()
    },
  })
  const problem = keep.error ?? remove.error
  const isOutdated = problem !== null && problemOf(problem).refusal === 'scenario-changed-meanwhile'
  return (
    <>
      {saved && (
        <button type="button" className="btn s" disabled={keep.isPending} onClick={() => keep.mutate('copy')}>
          {say('copy')}
        </button>
      )}
      {saved && (
        <ConfirmButton
          words={say('remove')}
          question={say('removeAsk')}
          onConfirm={() => remove.mutate(saved.scenarioId)}
        />
      )}
      <button
        type="button"
        className="btn s p"
        disabled={!isChanged || keep.isPending || draft.name.trim() === ''}
        onClick={() => keep.mutate('this')}
      >
        {say(keep.isPending ? 'saving' : 'save')}
      </button>
      <ProblemLine problem={problem} />
      {isOutdated && (
        <button type="button" className="btn s" onClick={() => void reread().then(() => keep.reset())}>
          {say('readAgain')}
        </button>
      )}
    </>
  )
}
