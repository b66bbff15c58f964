import './problems.ts'
import './webhooks.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useWords } from '../../ui/words/words.ts'
import { EndpointList } from './EndpointList.tsx'
import { hostOf } from './endpoint-state.ts'
import { endpointsQuery } from './use-webhooks.ts'
import { webhookWords } from './words.ts'

const AddEndpoint = lazy(() => import('./AddEndpoint.tsx').then((file) => ({ default: file.AddEndpoint })))
const EndpointPanel = lazy(() => import('./EndpointPanel.tsx').then((file) => ({ default: file.EndpointPanel })))

/** Which systems are told of what, how their lines stand, and what became of each delivery. */
export function WebhooksPage() {
  const say = useWords(webhookWords)
  const [open] = useOpen()
  const [, change] = useSearchText(['open', 'delivery'])
  // What is open of one endpoint is none of another's.
  const setOpen = (key: string | null) => change({ open: key, delivery: null }, true)
  const read = useQuery(endpointsQuery)
  const opened = read.data?.find(({ endpointId }) => endpointId === open)
  const add = (
    <button type="button" className="btn s" onClick={() => setOpen('new')}>
      {say('add')}
    </button>
  )
  return (
    <Split
      title={say('title')}
      wide
      tools={add}
      beside={
        (opened || open === 'new') && (
          <Beside
            title={opened ? opened.description || hostOf(opened.url) : say('newTitle')}
            onClose={() => setOpen(null)}
          >
            <Suspense fallback={<Skeleton />}>
              {opened ? (
                <EndpointPanel key={opened.endpointId} endpoint={opened} onRemoved={() => setOpen(null)} />
              ) : (
                <AddEndpoint onDone={setOpen} />
              )}
            </Suspense>
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {read.isSuccess && (
        <EndpointList
          endpoints={read.data}
          open={open}
          onOpen={setOpen}
          empty={
            <EmptyState what={say('none')} todo={say('noneTodo')}>
              {add}
            </EmptyState>
          }
        />
      )}
    </Split>
  )
}
