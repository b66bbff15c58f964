import './problems.ts'
import './queues.css'
import { lazy, Suspense } from 'react'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useWords } from '../../ui/words/words.ts'
import { HOUSE, NEW_QUEUE, NEW_TOPIC, topicOf } from './open.ts'
import { QueueList } from './QueueList.tsx'
import { TopicList } from './TopicList.tsx'
import { queueWords } from './words.ts'

const QueuePanel = lazy(() => import('./QueuePanel.tsx').then((file) => ({ default: file.QueuePanel })))
const HousePanel = lazy(() => import('./HousePanel.tsx').then((file) => ({ default: file.HousePanel })))
const TopicPanel = lazy(() => import('./TopicPanel.tsx').then((file) => ({ default: file.TopicPanel })))

/** Where contacts wait, which topic leads to which queue, and the rules of the house; one of them open beside the lists. */
export function QueuesPage() {
  const say = useWords(queueWords)
  const [open, setOpen] = useOpen()
  return (
    <Split
      title={say('title')}
      tools={
        <>
          <button type="button" className="btn s" onClick={() => setOpen(NEW_QUEUE)}>
            {say('addQueue')}
          </button>
          <button type="button" className="btn s" onClick={() => setOpen(NEW_TOPIC)}>
            {say('addTopic')}
          </button>
          <button type="button" className="btn s" onClick={() => setOpen(HOUSE)}>
            {say('houseRules')}
          </button>
        </>
      }
      beside={open !== null && <Opened key={open} open={open} onOpen={setOpen} />}
    >
      <div className="queue-list">
        <div className="queues">
          <QueueList open={open} onOpen={setOpen} />
        </div>
        <TopicList open={open} onOpen={setOpen} />
      </div>
    </Split>
  )
}

function Opened({ open, onOpen }: { readonly open: string; readonly onOpen: (key: string | null) => void }) {
  const isTopic = open === NEW_TOPIC || topicOf(open) !== null
  if (open === HOUSE) {
    return (
      <Suspense fallback={<Skeleton />}>
        <HousePanel onClose={() => onOpen(null)} />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={<Skeleton />}>
      {isTopic ? <TopicPanel open={open} onOpen={onOpen} /> : <QueuePanel open={open} onOpen={onOpen} />}
    </Suspense>
  )
}
