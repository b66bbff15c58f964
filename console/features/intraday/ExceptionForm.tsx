import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import type { AdherenceDay, ExceptionView } from '#modules/intraday/contract.ts'
import { call } from '../../api/call.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { dayOf, timeOfDay } from '../../ui/time/instant.ts'
import { useWords } from '../../ui/words/words.ts'
import { adherenceWords } from './adherence-words.ts'
import { useReread } from './use-desk.ts'

/** Excuses a span of today; it begins with the deviation that lasts, or the latest one. */
export function ExceptionForm({ day }: { readonly day: AdherenceDay }) {
  const say = useWords(adherenceWords)
  const reread = useReread()
  const [draft, setDraft] = useState(() => draftOf(day))
  const date = dayOf(day.from)
  const at = (time: string) => instantOfLocal(bankCalendar(), date, time)
  const isBad = draft.from !== '' && draft.to !== '' && draft.from >= draft.to
  const approve = useMutation({
    mutationFn: () =>
      call<ExceptionView>('POST', '/api/intraday/exceptions', {
        body: {
          personId: day.row.personId,
          startsAt: at(draft.from),
          endsAt: at(draft.to),
          reason: draft.reason,
        },
      }),
    onSuccess: async () => {
      setDraft((now) => ({ ...now, reason: '' }))
      await reread()
    },
  })
  const field = (name: keyof typeof draft, change: object = {}) => (
    <Field
      label={say(name)}
      value={draft[name]}
      onText={(text) => setDraft((now) => ({ ...now, [name]: text }))}
      {...change}
    />
  )
  return (
    <form
      className="sec desk-form"
      aria-label={say('approve')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBad) approve.mutate()
      }}
    >
      <h3>{say('approve')}</h3>
      <div className="desk-times">
        {field('from', { type: 'time' })}
        {field('to', { type: 'time', fault: isBad ? say('badSpan') : undefined })}
        {field('reason', { maxLength: 200 })}
      </div>
      <ProblemLine problem={approve.error} />
      <button type="submit" className="btn s p" disabled={approve.isPending || isBad}>
        {say('approveNow')}
      </button>
    </form>
  )
}

function draftOf({ row, deviations, asOf }: AdherenceDay) {
  const last = deviations.findLast(({ reason }) => reason === null)
  const startsAt = row.live.sinceAt ?? last?.startsAt ?? asOf
  const endsAt = row.live.sinceAt === null ? (last?.endsAt ?? asOf) : (row.shift?.endsAt ?? asOf)
  return { from: timeOfDay(startsAt), to: timeOfDay(endsAt), reason: '' }
}
