import { useMutation } from '@tanstack/react-query'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { RosterBoard, RosterHead } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { lackOfAll } from './lacks.ts'
import { playWords } from './play-words.ts'
import { predictionState, worstQueue } from './prediction.ts'
import type { ChangeSchedule } from './SchedulePage.tsx'
import type { Panel, SchedulePlace } from './schedule-view.ts'
import { isGoing, useReread } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly rosters: readonly RosterHead[]
  readonly head: RosterHead | undefined
  readonly board: RosterBoard | undefined
  readonly place: SchedulePlace
  readonly change: ChangeSchedule
  readonly onPublish: () => void
}

/** Which roster, what can be done with it, and how fresh the board is. */
export function ScheduleHead({ rosters, head, board, place, change, onPublish }: Props) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const mayPlan = useMay('rosters.plan')
  const reread = useReread()
  const discard = useMutation({
    mutationFn: (rosterId: string) => call<null>('DELETE', `/api/rosters/${rosterId}`),
    onSuccess: () => {
      change({ roster: null, day: null, panel: null, person: null, on: null })
      return reread.list()
    },
  })
  const stateOf = ({ version }: RosterHead) => (version === 0 ? say('draft') : say('published', { version }))
  const toggle = (panel: Panel, words: string) => (
    <button
      type="button"
      className="btn s toggle"
      aria-pressed={place.panel === panel}
      onClick={() => change({ panel: place.panel === panel ? null : panel, person: null, on: null })}
    >
      {words}
    </button>
  )
  const goes = isGoing(head?.run)
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        {head && (
          <span className="schedule-choose">
            <Choose
              label={say('roster')}
              value={head.rosterId}
              choices={rosters.map((one) => ({
                value: one.rosterId,
                label: say('rosterLabel', {
                  unit: one.unitName,
                  from: one.from,
                  to: addDaysToDate(one.from, one.days - 1),
                  state: stateOf(one),
                }),
              }))}
              onChoose={(roster) => change({ roster, day: null, person: null, on: null })}
            />
          </span>
        )}
        {board?.hasUnpublished && board.version > 0 && <span className="tag a">{say('unpublished')}</span>}
        <span className="sp" />
        {mayPlan && head && head.version === 0 && !goes && (
          <ConfirmButton
            key={head.rosterId}
            words={say('discard')}
            question={say('discardAsk')}
            onConfirm={() => discard.mutate(head.rosterId)}
          />
        )}
        {mayPlan && toggle('make', say('make'))}
        {head && (
          <>
            {mayPlan && toggle('run', goes ? say('seeRun', { n: percent(head.run?.share, locale, 0) }) : say('run'))}
            {mayPlan && toggle('play', say('play'))}
            {toggle('versions', say('versions'))}
            {mayPlan && (
              <button type="button" className="btn s p" disabled={!board?.hasUnpublished || goes} onClick={onPublish}>
                {say('publish')}
              </button>
            )}
            <ExportMenu key={`export ${head.rosterId}`} rosterId={head.rosterId} version={head.version} />
          </>
        )}
        <AsOf at={board?.asOf ?? null} />
      </div>
      {board && <Sums board={board} />}
      <ProblemLine problem={discard.error} />
    </div>
  )
}

/** What a planner weighs a draft by, in one line. */
function Sums({ board }: { readonly board: RosterBoard }) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const hard = board.violations.filter(({ severity }) => severity === 'hard').length
  const house = board.violations.length - hard
  const hours = (agentSlots: number) => number((agentSlots * board.slotSeconds) / 3600, locale, 1)
  const worked = board.persons.reduce((sum, { workSeconds }) => sum + workSeconds, 0) / 3600
  return (
    <dl className="schedule-sums">
      <div>
        <dt>{say('lackHours')}</dt>
        {board.cost ? (
          <dd>
            <b>{hours(lackOfAll(board))}</b> {say('personHours')}
          </dd>
        ) : (
          <dd className="t3 f12">{say('noNeed')}</dd>
        )}
      </div>
      {board.cost && (
        <div>
          <dt>{say('gap')}</dt>
          <dd>
            <b>{percent(board.cost.gap, locale)}</b> %{' '}
            <span className="t3 f12">
              {say('gapTold')} · {say('costTold', { cost: hours(board.cost.total), bound: hours(board.cost.bound) })}
            </span>
          </dd>
        </div>
      )}
      <PredictedLevel board={board} />
      <div>
        <dt>{say('workHours')}</dt>
        <dd>
          <b>{number(worked, locale, 1)}</b> {say('personHours')}{' '}
          <span className="t3 f12">
            {say('shiftsTold', { count: board.shifts.length })} · {say('people', { count: board.persons.length })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{say('hard')}</dt>
        <dd>
          <b>{hard}</b>{' '}
          <span className={hard > 0 ? 'st endangered' : 'st kept'}>{say(hard > 0 ? 'mustMend' : 'canPublish')}</span>
        </dd>
      </div>
      <div>
        <dt>{say('house')}</dt>
        <dd>
          <b>{house}</b> {house > 0 && <span className="st endangered">{say('needsReason')}</span>}
        </dd>
      </div>
    </dl>
  )
}

/** The queue that would fall shortest of its target, as the draft was last played. */
function PredictedLevel({ board }: { readonly board: RosterBoard }) {
  const say = useWords(playWords)
  const locale = useLocale()
  const state = predictionState(board)
  const { prediction } = board
  if (state === 'impossible') return null
  const worst = prediction && worstQueue(prediction)
  const name = board.coverage.find(({ queueId }) => queueId === worst?.queueId)?.name[locale] ?? ''
  return (
    <div>
      <dt>{say('foretold')}</dt>
      {worst && prediction ? (
        <dd>
          <b>{percent(worst.serviceLevel, locale)}</b> %{' '}
          <span className="t3 f12">
            {say('lowest', { queue: name })} ·{' '}
            {say('asOfDraft', { revision: prediction.revision, time: dayAndTime(prediction.playedAt, serverNow()) })}
          </span>{' '}
          {state === 'stale' && <span className="st endangered">{say('staleShort')}</span>}
        </dd>
      ) : (
        <dd className="t3 f12">{say('never')}</dd>
      )}
    </div>
  )
}
