import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosterBoard, RosterHead, RosterRun } from '#modules/rosters/contract.ts'
import { call } from '../../api/call.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime, timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { FloorsOutOfReach } from './FloorsOutOfReach.tsx'
import { partTold } from './told.ts'
import { isGoing, useReread } from './use-schedule.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly head: RosterHead
  readonly board: RosterBoard
  readonly onClose: () => void
}

/** The search for a better draft: how long, how far, how good, and why not. */
export function RunPanel({ head, board, onClose }: Props) {
  const say = useWords(scheduleWords)
  const reread = useReread()
  const { rosterId, run } = head
  const [seconds, setSeconds] = useState('60')
  const isRight = /^\d{1,3}$/.test(seconds) && Number(seconds) >= 1 && Number(seconds) <= 600
  const onSuccess = (told: RosterRun) => reread.putRun(rosterId, told)
  const start = useMutation({
    mutationFn: () => call<RosterRun>('POST', `/api/rosters/${rosterId}/runs`, { body: { seconds: Number(seconds) } }),
    onSuccess,
  })
  const stop = useMutation({
    mutationFn: () => call<RosterRun>('DELETE', `/api/rosters/${rosterId}/run`),
    onSuccess,
    onError: () => reread.list(),
  })
  const goes = isGoing(run)
  return (
    <SidePanel title={say('run')} about="run" onClose={onClose}>
      <div className="schedule-form scroll">
        <p className="t2 f12">{say('runHint')}</p>
        <form
          className="schedule-fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (isRight && !goes) start.mutate()
          }}
        >
          <Field
            label={say('seconds')}
            inputMode="numeric"
            value={seconds}
            onText={setSeconds}
            disabled={goes}
            fault={isRight ? undefined : say('badSeconds')}
          />
          {goes ? (
            <button
              type="button"
              className="btn"
              disabled={stop.isPending || run?.state === 'stopping'}
              onClick={() => stop.mutate()}
            >
              {say(run?.state === 'stopping' ? 'stopping' : 'stop')}
            </button>
          ) : (
            <button type="submit" className="btn p" disabled={start.isPending || !isRight}>
              {say(start.isPending ? 'starting' : 'startRun')}
            </button>
          )}
        </form>
        <ProblemLine problem={start.error ?? stop.error} />
        {run ? <Told run={run} board={board} /> : <p className="t3 f12">{say('neverRun')}</p>}
      </div>
    </SidePanel>
  )
}

/** How a search stands or ended, in words and figures. */
function Told({ run, board }: { readonly run: RosterRun; readonly board: RosterBoard }) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  const { state, cost } = run
  const hours = (agentSlots: number) => number((agentSlots * board.slotSeconds) / 3600, locale, 1)
  const isOver = state !== 'running' && state !== 'stopping'
  return (
    <section className="schedule-run" aria-label={say('run')}>
      {isOver ? (
        <p role="status" className={state === 'done' || state === 'stopped' ? 'note-i' : 'note-w'}>
          {say(`run-${state}`)}
        </p>
      ) : (
        <div className="row">
          <progress value={run.share} aria-label={say('running')} />
          <span className="nw">
            {say(state)} {percent(run.share, locale, 0)}%
          </span>
        </div>
      )}
      {cost && (
        <p>
          {say('costNow', { cost: hours(cost.total), bound: hours(cost.bound) })}
          <br />
          {say('gapNow', { gap: percent(cost.gap, locale) })}
        </p>
      )}
      <p className="t3 f12">
        {say('begun', { time: dayAndTime(run.startedAt, board.asOf) })}
        {run.endedAt !== null && ` · ${say('ended', { time: dayAndTime(run.endedAt, board.asOf) })}`}
      </p>
      {isOver && run.reason && <p>{say(run.reason)}</p>}
      <ul>
        {run.conflicts.map(({ personId, displayName, parts }) => (
          <li key={personId}>
            {say('conflictOf', {
              name: displayName,
              parts: parts.map((part) => partTold(part, say)).join(locale === 'en' ? ', ' : '、'),
            })}
          </li>
        ))}
      </ul>
      {run.outOfReach.length > 0 && <OutOfReach run={run} board={board} />}
      {run.floorsOutOfReach.length > 0 && <FloorsOutOfReach run={run} board={board} />}
    </section>
  )
}

function OutOfReach({ run, board }: { readonly run: RosterRun; readonly board: RosterBoard }) {
  const say = useWords(scheduleWords)
  const locale = useLocale()
  return (
    <>
      <h3>{say('outOfReach')}</h3>
      <ul className="f12">
        {run.outOfReach.slice(0, 20).map(({ queueId, fromAt, toAt, required, possible }) => (
          <li key={`${queueId} ${fromAt}`}>
            {say('outOfReachOf', {
              queue: board.coverage.find((queue) => queue.queueId === queueId)?.name[locale] ?? '',
              from: dayAndTime(fromAt, board.asOf),
              to: timeOfDay(toAt),
              required,
              possible,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
