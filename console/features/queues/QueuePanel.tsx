import { useQuery } from '@tanstack/react-query'
import { queuesQuery } from '../../queries/queues.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { NEW_QUEUE } from './open.ts'
import { QueueForm } from './QueueForm.tsx'
import { queueWords } from './words.ts'

interface Props {
  /** A queue's id, or that of a new one. */
  readonly open: string
  readonly onOpen: (key: string | null) => void
}

/** One queue's rules, to be read and changed. */
export function QueuePanel({ open, onOpen }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const read = useQuery(queuesQuery)
  const isNew = open === NEW_QUEUE
  const queue = read.data?.find(({ queueId }) => queueId === open) ?? null
  return (
    <Beside title={isNew ? say('addQueue') : (queue?.name[locale] ?? say('title'))} onClose={() => onOpen(null)}>
      {read.isPending && <Skeleton />}
      {!read.data && <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data && !isNew && queue === null && <EmptyState what={say('queueGone')} />}
      {read.data && (isNew || queue !== null) && <QueueForm queue={queue} queues={read.data} onAdded={onOpen} />}
    </Beside>
  )
}
