import { useQuery } from '@tanstack/react-query'
import { calendarsQuery } from '../../queries/calendars.ts'
import { type Queue, queuesQuery } from '../../queries/queues.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { channelName } from '../../ui/words/channel-words.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { type Say, useLocale, useWords } from '../../ui/words/words.ts'
import { languageName } from './choices.ts'
import { percentOf } from './queue-draft.ts'
import { type QueueWord, queueWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (queueId: string) => void
}

/** All queues with what they promise, also those out of use. */
export function QueueList({ open, onOpen }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const read = useQuery(queuesQuery)
  const calendars = useQuery(calendarsQuery).data ?? []
  if (read.isPending) return <Skeleton lines={8} />
  if (!read.data) return <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
  const hoursOf = ({ calendarKey }: Queue) =>
    calendarKey === null
      ? say('alwaysOpen')
      : (calendars.find(({ key }) => key === calendarKey)?.name[locale] ?? calendarKey)
  const name: Column<Queue> = {
    key: 'name',
    title: say('name'),
    value: (queue) => queue.name[locale],
    cell: (queue) => (
      <button
        type="button"
        className="open"
        aria-current={queue.queueId === open ? 'true' : undefined}
        onClick={() => onOpen(queue.queueId)}
      >
        {queue.name[locale]}
      </button>
    ),
  }
  return (
    <PageTable
      caption={say('title')}
      columns={[name, ...columnsOf(say, locale, hoursOf)]}
      rows={read.data}
      rowKey={({ queueId }) => queueId}
      rowClass={({ queueId }) => (queueId === open ? 'on' : undefined)}
      exportAs={say('title')}
      empty={<EmptyState what={say('noQueues')} todo={say('noQueuesTodo')} />}
    />
  )
}

function columnsOf(say: Say<QueueWord>, locale: Locale, hoursOf: (queue: Queue) => string): readonly Column<Queue>[] {
  return [
    { key: 'code', title: say('code'), value: ({ code }) => code },
    { key: 'channel', title: say('channel'), value: ({ channel }) => channelName(channel, locale) },
    {
      key: 'language',
      title: say('language'),
      value: ({ language }) => (language === null ? null : languageName(language, locale)),
    },
    { key: 'hours', title: say('hours'), value: hoursOf },
    {
      key: 'target',
      title: say('target'),
      value: ({ thresholdSeconds }) => thresholdSeconds,
      text: ({ targetShare, thresholdSeconds }) =>
        say('targetIs', { percent: percentOf(targetShare), seconds: thresholdSeconds }),
      numeric: true,
    },
    { key: 'ring', title: say('ringShort'), value: ({ ringSeconds }) => ringSeconds, numeric: true },
    { key: 'expert', title: say('expert'), value: ({ isExpert }) => (isExpert ? say('yes') : null) },
    {
      key: 'active',
      title: say('state'),
      value: ({ active }) => say(active ? 'inUse' : 'outOfUse'),
      cell: ({ active }) => (active ? say('inUse') : <span className="tag">{say('outOfUse')}</span>),
    },
  ]
}
