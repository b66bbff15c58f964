import './problems.ts'
import './replies.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { RepliesList } from './RepliesList.tsx'
import { ReplyText } from './ReplyText.tsx'
import { repliesQuery } from './use-replies.ts'
import { replyWords } from './words.ts'

const AddReply = lazy(() => import('./ReplyEditor.tsx').then((file) => ({ default: file.AddReply })))
const EditReply = lazy(() => import('./ReplyEditor.tsx').then((file) => ({ default: file.EditReply })))

/** The canned replies of the house: found by their words, one open beside the list, to be written or only read. */
export function RepliesPage() {
  const say = useWords(replyWords)
  const [open, setOpen] = useOpen()
  const list = useQuery(repliesQuery)
  const replies = list.data?.replies ?? []
  return (
    <Split
      title={say('title')}
      tools={
        <button type="button" className="btn s" onClick={() => setOpen('new')}>
          {say('add')}
        </button>
      }
      beside={open !== null && <OpenReply key={open} open={open} onOpen={setOpen} />}
    >
      <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={8} />}
      {list.isSuccess && <RepliesList replies={replies} open={open} onOpen={setOpen} />}
    </Split>
  )
}

interface OpenProps {
  readonly open: string
  readonly onOpen: (replyId: string | null) => void
}

function OpenReply({ open, onOpen }: OpenProps) {
  const say = useWords(replyWords)
  const list = useQuery(repliesQuery)
  const reply = list.data?.replies.find(({ replyId }) => replyId === open)
  const close = () => onOpen(null)
  if (open === 'new') {
    return (
      <Beside title={say('newTitle')} onClose={close}>
        <Suspense fallback={<Skeleton />}>
          <AddReply onAdded={onOpen} />
        </Suspense>
      </Beside>
    )
  }
  return (
    <Beside
      title={reply ? `/${reply.shortcut}` : say('title')}
      tools={reply?.mayEdit === false && <span className="tag">{say('readOnly')}</span>}
      onClose={close}
    >
      <Suspense fallback={<Skeleton />}>
        {list.isPending && <Skeleton />}
        {list.isSuccess && !reply && <EmptyState what={say('gone')} />}
        {reply && (reply.mayEdit ? <EditReply reply={reply} onRetired={close} /> : <ReplyText reply={reply} />)}
      </Suspense>
    </Beside>
  )
}
