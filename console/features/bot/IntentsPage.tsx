import './problems.ts'
import './bot.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { IntentsList } from './IntentsList.tsx'
import { intentWords } from './intent-words.ts'
import { TryPanel } from './TryPanel.tsx'
import { intentsQuery } from './use-bot.ts'

const IntentPanel = lazy(() => import('./IntentPanel.tsx').then((file) => ({ default: file.IntentPanel })))
export const TRY = 'try'

/** What customers may want, how they say it and what the bot does; one open beside the list, with the try-out. */
export function IntentsPage() {
  const say = useWords(intentWords)
  const [open, setOpen] = useOpen()
  const list = useQuery(intentsQuery)
  const close = () => setOpen(null)
  const opened = list.data?.find(({ code }) => code === open)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <>
          <button type="button" className="btn s" onClick={() => setOpen(TRY)}>
            {say('try')}
          </button>
          <button type="button" className="btn s" onClick={() => setOpen('new')}>
            {say('add')}
          </button>
        </>
      }
      beside={
        open === TRY ? (
          <Beside title={say('try')} onClose={close}>
            <TryPanel />
          </Beside>
        ) : (
          (opened || open === 'new') && (
            <Suspense key={open} fallback={<Skeleton />}>
              <IntentPanel saved={opened} all={list.data ?? []} onClose={close} onAdded={setOpen} />
            </Suspense>
          )
        )
      }
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && <IntentsList intents={list.data} open={open} onOpen={setOpen} onAdd={() => setOpen('new')} />}
    </Split>
  )
}
