import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SpecialDay } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { specialDaysQuery, useReread } from './use-plan.ts'
import { planWords } from './words.ts'

const KINDS = ['closed', 'campaign', 'pay-day', 'bill-day', 'system-change'] as const

/** What is known beforehand about days, of the house and of the queue that is shown. */
export function SpecialDays({ queueId }: { readonly queueId: string }) {
  const say = useWords(planWords)
  const mayPlan = useMay('workforce.plan')
  const read = useQuery(specialDaysQuery)
  const reread = useReread()
  const remove = useMutation({
    mutationFn: (specialDayId: string) => call<null>('DELETE', `/api/workforce/special-days/${specialDayId}`),
    onSettled: reread,
  })
  const days = read.data?.filter((day) => day.queueId === null || day.queueId === queueId) ?? []
  return (
    <>
      {mayPlan && <DayForm queueId={queueId} />}
      <section className="sec" aria-label={say('specialDays')}>
        <ProblemLine problem={read.error ?? remove.error} />
        {read.data && days.length === 0 && <p className="t3 f12">{say('noDays')}</p>}
        <ul>
          {days.map((day) => (
            <li key={day.specialDayId} className="row wrap">
              <span>
                <b>{day.date ?? say('monthly', { day: day.dayOfMonth ?? '' })}</b> {day.name}{' '}
                <span className="t3 f12">
                  {say(day.kind)} · {say(day.queueId === null ? 'house' : 'thisQueue')}
                </span>
              </span>
              {mayPlan && (
                <ConfirmButton
                  words={say('remove')}
                  question={say('removeAsk')}
                  onConfirm={() => remove.mutate(day.specialDayId)}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const EMPTY = { kind: 'campaign', name: '', date: '', dayOfMonth: '', scope: 'house' }

function DayForm({ queueId }: { readonly queueId: string }) {
  const say = useWords(planWords)
  const reread = useReread()
  const [draft, setDraft] = useState(EMPTY)
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const add = useMutation({
    mutationFn: () =>
      call<SpecialDay>('POST', '/api/workforce/special-days', {
        body: {
          kind: draft.kind,
          name: draft.name,
          queueId: draft.scope === 'house' ? null : queueId,
          date: draft.date === '' ? null : draft.date,
          dayOfMonth: draft.date !== '' || draft.dayOfMonth === '' ? null : Number(draft.dayOfMonth),
        },
      }),
    onSuccess: async () => {
      setDraft(EMPTY)
      await reread()
    },
  })
  const isMonthly = draft.kind !== 'closed'
  const isReady = draft.name.trim() !== '' && (draft.date !== '' || (isMonthly && draft.dayOfMonth !== ''))
  return (
    <form
      className="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) add.mutate()
      }}
    >
      <Choose
        label={say('kindOfDay')}
        value={draft.kind}
        choices={KINDS.map((value) => ({ value, label: say(value) }))}
        onChoose={set('kind')}
      />
      <Field label={say('name')} value={draft.name} maxLength={60} hint={say('daysHint')} onText={set('name')} />
      <Field label={say('date')} type="date" value={draft.date} required={!isMonthly} onText={set('date')} />
      {isMonthly && (
        <Field
          label={say('dayOfMonth')}
          type="number"
          min={1}
          max={31}
          value={draft.dayOfMonth}
          disabled={draft.date !== ''}
          onText={set('dayOfMonth')}
        />
      )}
      <Choose
        label={say('scope')}
        value={draft.scope}
        choices={[
          { value: 'house', label: say('house') },
          { value: 'queue', label: say('thisQueue') },
        ]}
        onChoose={set('scope')}
      />
      <ProblemLine problem={add.error} />
      <button type="submit" className="btn p" disabled={!isReady || add.isPending}>
        {say('add')}
      </button>
    </form>
  )
}
