import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { kpisQuery } from '../../queries/kpis.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { DaySpan } from '../../ui/span/DaySpan.tsx'
import type { ChangeSearch } from '../../ui/table/use-search-text.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { channelName } from '../../ui/words/channel-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { GRAINS, type HistoryView, toggled, type VIEW } from './history-view.ts'
import { historyWords } from './words.ts'

const SPANS = ['today', 'yesterday', 'week', 'month'] as const

interface Props {
  readonly view: HistoryView
  readonly change: ChangeSearch<(typeof VIEW)[number]>
  readonly asOf: number | null
}

/** Which days, how fine, of whom, and which figures. */
export function HistoryFilters({ view, change, asOf }: Props) {
  const say = useWords(historyWords)
  const locale = useLocale()
  const queues = useQuery({ ...queuesQuery, enabled: useMay('routing.read-queues') }).data ?? []
  const channels = [...new Set(queues.map(({ channel }) => channel))]
  return (
    <div className="page-head">
      <div className="row wrap">
        <h1>{say('title')}</h1>
        <DaySpan days={view} names={SPANS} onDays={({ from, to }) => change({ from, to, span: null, grain: null })} />
        <Choose
          label={say('grain')}
          value={view.grain}
          choices={GRAINS.map((grain) => ({ value: grain, label: say(grain) }))}
          onChoose={(grain) => change({ grain })}
        />
        <Choose
          label={say('queue')}
          all={say('allQueues')}
          value={view.queueId ?? ''}
          choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name[locale] }))}
          onChoose={(queue) => change({ queue })}
        />
        <Choose
          label={say('channel')}
          all={say('allChannels')}
          value={view.channel ?? ''}
          choices={channels.map((channel) => ({ value: channel, label: channelName(channel, locale) }))}
          onChoose={(channel) => change({ channel })}
        />
        <button
          type="button"
          className="btn s toggle"
          aria-pressed={view.comparesWeek}
          onClick={() => change({ compare: view.comparesWeek ? null : 'week' })}
        >
          {say('compare')}
        </button>
        <span className="sp" />
        <AsOf at={asOf} />
      </div>
      <Figures view={view} change={change} />
    </div>
  )
}

function Figures({ view, change }: Omit<Props, 'asOf'>) {
  const say = useWords(historyWords)
  const locale = useLocale()
  const kpis = useQuery(kpisQuery).data?.kpis.filter(({ opens }) => opens === 'contacts') ?? []
  return (
    <fieldset className="row wrap" aria-label={say('figures')}>
      <span className="t3 f12">
        {say('figures')} · {say('figuresHint')}
      </span>
      {kpis.map((kpi) => (
        <button
          key={kpi.key}
          type="button"
          className="btn s toggle"
          title={kpi.words[locale]}
          aria-pressed={view.keys.includes(kpi.key)}
          onClick={() => change({ keys: toggled(view.keys, kpi.key).join(',') })}
        >
          {kpi.name[locale]}
        </button>
      ))}
    </fieldset>
  )
}
