import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../app/session/me.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { NEW_QUEUE } from './open.ts'
import { QueueAgents } from './QueueAgents.tsx'
import { QueueForm } from './QueueForm.tsx'
import { queueWords } from './words.ts'

interface Props {
  /** A queue's id, or that of a new one. */
  readonly open: string
  readonly onOpen: (key: string | null) => void
}

/** One queue: its rules, and who serves it now. What is being typed into the rules stays while one looks at the people. */
export function QueuePanel({ open, onOpen }: Props) {
  const say = useWords(queueWords)
  const locale = useLocale()
  const read = useQuery(queuesQuery)
  const maySupervise = useMay('routing.supervise')
  const [{ show }, change] = useSearchText(['show'])
  const isNew = open === NEW_QUEUE
  const queue = read.data?.find(({ queueId }) => queueId === open) ?? null
  const showsPeople = show === 'people' && maySupervise && queue !== null
  const tools = maySupervise && queue !== null && (
    <div className="segments">
      <button type="button" className="btn s" aria-pressed={!showsPeople} onClick={() => change({ show: null })}>
        {say('rules')}
      </button>
      <button type="button" className="btn s" aria-pressed={showsPeople} onClick={() => change({ show: 'people' })}>
        {say('people')}
      </button>
    </div>
  )
  return (
    <Beside
      title={isNew ? say('addQueue') : (queue?.name[locale] ?? say('title'))}
      tools={tools}
      onClose={() => onOpen(null)}
    >
      {read.isPending && <Skeleton />}
      {!read.data && <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data && !isNew && queue === null && <EmptyState what={say('queueGone')} />}
      {showsPeople && <QueueAgents queue={queue} queues={read.data ?? []} />}
      {read.data && (isNew || queue !== null) && (
        <div className="rules" hidden={showsPeople}>
          <QueueForm queue={queue} queues={read.data} onAdded={onOpen} />
        </div>
      )}
    </Beside>
  )
}
