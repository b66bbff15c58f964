import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BoardView, figureReply, HistoryView } from '#modules/insights/contract.ts'
import type { PromiseList, PromiseView, promiseList } from '#modules/promises/contract.ts'
import type { FloorShape, QueuesLiveShape } from '#modules/routing/contract.ts'
import type { ProblemBody } from '#platform/http/problem.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { useView } from '../../realtime/use-view.ts'
import type { BoardPlace } from './board-place.ts'
import { type AgentRow, agentsOf, type LiveQueue, type Waiting, waitingIn } from './board-rows.ts'

/** Everything the board shows, by the filters of the address. */
export interface BoardState {
  /** Undefined until the first has come. */
  readonly board: BoardView | undefined
  readonly boardAt: number | null
  readonly floorAt: number | null
  readonly alertsAt: number | null
  readonly live: readonly LiveQueue[]
  readonly waiting: readonly Waiting[]
  readonly agents: readonly AgentRow[]
  /** Broken and endangered promises of every queue in reach. */
  readonly alerts: readonly PromiseView[]
  /** Names of those who owe them, by person id. */
  readonly owners: ReadonlyMap<string, string>
  /** Whether names of those who wait and work may be seen. */
  readonly seesFloor: boolean
  readonly seesAlerts: boolean
  readonly problem: ProblemBody | null
}

export function useBoard({ queueId, channel }: BoardPlace): BoardState {
  const seesFloor = useMay('routing.watch')
  const seesAlerts = useMay('promises.read')
  const board = useView<BoardView>(`board:${queueId ?? ''}`)
  const queues = useView<QueuesLiveShape>(seesFloor ? 'queues' : null)
  const floor = useView<FloorShape>(seesFloor ? 'floor' : null)
  const alerts = useView<PromiseList>(seesAlerts ? 'promise-alerts' : null)
  const live = queues.state?.queues ?? []
  const ofChannel = useBoardOfChannel(board.state, queueId === null ? channel : null)
  const filter = { queueId, channel }
  return {
    board: ofChannel ?? board.state,
    boardAt: ofChannel?.asOf ?? board.at,
    floorAt: floor.at,
    alertsAt: alerts.at,
    live,
    waiting: waitingIn(floor.state, filter),
    agents: agentsOf(floor.state, filter),
    alerts: alerts.state?.promises ?? [],
    owners: new Map(alerts.state?.owners.map(({ personId, name }) => [personId, name])),
    seesFloor,
    seesAlerts,
    problem: board.problem ?? floor.problem ?? queues.problem ?? alerts.problem,
  }
}

const FRESH_MS = 2_000

/** The board's figures of one channel: the live view is of a queue or of the whole house, so these are asked for. */
function useBoardOfChannel(board: BoardView | undefined, channel: string | null): BoardView | undefined {
  const from = board?.from ?? 0
  const before = board === undefined ? 0 : Math.floor(board.asOf / QUARTER_MS) * QUARTER_MS + QUARTER_MS
  const enabled = channel !== null && board !== undefined
  const span = { from, before, channel }
  const figures = useQuery({
    queryKey: ['board-figures', span],
    queryFn: () => call<z.infer<typeof figureReply>>('GET', '/api/figures', { query: span }),
    enabled,
    refetchInterval: FRESH_MS,
  })
  const weekAgo = useQuery({
    queryKey: ['board-week-ago', span],
    queryFn: () => {
      const query = { ...span, from: from - WEEK_MS, before: before - WEEK_MS }
      return call<z.infer<typeof figureReply>>('GET', '/api/figures', { query })
    },
    enabled,
    staleTime: 60_000,
  })
  const history = useQuery({
    queryKey: ['board-history', span],
    queryFn: () => {
      const query = { ...span, grain: 'quarter', keys: 'service_level' }
      return call<HistoryView>('GET', '/api/history', { query })
    },
    enabled,
    refetchInterval: FRESH_MS,
  })
  if (!enabled || !figures.data) return undefined
  return {
    ...board,
    asOf: figures.data.asOf,
    tiles: board.tiles.flatMap(({ key }) => {
      const figure = figures.data.figures.find((one) => one.key === key)
      const before = weekAgo.data?.figures.find((one) => one.key === key)?.value ?? null
      return figure ? [{ ...figure, before }] : []
    }),
    quarters: (history.data?.points ?? []).map(({ at, requested, answered, abandoned, values }) => ({
      at,
      requested,
      answered,
      abandoned,
      serviceLevel: values.service_level ?? null,
    })),
  }
}

const QUARTER_MS = 900_000
const WEEK_MS = 7 * 86_400_000

/** What those who wait were promised: the alerts know the endangered and broken ones, the rest is asked for. */
export function usePromisesOf(waiting: readonly Waiting[], alerts: readonly PromiseView[]): readonly PromiseView[] {
  const mayRead = useMay('promises.read')
  const unknown = waiting.filter(({ contactId }) => !alerts.some(({ aboutId }) => aboutId === contactId))
  const running = useQuery({
    // Who waits decides what is asked: the answer changes with it, not with time.
    queryKey: [
      'running-promises',
      unknown
        .map(({ contactId }) => contactId)
        .toSorted()
        .join(','),
    ],
    queryFn: () => {
      const query = { state: 'running', kind: 'first-response', limit: 200 }
      return call<z.infer<typeof promiseList>>('GET', '/api/promises', { query })
    },
    enabled: mayRead && unknown.length > 0,
    placeholderData: (before) => before,
    staleTime: 5_000,
  })
  return [...alerts, ...(running.data?.promises ?? [])]
}
