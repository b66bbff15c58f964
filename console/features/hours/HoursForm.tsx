import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type CalendarView, calendarBody, calendarKey } from '#modules/promises/contract.ts'
import { call } from '../../api/call.ts'
import { ProblemError, problemOf } from '../../api/problem.ts'
import { type Calendar, calendarsQuery } from '../../queries/calendars.ts'
import { EditorForm } from '../../ui/form/EditorForm.tsx'
import { NewerVersion } from '../../ui/form/NewerVersion.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { faultsOfDetail } from './detail-faults.ts'
import { HoursFields } from './HoursFields.tsx'
import { bodyOf, draftOf, FRESH } from './hours-draft.ts'
import { hoursWords } from './words.ts'

interface Props {
  /** As it is now; null for a new one. */
  readonly calendar: Calendar | null
  readonly onAdded: (key: string) => void
}

const request = calendarBody.extend({ key: calendarKey })

/** Edits the version that was opened: what someone else saved meanwhile is never overwritten unseen. */
export function HoursForm({ calendar, onAdded }: Props) {
  const say = useWords(hoursWords)
  const locale = useLocale()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(calendar)
  const [round, setRound] = useState(0)
  const loadLatest = () => {
    setOpened(calendar)
    setRound(round + 1)
  }
  return (
    <EditorForm
      key={round}
      schema={request}
      initial={opened === null ? FRESH : draftOf(opened)}
      toBody={(draft) => ({ ...bodyOf(draft), version: opened?.version ?? 0 })}
      onSave={async ({ key, ...body }) => {
        try {
          const saved = await call<CalendarView>('PUT', `/api/calendars/${key}`, { body })
          if (opened !== null) setOpened(saved)
          queries.setQueryData(calendarsQuery.queryKey, (known) => withCalendar(known ?? [], saved))
          return opened === null ? () => onAdded(key) : undefined
        } catch (error) {
          const { refusal, detail } = problemOf(error)
          if (refusal === 'edited-meanwhile') {
            void queries.invalidateQueries({ queryKey: calendarsQuery.queryKey })
            if (opened === null) throw keyTaken()
          }
          if (refusal === 'calendar-not-valid' && detail !== undefined)
            throw new ProblemError({ ...problemOf(error), fields: faultsOfDetail(detail, locale) })
          throw error
        }
      }}
      refusals={{ 'calendar-key-taken': 'key' }}
      {...(opened === null ? { saveWords: say('add') } : {})}
      foot={calendar !== null && calendar.version > (opened?.version ?? 0) && <NewerVersion onLoad={loadLatest} />}
    >
      <HoursFields isNew={opened === null} zone={opened?.data.zone} />
    </EditorForm>
  )
}

/** A new calendar is version 0: where there is one already, the key is what must change. */
const keyTaken = () =>
  new ProblemError({
    type: '/problems/calendar-key-taken',
    title: 'calendar key taken',
    status: 409,
    refusal: 'calendar-key-taken',
  })

function withCalendar(known: readonly Calendar[], saved: Calendar): Calendar[] {
  const isKnown = known.some(({ key }) => key === saved.key)
  return isKnown ? known.map((one) => (one.key === saved.key ? saved : one)) : [...known, saved]
}
