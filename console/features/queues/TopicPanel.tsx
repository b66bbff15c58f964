import { useQuery } from '@tanstack/react-query'
import { queuesQuery, topicsQuery } from '../../queries/queues.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { NEW_TOPIC, openTopic, topicOf } from './open.ts'
import { TopicForm } from './TopicForm.tsx'
import { queueWords } from './words.ts'

interface Props {
  /** `topic:<code>`, or a new one. */
  readonly open: string
  readonly onOpen: (key: string | null) => void
}

/** One topic and the queues it leads to. */
export function TopicPanel({ open, onOpen }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const topics = useQuery(topicsQuery)
  const queues = useQuery(queuesQuery)
  const isNew = open === NEW_TOPIC
  const code = topicOf(open)
  const topic = topics.data?.find((one) => one.code === code) ?? null
  const isRead = topics.data !== undefined && queues.data !== undefined
  return (
    <Beside title={isNew ? say('addTopic') : (topic?.name[locale] ?? say('topics'))} onClose={() => onOpen(null)}>
      {(topics.isPending || queues.isPending) && <Skeleton />}
      <ProblemLine problem={topics.error ?? queues.error} />
      {isRead && !isNew && topic === null && <EmptyState what={say('topicGone')} />}
      {isRead && (isNew || topic !== null) && (
        <TopicForm
          topic={topic}
          topics={topics.data}
          queues={queues.data}
          onAdded={(added) => onOpen(openTopic(added))}
          onRemoved={() => onOpen(null)}
        />
      )}
    </Beside>
  )
}
