import { drillWords } from '../../ui/drill/words.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { clockDigits } from '../../ui/time/duration.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import { byPress, type LiveQueue, type WaitingLine } from './board-rows.ts'
import { type BoardState, usePromisesOf } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  /** So many lines; the rest is told and opens. Without it all are shown. */
  readonly most?: number
  readonly queueId: string | null
  readonly onOpen: (panel: BoardPanel) => void
}

/** Who waits at this moment, what presses most first. */
export function WaitingList({ state, most = Number.POSITIVE_INFINITY, queueId, onOpen }: Props) {
  const say = useWords(boardWords)
  const promises = usePromisesOf(state.waiting, state.alerts)
  const lines = byPress(state.waiting, promises, useNow())
  const rest = Math.max(0, lines.length - most)
  if (lines.length === 0) return <EmptyState what={say('nobodyWaits')} />
  return (
    <>
      <ul className="waiting">
        {lines.slice(0, most).map((line) => (
          <Line key={line.row.contactId} line={line} live={state.live} onOpen={onOpen} />
        ))}
      </ul>
      {rest > 0 && (
        <div className="pb">
          <button type="button" className="btn s t" onClick={() => onOpen({ kind: 'waiting', queueId })}>
            {say('restWaiting', { count: rest })}
          </button>
        </div>
      )}
    </>
  )
}

function Line(props: {
  readonly line: WaitingLine
  readonly live: readonly LiveQueue[]
  readonly onOpen: Props['onOpen']
}) {
  const { row, promise } = props.line
  const say = useWords(boardWords)
  const sayDrill = useWords(drillWords)
  const locale = useLocale()
  const now = useNow()
  const queue = props.live.find(({ queueId }) => queueId === row.queueId)
  return (
    <li>
      <span className="press">
        {promise ? (
          <PromiseTag clock={promise} withTime />
        ) : (
          <StateTag state="running">{sayDrill('state-waiting')}</StateTag>
        )}
      </span>
      <span className="ell">
        {row.customerName || sayDrill('visitor')}{' '}
        {row.lane !== 'ordinary' && <span className="tag">{sayDrill(`lane-${row.lane}`)}</span>}
      </span>
      <span className="ell t2">
        {queue?.name[locale]}
        {row.ringingAtAgentId !== null && <span className="t3 f12"> · {say('ringing')}</span>}
      </span>
      <Figure
        value={clockDigits(now - row.waitingSinceAt)}
        label={`${row.customerName} ${say('openContact')}`}
        onOpen={() => props.onOpen({ kind: 'contact', contactId: row.contactId })}
      />
    </li>
  )
}
