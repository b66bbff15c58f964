import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import { STAFFING_KINDS } from '#modules/rosters/offer-contract.ts'
import { call } from '../../api/call.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankCalendar, bankToday } from '../../ui/time/bank-calendar.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ChooseField } from './ChooseField.tsx'
import { useReread } from './use-extra.ts'
import { extraWords } from './words.ts'

const WITHIN_MINUTES = [15, 30, 60, 120, 240] as const

/** Overtime or early leave, to people of a queue whose shifts end in a span of one day. */
export function OfferForm() {
  const say = useWords(extraWords)
  const locale = useLocale()
  const reread = useReread()
  const queues = useQuery(queuesQuery).data ?? []
  const [draft, setDraft] = useState({
    kind: 'overtime',
    queueId: '',
    minutes: '60',
    date: bankToday(),
    endsFrom: '17:00',
    endsBefore: '18:00',
    wanted: '1',
    within: '60',
    reason: '',
  })
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const queueId = draft.queueId || (queues[0]?.queueId ?? '')
  const send = useMutation({
    mutationFn: () =>
      call<unknown>('POST', '/api/rosters/offers', {
        body: {
          kind: draft.kind,
          queueId,
          seconds: Number(draft.minutes) * 60,
          endsFrom: instantOfLocal(bankCalendar(), draft.date, draft.endsFrom),
          endsBefore: instantOfLocal(bankCalendar(), draft.date, draft.endsBefore),
          wanted: Number(draft.wanted),
          expiresAt: serverNow() + Number(draft.within) * 60_000,
          reason: draft.reason,
        },
      }),
    onSuccess: () => setDraft((now) => ({ ...now, reason: '' })),
    onSettled: reread,
  })
  const withinWords = (minutes: number) =>
    minutes < 60 ? say('inMinutes', { count: minutes }) : say('inHours', { count: minutes / 60 })
  return (
    <form
      className="extra-form"
      aria-label={say('newOffer')}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <ChooseField
        label={say('kind')}
        value={draft.kind}
        choices={STAFFING_KINDS.map((value) => ({ value, label: say(value) }))}
        onChoose={set('kind')}
      />
      <ChooseField
        label={say('queue')}
        value={queueId}
        choices={queues.map((queue) => ({ value: queue.queueId, label: queue.name[locale] }))}
        onChoose={set('queueId')}
      />
      <Field
        label={say('minutes')}
        type="number"
        min={15}
        max={240}
        step={15}
        value={draft.minutes}
        onText={set('minutes')}
      />
      <Field label={say('date')} type="date" min={bankToday()} value={draft.date} onText={set('date')} />
      <Field label={say('endsFrom')} type="time" value={draft.endsFrom} onText={set('endsFrom')} />
      <Field label={say('endsBefore')} type="time" value={draft.endsBefore} onText={set('endsBefore')} />
      <Field label={say('wanted')} type="number" min={1} max={1000} value={draft.wanted} onText={set('wanted')} />
      <ChooseField
        label={say('answerIn')}
        value={draft.within}
        choices={WITHIN_MINUTES.map((minutes) => ({ value: String(minutes), label: withinWords(minutes) }))}
        onChoose={set('within')}
      />
      <Field label={say('reason')} maxLength={300} value={draft.reason} onText={set('reason')} />
      <button type="submit" className="btn p" disabled={send.isPending || queueId === ''}>
        {say('send')}
      </button>
      {send.isSuccess && (
        <p className="t2 f12" role="status">
          {say('sent')}
        </p>
      )}
      <ProblemLine problem={send.error} />
    </form>
  )
}
