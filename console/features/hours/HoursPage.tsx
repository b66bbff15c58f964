import './problems.ts'
import './hours.css'
import { lazy, Suspense } from 'react'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useWords } from '../../ui/words/words.ts'
import { HoursList } from './HoursList.tsx'
import { hoursWords } from './words.ts'

const HoursPanel = lazy(() => import('./HoursPanel.tsx').then((file) => ({ default: file.HoursPanel })))

/** The calendars the house keeps its promises and queues by; one open beside the list. */
export function HoursPage() {
  const say = useWords(hoursWords)
  const [open, setOpen] = useOpen()
  return (
    <Split
      title={say('title')}
      tools={
        // A calendar's key has no dots, so that this is none.
        <button type="button" className="btn s" onClick={() => setOpen('.new')}>
          {say('add')}
        </button>
      }
      beside={
        open !== null && (
          <Suspense key={open} fallback={<Skeleton />}>
            <HoursPanel calendarKey={open === '.new' ? null : open} onOpen={setOpen} />
          </Suspense>
        )
      }
    >
      <HoursList open={open} onOpen={setOpen} />
    </Split>
  )
}
