import './problems.ts'
import './hours.css'
import { lazy, Suspense } from 'react'
import { Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { useWords } from '../../ui/words/words.ts'
import { HoursList } from './HoursList.tsx'
import { holidayWords } from './holiday-words.ts'
import { hoursWords } from './words.ts'

const HoursPanel = lazy(() => import('./HoursPanel.tsx').then((file) => ({ default: file.HoursPanel })))
const HolidayPanel = lazy(() => import('./HolidayPanel.tsx').then((file) => ({ default: file.HolidayPanel })))

/** The calendars the house keeps its promises and queues by; one open beside the list. */
export function HoursPage() {
  const say = useWords(hoursWords)
  const sayHolidays = useWords(holidayWords)
  const [open, setOpen] = useOpen()
  return (
    <Split
      title={say('title')}
      tools={
        // A calendar's key has no dots, so that these are none.
        <>
          <button type="button" className="btn s" onClick={() => setOpen('.holidays')}>
            {sayHolidays('open')}
          </button>
          <button type="button" className="btn s" onClick={() => setOpen('.new')}>
            {say('add')}
          </button>
        </>
      }
      beside={
        open !== null && (
          <Suspense key={open} fallback={<Skeleton />}>
            {open === '.holidays' ? (
              <HolidayPanel onClose={() => setOpen(null)} />
            ) : (
              <HoursPanel calendarKey={open === '.new' ? null : open} onOpen={setOpen} />
            )}
          </Suspense>
        )
      }
    >
      <HoursList open={open} onOpen={setOpen} />
    </Split>
  )
}
