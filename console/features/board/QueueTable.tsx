import { Sparkline } from '../../ui/chart/Sparkline.tsx'
import { Figure } from '../../ui/figures/Figure.tsx'
import { percent } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { StateTag } from '../../ui/parts/StateTag.tsx'
import { partWords } from '../../ui/parts/words.ts'
import { exportRows, PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { clockDigits } from '../../ui/time/duration.ts'
import { LiveAsOf } from '../../ui/time/LiveAsOf.tsx'
import { serverNow, useNow } from '../../ui/time/server-clock.ts'
import { channelName } from '../../ui/words/channel-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { BoardPanel } from './board-place.ts'
import { levelState, type QueueLine } from './board-rows.ts'
import { boardWords } from './words.ts'

interface Props {
  readonly lines: readonly QueueLine[]
  readonly at: number | null
  readonly queueId: string | null
  /** How far above the target a service level counts as safe; 0..1. */
  readonly margin: number
  readonly onQueue: (queueId: string | null) => void
  readonly onOpen: (panel: BoardPanel) => void
}

/** The queues of this moment and of the day; every figure opens, a queue's name narrows the whole board to it. */
export function QueueTable(props: Props) {
  const say = useWords(boardWords)
  const sayPart = useWords(partWords)
  const columns = useColumns(props)
  const { lines } = props
  return (
    <section className="panel" aria-label={say('queues')}>
      <div className="ph">
        <h2>{say('queues')}</h2>
        <span className="t3 f12">{say('countQueues', { count: lines.length })}</span>
        <span className="sp" />
        <LiveAsOf at={props.at} />
        <button type="button" className="btn s" onClick={() => exportRows(say('queues'), columns, lines)}>
          <Icon name="export" small />
          {sayPart('exportCsv')}
        </button>
      </div>
      <div className="scroll">
        <PageTable
          caption={say('queues')}
          columns={columns}
          rows={lines}
          rowKey={({ queue }) => queue.queueId}
          rowClass={({ queue }) => (queue.queueId === props.queueId ? 'on' : undefined)}
          prefix="q-"
          isBare
          empty={<EmptyState what={say('noQueues')} todo={say('noQueuesTodo')} />}
        />
      </div>
    </section>
  )
}

function useColumns({ lines, queueId, margin, onQueue, onOpen }: Props): readonly Column<QueueLine>[] {
  const say = useWords(boardWords)
  const locale = useLocale()
  const hasChannels = new Set(lines.map(({ live }) => live.channel)).size > 1
  const share = (value: number | null | undefined) => percent(value, locale)
  const state = ({ queue, live }: QueueLine) => levelState(queue.figures.service_level, live.targetShare, margin)
  const figure = (line: QueueLine, key: string, label: string) => (
    <Figure
      value={share(line.queue.figures[key])}
      label={`${line.live.name[locale]} ${label}`}
      onOpen={() => onOpen({ kind: 'figure', key, part: 'denominator', queueId: line.queue.queueId })}
    />
  )
  const columns: (Column<QueueLine> | null)[] = [
    {
      key: 'queue',
      title: say('queue'),
      value: ({ live }) => live.name[locale],
      cell: ({ queue, live }) => (
        <span className="row nw">
          <button
            type="button"
            className="open"
            aria-pressed={queue.queueId === queueId}
            onClick={() => onQueue(queue.queueId === queueId ? null : queue.queueId)}
          >
            {live.name[locale]}
          </button>
          {live.isExpert && <span className="tag">{say('expert')}</span>}
          {!live.isOpen && <span className="tag">{say('closed')}</span>}
        </span>
      ),
    },
    hasChannels
      ? { key: 'channel', title: say('channel'), value: ({ live }) => channelName(live.channel, locale) }
      : null,
    {
      key: 'waiting',
      title: say('waiting'),
      numeric: true,
      value: ({ queue }) => queue.waiting,
      cell: ({ queue, live }) => (
        <Figure
          value={String(queue.waiting)}
          label={`${live.name[locale]} ${say('waiting')}`}
          onOpen={() => onOpen({ kind: 'waiting', queueId: queue.queueId })}
        />
      ),
    },
    {
      key: 'longest',
      title: say('longestShort'),
      numeric: true,
      // Since when, turned round: the longest wait is the greatest.
      value: ({ queue }) => (queue.longestSinceAt === null ? null : -queue.longestSinceAt),
      text: ({ queue }) => (queue.longestSinceAt === null ? '' : clockDigits(serverNow() - queue.longestSinceAt)),
      cell: ({ queue }) => <CountUp sinceAt={queue.longestSinceAt} />,
    },
    {
      key: 'level',
      title: say('level'),
      numeric: true,
      value: ({ queue }) => queue.figures.service_level ?? null,
      text: ({ queue }) => share(queue.figures.service_level),
      cell: (line) => figure(line, 'service_level', say('level')),
    },
    {
      key: 'target',
      title: say('target'),
      numeric: true,
      value: ({ live }) => live.targetShare,
      text: ({ live }) => share(live.targetShare),
      cell: ({ live }) => <span className="t3">{share(live.targetShare)}</span>,
    },
    {
      key: 'answered',
      title: say('answered'),
      numeric: true,
      value: ({ queue }) => queue.figures.answer_rate ?? null,
      text: ({ queue }) => share(queue.figures.answer_rate),
      cell: (line) => figure(line, 'answer_rate', say('answered')),
    },
    {
      key: 'recent',
      title: say('recent'),
      value: () => null,
      text: ({ queue }) => queue.recent.map(share).join(' '),
      cell: ({ queue, live }) => (
        <Sparkline
          values={queue.recent}
          target={live.targetShare}
          label={say('recentLabel', { queue: live.name[locale], values: queue.recent.map(share).join(', ') })}
        />
      ),
    },
    {
      key: 'promise',
      title: say('promise'),
      value: (line) => ORDER.indexOf(state(line)),
      text: (line) => {
        const judged = state(line)
        return judged === null ? '' : say(judged)
      },
      cell: (line) => {
        const judged = state(line)
        return judged === null ? <span className="t3">—</span> : <StateTag state={judged}>{say(judged)}</StateTag>
      },
    },
    {
      key: 'staffed',
      title: say('staffed'),
      numeric: true,
      value: ({ live }) => live.staffed,
      cell: ({ queue, live }) => (
        <Figure
          value={String(live.staffed)}
          label={`${live.name[locale]} ${say('staffed')}`}
          onOpen={() => onOpen({ kind: 'agents', state: null, queueId: queue.queueId })}
        />
      ),
    },
    { key: 'free', title: say('free'), numeric: true, value: ({ live }) => live.free },
  ]
  return columns.filter((column) => column !== null)
}

const ORDER: readonly (string | null)[] = ['broken', 'endangered', 'kept', null]

function CountUp({ sinceAt }: { readonly sinceAt: number | null }) {
  const now = useNow()
  return <>{sinceAt === null ? '—' : clockDigits(now - sinceAt)}</>
}
