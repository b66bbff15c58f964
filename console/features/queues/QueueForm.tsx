import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { putQueue } from '#modules/routing/contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { type Queue, queuesQuery } from '../../queries/queues.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { useWords } from '../../ui/words/words.ts'
import { QueueFields } from './QueueFields.tsx'
import { bodyOf, draftOf, FRESH } from './queue-draft.ts'
import { queueWords } from './words.ts'

interface Props {
  /** As it is now; null for a new one. */
  readonly queue: Queue | null
  readonly queues: readonly Queue[]
  readonly onAdded: (queueId: string) => void
}

/** A refusal of the server stands at the field it is about. */
const REFUSALS = {
  'code-taken': 'code',
  'calendar-unknown': 'calendarKey',
  'overflow-to-itself': 'overflow.toQueueId',
  'relaxations-not-ascending': 'relaxations',
  'queue-in-use': 'active',
  'skill-unknown': 'requirements.skills',
  'skill-not-offered': 'requirements.skills',
}

/** Edits the revision that was opened: what someone else saved meanwhile is never overwritten unseen. */
export function QueueForm({ queue, queues, onAdded }: Props) {
  const say = useWords(queueWords)
  const queries = useQueryClient()
  const [opened, setOpened] = useState(queue)
  const [round, setRound] = useState(0)
  const loadLatest = () => {
    setOpened(queue)
    setRound(round + 1)
  }
  return (
    <EditorForm
      key={round}
      schema={putQueue}
      initial={opened === null ? FRESH : draftOf(opened)}
      toBody={(draft) => ({ ...bodyOf(draft), revision: opened?.revision ?? 0 })}
      onSave={async (body) => {
        try {
          const saved = await save(opened, body)
          if (opened !== null) setOpened(saved)
          queries.setQueryData(queuesQuery.queryKey, (known) => withQueue(known ?? [], saved))
          return opened === null ? () => onAdded(saved.queueId) : undefined
        } catch (error) {
          if (problemOf(error).refusal === 'changed-meanwhile')
            void queries.invalidateQueries({ queryKey: queuesQuery.queryKey })
          throw error
        }
      }}
      refusals={REFUSALS}
      {...(opened === null ? { saveWords: say('addQueue') } : {})}
      foot={queue !== null && queue.revision > (opened?.revision ?? 0) && <NewerVersion onLoad={loadLatest} />}
    >
      <QueueFields queueId={opened?.queueId ?? null} queues={queues} />
    </EditorForm>
  )
}

function save(opened: Queue | null, { revision, ...settings }: z.output<typeof putQueue>): Promise<Queue> {
  return opened === null
    ? call<Queue>('POST', '/api/routing/queues', { body: settings })
    : call<Queue>('PUT', `/api/routing/queues/${opened.queueId}`, { body: { ...settings, revision } })
}

function withQueue(known: readonly Queue[], saved: Queue): Queue[] {
  const isKnown = known.some(({ queueId }) => queueId === saved.queueId)
  return isKnown ? known.map((one) => (one.queueId === saved.queueId ? saved : one)) : [...known, saved]
}
