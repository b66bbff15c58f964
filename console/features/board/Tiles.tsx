import { useQuery } from '@tanstack/react-query'
import type { BoardView } from '#modules/insights/contract.ts'
import { type Goal, type Kpi, kpisQuery } from '../../queries/kpis.ts'
import { Figure } from '../../ui/figures/Figure.tsx'
import { changeText, figureLine, figureText, targetText } from '../../ui/figures/figure-text.ts'
import { figureWords } from '../../ui/figures/words.ts'
import { clockDigits } from '../../ui/time/duration.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import { levelState } from './board-rows.ts'
import { Tile } from './Tile.tsx'
import { ToolUseTile } from './ToolUseTile.tsx'
import type { BoardState } from './use-board.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly state: BoardState
  readonly queueId: string | null
  readonly onOpen: (panel: BoardPanel) => void
}

/** Those that give way on a narrow screen; they are in the history as well. */
const SPARE: readonly string[] = ['average_speed_of_answer', 'first_response_time', 'average_handle_time']
/** Told within the tile of the figure that says little without it. */
const BESIDE: Readonly<Record<string, string>> = { contact_satisfaction: 'rating_participation' }
const isBeside = (key: string) => Object.values(BESIDE).includes(key)

/** The figures of the day so far, and who waits at this moment. Each opens to what it is made of. */
export function Tiles({ state, queueId, onOpen }: Props) {
  const dictionary = useQuery(kpisQuery).data
  const { board } = state
  if (!board || !dictionary) return <div className="tiles" />
  return (
    <div className="tiles">
      {board.tiles.map((tile) => {
        const kpi = dictionary.kpis.find(({ key }) => key === tile.key)
        if (!kpi || kpi.opens === 'waiting' || isBeside(tile.key)) return null
        const goal = dictionary.goals.find((one) => one.kpi === tile.key)
        const beside = board.tiles.find(({ key }) => key === BESIDE[tile.key])
        return (
          <KpiTile key={tile.key} tile={tile} beside={beside} kpi={kpi} goal={goal} queueId={queueId} onOpen={onOpen} />
        )
      })}
      {queueId === null && <ToolUseTile />}
      <LongestTile
        state={state}
        goal={dictionary.goals.find(({ kpi }) => kpi === 'longest_wait')}
        queueId={queueId}
        onOpen={onOpen}
      />
      <WaitingTile state={state} queueId={queueId} onOpen={onOpen} />
    </div>
  )
}

function KpiTile(props: {
  readonly tile: BoardView['tiles'][number]
  readonly beside: BoardView['tiles'][number] | undefined
  readonly kpi: Kpi
  readonly goal: Goal | undefined
  readonly queueId: string | null
  readonly onOpen: Props['onOpen']
}) {
  const { tile, beside, kpi, goal, queueId } = props
  const say = useWords(boardWords)
  const sayFigure = useWords(figureWords)
  const locale = useLocale()
  const text = figureText(tile.value, kpi.unit, locale)
  const change = changeText(tile.value, tile.before, kpi.unit, locale)
  const aim = goal && sayFigure('target', { target: targetText(goal, kpi.unit, locale) })
  const open = () =>
    props.onOpen(
      kpi.opens === 'contacts'
        ? { kind: 'figure', key: kpi.key, part: kpi.unit === 'count' ? 'numerator' : 'denominator', queueId }
        : { kind: 'agents', state: null, queueId },
    )
  return (
    <Tile name={kpi.name[locale]} state={tile.state} isSpare={SPARE.includes(kpi.key)}>
      <Figure
        value={text.value}
        unit={text.unit}
        label={`${kpi.name[locale]}: ${sayFigure('opens')}`}
        formula={`${kpi.words[locale]} (${kpi.formula})`}
        onOpen={open}
      />
      <div className="tile-foot">
        {beside && <BesideLine tile={beside} queueId={queueId} onOpen={props.onOpen} />}
        {change !== null && (
          <span title={say('beforeWas', { value: figureLine(tile.before, kpi.unit, locale) })}>{change}</span>
        )}
        {goal && <span title={aim}>{beside ? targetText(goal, kpi.unit, locale) : aim}</span>}
      </div>
    </Tile>
  )
}

/** How many were asked, and how many of them answered. */
function BesideLine(props: {
  readonly tile: BoardView['tiles'][number]
  readonly queueId: string | null
  readonly onOpen: Props['onOpen']
}) {
  const { tile, queueId, onOpen } = props
  const say = useWords(boardWords)
  const locale = useLocale()
  const kpi = useQuery(kpisQuery).data?.kpis.find(({ key }) => key === tile.key)
  if (!kpi || tile.denominator === null) return null
  const counts = say('ratedOf', { rated: tile.numerator ?? 0, invited: tile.denominator })
  return (
    <button
      type="button"
      className="open"
      title={`${kpi.name[locale]}: ${counts} · ${kpi.words[locale]}`}
      onClick={() => onOpen({ kind: 'figure', key: kpi.key, part: 'denominator', queueId })}
    >
      {say('rated', { share: figureLine(tile.value, kpi.unit, locale) })}
    </button>
  )
}

/** Counts on by itself: the server sends since when, not how long. */
function LongestTile(props: Props & { readonly goal: Goal | undefined }) {
  const { state, goal, queueId, onOpen } = props
  const say = useWords(boardWords)
  const sayFigure = useWords(figureWords)
  const locale = useLocale()
  const now = useNow()
  const { longestSinceAt = null, longestQueueId = null } = state.board ?? {}
  const waitedMs = longestSinceAt === null ? null : now - longestSinceAt
  const queue = state.live.find((one) => one.queueId === longestQueueId)
  // The goal is a wait, where less is better; the shares of queues are the other way round.
  const broken = goal && waitedMs !== null && -waitedMs / 1000 < -goal.target
  const judged = goal && waitedMs !== null ? levelState(-waitedMs / 1000, -goal.target, goal.target - goal.near) : null
  return (
    <Tile name={say('longest')} state={broken ? 'broken' : judged}>
      <Figure
        value={waitedMs === null ? '—' : clockDigits(waitedMs)}
        label={say('longest')}
        onOpen={() => onOpen({ kind: 'waiting', queueId })}
      />
      <div className="tile-foot">
        {queue && <span className="ell">{queue.name[locale]}</span>}
        {goal && <span>{sayFigure('target', { target: targetText(goal, 'seconds', locale) })}</span>}
      </div>
    </Tile>
  )
}

function WaitingTile({ state, queueId, onOpen }: Props) {
  const say = useWords(boardWords)
  const { board, live } = state
  const free = queueId === null ? null : live.find((one) => one.queueId === queueId)?.free
  const ready = state.agents.filter(({ presence }) => presence === 'available').length
  return (
    <Tile name={say('waitingNow')} state={null}>
      <Figure
        value={String(board?.waiting ?? 0)}
        unit={say('people')}
        label={say('waitingNow')}
        onOpen={() => onOpen({ kind: 'waiting', queueId })}
      />
      <div className="tile-foot">{state.seesFloor && <span>{say('freeNow', { count: free ?? ready })}</span>}</div>
    </Tile>
  )
}
