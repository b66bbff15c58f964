import { useMutation } from '@tanstack/react-query'
import type { ShiftChangeItem } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { dateWords, timesOf } from './shift-times.ts'
import { useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

/** Changes inside the notice: nothing of them is in force before one agrees. */
export function WaitingChanges({ waiting }: { readonly waiting: readonly ShiftChangeItem[] }) {
  const say = useWords(shiftWords)
  const reread = useReread()
  const answer = useMutation({
    mutationFn: ({ changeId, agrees }: { readonly changeId: string; readonly agrees: boolean }) =>
      call<null>('POST', `/api/rosters/own/changes/${changeId}/answer`, { body: { agrees } }),
    onSettled: reread,
  })
  if (waiting.length === 0 && answer.error === null) return null
  return (
    <section className="panel" aria-label={say('waiting')}>
      <div className="ph">
        <h2>{say('waiting')}</h2>
        <span className="tag w">{waiting.length}</span>
      </div>
      <p className="pb t3 f12">{say('waitingWhy')}</p>
      <OwnProblem error={answer.error} />
      <ul>
        {waiting.map((change) => (
          <li key={change.changeId} className="card">
            <FromTo change={change} />
            <div className="t2 f12">{change.reason}</div>
            <div className="row wrap">
              <button
                type="button"
                className="btn p"
                disabled={answer.isPending}
                onClick={() => answer.mutate({ changeId: change.changeId, agrees: true })}
              >
                {say('agree')}
              </button>
              <button
                type="button"
                className="btn"
                disabled={answer.isPending}
                onClick={() => answer.mutate({ changeId: change.changeId, agrees: false })}
              >
                {say('decline')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FromTo({ change: { date, before, after } }: { readonly change: ShiftChangeItem }) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  return (
    <div>
      <b>{dateWords(date, locale)}</b> {say('from')} {before ? timesOf(before) : say('off')} → {say('to')}{' '}
      <b>{after ? timesOf(after) : say('off')}</b>
    </div>
  )
}

const CAUSES = {
  publication: 'publication',
  planner: 'planner',
  swap: 'swap',
  bid: 'bid',
  overtime: 'cause-overtime',
  'early-leave': 'early-leave',
  leave: 'cause-leave',
  intraday: 'intraday',
  autopilot: 'autopilot',
  undo: 'undo',
} as const

/** What changed in force, the latest first. */
export function ChangeHistory({
  changes,
  asOf,
}: {
  readonly changes: readonly ShiftChangeItem[]
  readonly asOf: number
}) {
  const say = useWords(shiftWords)
  return (
    <section className="panel" aria-label={say('history')}>
      <details>
        <summary className="ph">
          {say('history')} <span className="t3">{changes.length}</span>
        </summary>
        {changes.length === 0 ? (
          <p className="pb t3">{say('noHistory')}</p>
        ) : (
          <ul>
            {changes.map((change) => (
              <li key={change.changeId} className="card">
                <FromTo change={change} />
                <div className="t3 f12">
                  {say(CAUSES[change.cause])} · {say(`state-${change.state}`)} ·{' '}
                  {dayAndTime(change.decidedAt ?? change.askedAt, asOf)}
                </div>
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  )
}
