import { useMutation } from '@tanstack/react-query'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { ForecastVersion, PlannedQueue, PlanView } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../app/session/me.ts'
import { percent } from '../../ui/figures/numbers.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { ChangePlan } from './PlanPage.tsx'
import type { PlanPlace } from './plan-view.ts'
import { useReread } from './use-plan.ts'
import { planWords } from './words.ts'

interface Props {
  readonly queues: readonly PlannedQueue[]
  readonly queue: PlannedQueue | undefined
  readonly place: PlanPlace
  readonly plan: PlanView | undefined
  readonly change: ChangePlan
}

/** Which queue and week, what may be done, and what the figures were made from. */
export function PlanHead({ queues, queue, place, plan, change }: Props) {
  const say = useWords(planWords)
  const locale = useLocale()
  const mayPlan = useMay('workforce.plan')
  const reread = useReread()
  const make = useMutation({
    mutationFn: () =>
      call<ForecastVersion>('POST', `/api/workforce/queues/${queue?.queueId}/forecasts`, { body: { weeks: 4 } }),
    onSuccess: reread,
  })
  const go = (days: number) => change({ week: addDaysToDate(place.week, days), day: null, see: null, at: null })
  const open = (panel: PlanPlace['panel']) =>
    change({ panel: place.panel === panel ? null : (panel ?? null), see: null, at: null, contact: null })
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        <Choose
          label={say('queue')}
          value={queue?.queueId ?? ''}
          choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
          onChoose={(chosen) => {
            make.reset()
            change({ queue: chosen })
          }}
        />
        <fieldset className="segments" aria-label={say('days')}>
          <button type="button" className="btn s" onClick={() => go(-7)}>
            {say('weekBefore')}
          </button>
          <button type="button" className="btn s" onClick={() => change({ week: null, day: null })}>
            {say('thisWeek')}
          </button>
          <button type="button" className="btn s" onClick={() => go(7)}>
            {say('weekAfter')}
          </button>
        </fieldset>
        <span className="sp" />
        {mayPlan && (
          <>
            <button type="button" className="btn s" onClick={() => open('override')}>
              {say('override')}
            </button>
            <button type="button" className="btn s" onClick={() => open('import')}>
              {say('import')}
            </button>
          </>
        )}
        <button type="button" className="btn s" onClick={() => open('days')}>
          {say('specialDays')}
        </button>
        {mayPlan && (
          <>
            <button type="button" className="btn s" onClick={() => open('staffing')}>
              {say('staffing')}
            </button>
            <button
              type="button"
              className="btn s p"
              disabled={make.isPending || queue === undefined}
              onClick={() => make.mutate()}
            >
              {say(make.isPending ? 'making' : 'make')}
            </button>
          </>
        )}
        <AsOf at={plan?.asOf ?? null} />
      </div>
      {plan && <MadeFrom plan={plan} />}
      <Lacking error={make.error} />
    </div>
  )
}

/** The server's sentence carries how many days there are, how many it takes, and how many are lacking. */
function Lacking({ error }: { readonly error: unknown }) {
  const say = useWords(planWords)
  if (error === null) return null
  const problem = problemOf(error)
  const [have, least, more] = problem.refusal === 'too-little-history' ? (problem.detail?.match(/\d+/g) ?? []) : []
  if (have === undefined || least === undefined || more === undefined) return <ProblemLine problem={problem} />
  return (
    <div className="note-w" role="alert">
      {say('lacking', { have, least, more })}
    </div>
  )
}

function MadeFrom({ plan }: { readonly plan: PlanView }) {
  const say = useWords(planWords)
  const locale = useLocale()
  const [version] = plan.forecasts
  const { handle, patience, targetShare, thresholdSeconds } = plan.staffing
  const from = { setting: say('setting'), history: say('history'), assumed: say('assumption') }
  return (
    <div className="row wrap t3 f12 plan-from">
      {version && (
        <span>
          {say('version', {
            at: dayAndTime(version.madeAt, plan.asOf),
            from: version.madeFrom.historyFrom,
            to: version.madeFrom.historyTo,
            own: version.madeFrom.ownDays,
            imported: version.madeFrom.importedDays,
          })}
          {version.madeFrom.noise === 'assumed' && ` · ${say('assumed')}`}
        </span>
      )}
      <span>
        {say('measures', {
          handle: Math.round(handle.seconds),
          handleFrom: from[handle.from],
          patience: Math.round(patience.seconds),
          patienceFrom: from[patience.from],
          share: percent(targetShare, locale, 0),
          threshold: thresholdSeconds,
        })}
      </span>
    </div>
  )
}
