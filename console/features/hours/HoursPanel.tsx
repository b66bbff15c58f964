import { useQuery } from '@tanstack/react-query'
import { calendarsQuery } from '../../queries/calendars.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { HoursForm } from './HoursForm.tsx'
import { hoursWords } from './words.ts'

interface Props {
  /** Null for a new calendar. */
  readonly calendarKey: string | null
  readonly onOpen: (key: string | null) => void
}

/** One calendar, to be read and changed. */
export function HoursPanel({ calendarKey, onOpen }: Props) {
  const say = useWords(hoursWords)
  const locale = useLocale()
  const read = useQuery(calendarsQuery)
  const isNew = calendarKey === null
  const calendar = read.data?.find(({ key }) => key === calendarKey) ?? null
  return (
    <Beside title={isNew ? say('add') : (calendar?.name[locale] ?? say('title'))} onClose={() => onOpen(null)}>
      {read.isPending && <Skeleton />}
      {!read.data && <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data && !isNew && calendar === null && <EmptyState what={say('gone')} />}
      {read.data && (isNew || calendar !== null) && <HoursForm calendar={calendar} onAdded={onOpen} />}
    </Beside>
  )
}
