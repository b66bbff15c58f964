import { Figure } from '../../ui/figures/Figure.tsx'
import { LiveAsOf } from '../../ui/time/LiveAsOf.tsx'
import { type Presence, presenceWords } from '../../ui/words/presence-words.ts'
import { useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import { countByPresence, PRESENCES } from './board-rows.ts'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  readonly queueId: string | null
  readonly onOpen: (panel: BoardPanel) => void
}

/** At work; everything else is time away. */
const WORKING: readonly Presence[] = ['busy', 'wrap-up', 'available']

/** How many agents are in each state; each number opens to their names. */
export function AgentStates({ state, queueId, onOpen }: Props) {
  const say = useWords(boardWords)
  const sayPresence = useWords(presenceWords)
  const counts = useCounts(state)
  const onDuty = PRESENCES.filter((one) => one !== 'offline').reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  const shown = PRESENCES.filter((one) => WORKING.includes(one) || (counts.get(one) ?? 0) > 0)
  const most = Math.max(1, ...shown.filter((one) => one !== 'offline').map((one) => counts.get(one) ?? 0))
  return (
    <section className="panel" aria-label={say('agents')}>
      <div className="ph">
        <h2>{say('agents')}</h2>
        <span className="t3 f12">{say('onDuty', { count: onDuty })}</span>
        <span className="sp" />
        <LiveAsOf at={state.floorAt ?? state.boardAt} bare />
        {state.seesFloor && (
          <button type="button" className="btn s" onClick={() => onOpen({ kind: 'move', queueId })}>
            {say('moveAgents')}
          </button>
        )}
      </div>
      <div className="scroll">
        <dl className="presence-bars">
          {shown.map((one) => {
            const count = counts.get(one) ?? 0
            return (
              <div key={one}>
                <dt>{sayPresence(one)}</dt>
                <dd>
                  <span className="bar-field">
                    <span
                      className={WORKING.includes(one) ? 'bar-fill' : 'bar-fill away'}
                      style={{ width: `${one === 'offline' ? 0 : (100 * count) / most}%` }}
                    />
                  </span>
                  <Figure
                    value={String(count)}
                    label={sayPresence(one)}
                    {...(state.seesFloor ? { onOpen: () => onOpen({ kind: 'agents', state: one, queueId }) } : {})}
                  />
                </dd>
              </div>
            )
          })}
        </dl>
      </div>
    </section>
  )
}

/** By name for those who see the floor, so that the number is the list; otherwise the counts of the house. */
function useCounts({ seesFloor, agents, board }: BoardState): ReadonlyMap<string, number> {
  return seesFloor ? countByPresence(agents) : new Map(Object.entries(board?.presence ?? {}))
}
