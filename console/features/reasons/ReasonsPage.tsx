import './problems.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { DispositionTable } from './DispositionTable.tsx'
import { ReasonTree } from './ReasonTree.tsx'
import { dispositionsToShapeQuery, reasonTreeQuery } from './use-codes.ts'
import { reasonWords } from './words.ts'

const AddReason = lazy(() => import('./ReasonForms.tsx').then((file) => ({ default: file.AddReason })))
const EditReason = lazy(() => import('./ReasonForms.tsx').then((file) => ({ default: file.EditReason })))
const AddDisposition = lazy(() => import('./DispositionForms.tsx').then((file) => ({ default: file.AddDisposition })))
const EditDisposition = lazy(() => import('./DispositionForms.tsx').then((file) => ({ default: file.EditDisposition })))

/** No code holds a stroke: `new/card` is a new reason below `card`. */
const NEW = 'new/'
const SEARCH = ['list', 'open'] as const

/** What a contact was about and how it ended, as agents choose it in wrap-up. */
export function ReasonsPage() {
  const say = useWords(reasonWords)
  const [open, setOpen] = useOpen()
  const [{ list }, change] = useSearchText(SEARCH)
  const isDispositions = list === 'dispositions'
  return (
    <Split
      title={say('title')}
      tools={
        <>
          <div className="segments row">
            {(['reasons', 'dispositions'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="btn s"
                aria-pressed={isDispositions === (one === 'dispositions')}
                onClick={() => change({ list: one === 'dispositions' ? one : null, open: null })}
              >
                {say(one)}
              </button>
            ))}
          </div>
          <button type="button" className="btn s" onClick={() => setOpen(NEW)}>
            {say(isDispositions ? 'addDisposition' : 'addReason')}
          </button>
        </>
      }
      beside={
        open !== null &&
        (isDispositions ? (
          <OpenDisposition key={open} open={open} onOpen={setOpen} />
        ) : (
          <OpenReason key={open} open={open} onOpen={setOpen} />
        ))
      }
    >
      {isDispositions ? <DispositionTable open={open} onOpen={setOpen} /> : <ReasonTree open={open} onOpen={setOpen} />}
    </Split>
  )
}

interface OpenProps {
  readonly open: string
  readonly onOpen: (key: string | null) => void
}

function OpenReason({ open, onOpen }: OpenProps) {
  const say = useWords(reasonWords)
  const locale = useLocale()
  const list = useQuery(reasonTreeQuery)
  const reasons = list.data?.reasons ?? []
  const isNew = open.startsWith(NEW)
  const code = isNew ? open.slice(NEW.length) : open
  const reason = reasons.find((one) => one.code === code)
  const title = isNew
    ? reason
      ? say('newBelow', { name: reason.name[locale] })
      : say('newReason')
    : (reason?.name[locale] ?? code)
  return (
    <Beside title={title} onClose={() => onOpen(null)}>
      <Suspense fallback={<Skeleton />}>
        {isNew && <AddReason parentCode={code === '' ? null : code} onAdded={onOpen} />}
        {!isNew && reason && (
          <EditReason reason={reason} reasons={reasons} onAddBelow={() => onOpen(`${NEW}${code}`)} />
        )}
        {!isNew && list.isSuccess && !reason && <EmptyState what={say('gone')} />}
      </Suspense>
    </Beside>
  )
}

function OpenDisposition({ open, onOpen }: OpenProps) {
  const say = useWords(reasonWords)
  const locale = useLocale()
  const list = useQuery(dispositionsToShapeQuery)
  const found = open === NEW ? undefined : list.data?.dispositions.find(({ code }) => code === open)
  return (
    <Beside title={open === NEW ? say('newDisposition') : (found?.name[locale] ?? open)} onClose={() => onOpen(null)}>
      <Suspense fallback={<Skeleton />}>
        {open === NEW && <AddDisposition onAdded={onOpen} />}
        {found && <EditDisposition disposition={found} />}
        {open !== NEW && list.isSuccess && !found && <EmptyState what={say('gone')} />}
      </Suspense>
    </Beside>
  )
}
