import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type HolidayFault, readHolidayFile } from '#libs/business-calendar/holiday-file.ts'
import type { HolidayPreview, HolidayYearList } from '#modules/promises/holidays-contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { calendarsQuery } from '../../queries/calendars.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { FileFaults } from '../../ui/parts/FileFaults.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { HolidayChange } from './HolidayChange.tsx'
import { holidayWords } from './holiday-words.ts'

const yearsQuery = queryOptions({
  queryKey: ['holiday-years'],
  queryFn: async () => (await call<HolidayYearList>('GET', '/api/holiday-years')).years,
})

/** A file is read, or its faulty lines are told; what it would change is shown before anything is written. */
export function HolidayPanel({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(holidayWords)
  const id = useId()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [faults, setFaults] = useState<readonly HolidayFault[]>([])
  const preview = useMutation({
    mutationFn: (file: string) => call<HolidayPreview>('POST', '/api/holiday-years/preview', { body: { text: file } }),
  })
  const apply = useMutation({
    mutationFn: (calendars: readonly { readonly key: string; readonly version: number }[]) =>
      call<HolidayPreview>('POST', '/api/holiday-years', { body: { text, calendars } }),
    onSuccess: () =>
      Promise.all([calendarsQuery, yearsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey }))),
    onError: (error) => {
      // Somebody else changed the hours meanwhile: what would change is another now.
      if (problemOf(error).refusal === 'edited-meanwhile') preview.mutate(text)
    },
  })
  const choose = async (file: File | undefined) => {
    preview.reset()
    apply.reset()
    const chosen = (await file?.text()) ?? ''
    const reading = chosen === '' ? null : readHolidayFile(chosen)
    setText(chosen)
    setFaults(reading && !reading.ok ? reading.faults : [])
    if (reading?.ok) preview.mutate(chosen)
  }
  return (
    <Beside title={say('open')} onClose={onClose}>
      <div className="scroll holidays">
        <p className="t2">{say('hint')}</p>
        <p className="t3 f12">{say('uses')}</p>
        <div>
          <label className="label" htmlFor={id}>
            {say('chooseFile')}
          </label>
          <input
            id={id}
            type="file"
            accept=".csv,.json,text/csv,text/plain,application/json"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </div>
        {preview.isPending && <p role="status">{say('reading')}</p>}
        {faults.length > 0 && (
          <FileFaults
            title={say('faults')}
            faults={faults.map(({ line, kind }) => ({ line: line > 0 ? String(line) : '—', what: say(kind) }))}
          />
        )}
        <ProblemLine problem={preview.error ?? apply.error} />
        {apply.data && (
          <div className="note-i" role="status">
            {say('done', { year: apply.data.year.year, count: apply.data.calendars.length })}
          </div>
        )}
        {preview.data && !apply.data && (
          <HolidayChange
            preview={preview.data}
            isApplying={apply.isPending}
            onApply={(chosen) => apply.mutate(chosen)}
          />
        )}
        <ReadYears />
      </div>
    </Beside>
  )
}

function ReadYears() {
  const say = useWords(holidayWords)
  const read = useQuery(yearsQuery)
  return (
    <section aria-label={say('readYears')}>
      <h3>{say('readYears')}</h3>
      <ProblemLine problem={read.error} />
      {read.data?.length === 0 && <p className="t3 f12">{say('noYears')}</p>}
      <ul>
        {read.data?.map(({ year, holidays, adjustedWorkdays, importedAt }) => (
          <li key={year}>
            {say('yearRead', {
              year,
              holidays: holidays.length,
              paid: holidays.filter(({ isPaid }) => isPaid).length,
              workdays: adjustedWorkdays.length,
            })}{' '}
            <span className="t3 f12">{say('readAt', { time: dayAndTime(importedAt, serverNow()) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
