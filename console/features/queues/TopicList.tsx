import { useQuery } from '@tanstack/react-query'
import { queuesQuery, type Topic, topicsQuery } from '../../queries/queues.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { channelName } from '../../ui/words/channel-words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ANY, languageName } from './choices.ts'
import { openTopic } from './open.ts'
import { queueWords } from './words.ts'

interface Props {
  readonly open: string | null
  readonly onOpen: (key: string) => void
}

/** Which queue each topic leads to, by channel and language. */
export function TopicList({ open, onOpen }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const read = useQuery(topicsQuery)
  const queues = useQuery(queuesQuery).data ?? []
  const routeWords = ({ channel, language, queueId }: Topic['routes'][number]) =>
    say('routeIs', {
      channel: channel === ANY ? say('anyChannel') : channelName(channel, locale),
      language: language === ANY ? say('anyLanguage') : languageName(language, locale),
      queue: queues.find((queue) => queue.queueId === queueId)?.name[locale] ?? queueId,
    })
  const columns: readonly Column<Topic>[] = [
    {
      key: 'name',
      title: say('topic'),
      value: ({ name }) => name[locale],
      cell: ({ code, name }) => (
        <button
          type="button"
          className="open"
          aria-current={openTopic(code) === open ? 'true' : undefined}
          onClick={() => onOpen(openTopic(code))}
        >
          {name[locale]}
        </button>
      ),
    },
    { key: 'code', title: say('code'), value: ({ code }) => code },
    {
      key: 'routes',
      title: say('leadsTo'),
      value: ({ routes }) => routes.map(routeWords).join(' · '),
      cell: ({ routes }) =>
        routes.map((route) => <div key={`${route.channel} ${route.language}`}>{routeWords(route)}</div>),
    },
    {
      key: 'active',
      title: say('state'),
      value: ({ active }) => say(active ? 'inUse' : 'outOfUse'),
      cell: ({ active }) => (active ? say('inUse') : <span className="tag">{say('outOfUse')}</span>),
    },
  ]
  return (
    <section className="topics" aria-label={say('topics')}>
      <div className="ph">
        <h2>{say('topics')}</h2>
        <span className="t3 f12 ell">{say('topicsHint')}</span>
      </div>
      {read.isPending && <Skeleton lines={4} />}
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.data && (
        <PageTable
          caption={say('topics')}
          columns={columns}
          rows={read.data}
          rowKey={({ code }) => code}
          rowClass={({ code }) => (openTopic(code) === open ? 'on' : undefined)}
          prefix="topic-"
          exportAs={say('topics')}
          empty={<EmptyState what={say('noTopics')} todo={say('noTopicsTodo')} />}
        />
      )}
    </section>
  )
}
