import { useMutation } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { OverrideView, PlanView } from '#modules/workforce/contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { number } from '../../ui/figures/numbers.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankCalendar } from '../../ui/time/bank-calendar.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { useReread } from './use-plan.ts'
import { planWords } from './words.ts'

interface Props {
  readonly plan: PlanView
  readonly day: string
}

/** Says something about a span of the day that is shown, and lists what was said about the week. */
export function OverridePanel({ plan, day }: Props) {
  const mayPlan = useMay('workforce.plan')
  return (
    <>
      {mayPlan && <OverrideForm plan={plan} day={day} />}
      <Standing plan={plan} />
    </>
  )
}

function OverrideForm({ plan, day }: Props) {
  const say = useWords(planWords)
  const reread = useReread()
  const [draft, setDraft] = useState({ from: '09:00', to: '12:00', kind: 'percent', value: '', reason: '' })
  const [tried, setTried] = useState(false)
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const body = bodyOf(day, draft)
  const save = useMutation({
    mutationFn: () => call<OverrideView>('POST', `/api/workforce/queues/${plan.queueId}/overrides`, { body }),
    onSuccess: async () => {
      setTried(false)
      setDraft((now) => ({ ...now, value: '', reason: '' }))
      await reread()
    },
  })
  const isSpan = body.beforeAt > body.fromAt
  const isValue = draft.value.trim() !== '' && (body.kind === 'percent' ? inPercent(body.value) : body.value >= 0)
  const isReady = isSpan && isValue && draft.reason.trim() !== ''
  const field = (name: keyof typeof draft, isRight: boolean, wrong: string, more: Partial<FieldProps> = {}) => (
    <Field
      label={say(name)}
      value={draft[name]}
      onText={set(name)}
      fault={tried && !isRight ? wrong : undefined}
      {...more}
    />
  )
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isReady) save.mutate()
      }}
    >
      <h3>{day}</h3>
      {field('from', true, '', HALF_HOURS)}
      {field('to', isSpan, say('badSpan'), HALF_HOURS)}
      <Choose
        label={say('kind')}
        value={draft.kind}
        choices={[
          { value: 'percent', label: say('percent') },
          { value: 'contacts', label: say('contactsKind') },
        ]}
        onChoose={set('kind')}
      />
      {field('value', isValue, say('badValue'), { inputMode: 'decimal' })}
      {field('reason', draft.reason.trim() !== '', say('needed'), { maxLength: 200, hint: say('overrideHint') })}
      <ProblemLine problem={save.error} />
      <button type="submit" className="btn p" disabled={save.isPending}>
        {say('saveOverride')}
      </button>
    </form>
  )
}

type FieldProps = ComponentProps<typeof Field>
const HALF_HOURS = { type: 'time', step: 1800 }

const inPercent = (value: number) => value >= -100 && value <= 1000

/** `00:00` as an end is the end of the day. */
function bodyOf(day: string, { from, to, kind, value, reason }: Readonly<Record<string, string>>) {
  const zone = bankCalendar()
  const isTime = (text: string | undefined): text is string => /^\d{2}:\d{2}$/.test(text ?? '')
  const fromAt = isTime(from) ? instantOfLocal(zone, day, from) : Number.POSITIVE_INFINITY
  const end = to === '00:00' ? startOfLocalDay(zone, addDaysToDate(day, 1)) : 0
  const beforeAt = end || (isTime(to) ? instantOfLocal(zone, day, to) : 0)
  return { fromAt, beforeAt, kind, value: Number(value), reason }
}

function Standing({ plan }: { readonly plan: PlanView }) {
  const say = useWords(planWords)
  const locale = useLocale()
  const mayPlan = useMay('workforce.plan')
  const reread = useReread()
  const withdraw = useMutation({
    mutationFn: (overrideId: string) =>
      call<null>('DELETE', `/api/workforce/queues/${plan.queueId}/overrides/${overrideId}`),
    onSettled: reread,
  })
  return (
    <section className="sec" aria-label={say('standing')}>
      <h3>{say('standing')}</h3>
      <ProblemLine problem={withdraw.error} />
      {plan.overrides.length === 0 && <p className="t3 f12">{say('noOverrides')}</p>}
      <ul>
        {plan.overrides.map(({ overrideId, fromAt, beforeAt, kind, value, reason, madeBy }) => (
          <li key={overrideId} className="row wrap">
            <span>
              {dayAndTime(fromAt, plan.asOf)}–{dayAndTime(beforeAt, plan.asOf)}{' '}
              <b>{kind === 'percent' ? `${value > 0 ? '+' : ''}${number(value, locale)}%` : number(value, locale)}</b>{' '}
              {reason} <span className="t3 f12">{madeBy}</span>
            </span>
            {mayPlan && (
              <ConfirmButton
                words={say('withdraw')}
                question={say('withdrawAsk')}
                onConfirm={() => withdraw.mutate(overrideId)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
