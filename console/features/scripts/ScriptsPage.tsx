import './problems.ts'
import './scripts.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ScriptsList } from './ScriptsList.tsx'
import { scriptsQuery } from './use-scripts.ts'
import { scriptWords } from './words.ts'

const AddScript = lazy(() => import('./ScriptEditor.tsx').then((file) => ({ default: file.AddScript })))
const EditScript = lazy(() => import('./ScriptEditor.tsx').then((file) => ({ default: file.EditScript })))

/** The scripts of the house; one open beside the list, to be written, looked at as agents see it, and published. */
export function ScriptsPage() {
  const say = useWords(scriptWords)
  const [open, setOpen] = useOpen()
  const list = useQuery(scriptsQuery)
  return (
    <Split
      title={say('title')}
      wide
      tools={
        <button type="button" className="btn s" onClick={() => setOpen('new')}>
          {say('add')}
        </button>
      }
      beside={open !== null && <OpenScript key={open} open={open} onOpen={setOpen} />}
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && <ScriptsList scripts={list.data} open={open} onOpen={setOpen} />}
    </Split>
  )
}

interface OpenProps {
  readonly open: string
  readonly onOpen: (scriptId: string | null) => void
}

function OpenScript({ open, onOpen }: OpenProps) {
  const say = useWords(scriptWords)
  const locale = useLocale()
  const list = useQuery(scriptsQuery)
  const script = list.data?.find(({ scriptId }) => scriptId === open)
  const close = () => onOpen(null)
  if (open === 'new') {
    return (
      <Beside title={say('newTitle')} onClose={close}>
        <Suspense fallback={<Skeleton />}>
          <AddScript onAdded={onOpen} />
        </Suspense>
      </Beside>
    )
  }
  return (
    <Beside
      title={script ? script.name[locale] : say('title')}
      tools={script && <span className="t3 f12">{say('versionNow', { version: script.version })}</span>}
      onClose={close}
    >
      <Suspense fallback={<Skeleton />}>
        {list.isPending && <Skeleton />}
        {list.isSuccess && !script && <EmptyState what={say('gone')} />}
        {script && <EditScript script={script} />}
      </Suspense>
    </Beside>
  )
}
