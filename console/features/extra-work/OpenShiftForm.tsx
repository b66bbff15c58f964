import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal } from '#libs/business-calendar/local-time.ts'
import { BID_RULES } from '#modules/rosters/offer-contract.ts'
import { call } from '../../api/call.ts'
import { queuesQuery } from '../../queries/queues.ts'
import { unitChoices, unitsQuery } from '../../queries/units.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { bankCalendar, bankToday } from '../../ui/time/bank-calendar.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { ChooseField } from './ChooseField.tsx'
import { contractsQuery, useReread } from './use-extra.ts'
import { extraWords } from './words.ts'

/** Extra shifts of one kind for which people of a team bid. */
export function OpenShiftForm() {
  const say = useWords(extraWords)
  const locale = useLocale()
  const reread = useReread()
  const queues = useQuery(queuesQuery).data ?? []
  const units = unitChoices(useQuery(unitsQuery).data ?? [])
  const contracts = useQuery(contractsQuery)
  const [draft, setDraft] = useState({
    unitId: '',
    queueId: '',
    contractId: '',
    kindId: '',
    date: addDaysToDate(bankToday(), 2),
    start: '09:00',
    wanted: '1',
    rule: 'first-come',
    closesOn: addDaysToDate(bankToday(), 1),
    closesTime: '18:00',
    reason: '',
  })
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const contract = contracts.data?.find(({ contractId }) => contractId === draft.contractId) ?? contracts.data?.[0]
  const kind = contract?.shifts.find(({ id }) => id === draft.kindId) ?? contract?.shifts[0]
  const unitId = draft.unitId || (units[0]?.value ?? '')
  const queueId = draft.queueId || (queues[0]?.queueId ?? '')
  const open = useMutation({
    mutationFn: () =>
      call<unknown>('POST', '/api/rosters/open-shifts', {
        body: {
          unitId,
          queueId,
          contractId: contract?.contractId,
          kindId: kind?.id,
          startsAt: instantOfLocal(bankCalendar(), draft.date, draft.start),
          wanted: Number(draft.wanted),
          rule: draft.rule,
          closesAt: instantOfLocal(bankCalendar(), draft.closesOn, draft.closesTime),
          reason: draft.reason,
        },
      }),
    onSuccess: () => setDraft((now) => ({ ...now, reason: '' })),
    onSettled: reread,
  })
  if (contracts.data?.length === 0) return <p className="note-i">{say('noContracts')}</p>
  return (
    <form
      className="extra-form"
      aria-label={say('newOpenShift')}
      onSubmit={(event) => {
        event.preventDefault()
        open.mutate()
      }}
    >
      <ChooseField label={say('unit')} value={unitId} choices={units} onChoose={set('unitId')} />
      <ChooseField
        label={say('queue')}
        value={queueId}
        choices={queues.map((queue) => ({ value: queue.queueId, label: queue.name[locale] }))}
        onChoose={set('queueId')}
      />
      <ChooseField
        label={say('contract')}
        value={contract?.contractId ?? ''}
        choices={(contracts.data ?? []).map(({ contractId, name }) => ({ value: contractId, label: name }))}
        onChoose={set('contractId')}
      />
      <ChooseField
        label={say('shiftKind')}
        value={kind?.id ?? ''}
        choices={(contract?.shifts ?? []).map(({ id }) => ({ value: id, label: id }))}
        onChoose={set('kindId')}
      />
      <Field label={say('date')} type="date" min={bankToday()} value={draft.date} onText={set('date')} />
      <Field label={say('start')} type="time" step={900} value={draft.start} onText={set('start')} />
      <Field label={say('wanted')} type="number" min={1} max={1000} value={draft.wanted} onText={set('wanted')} />
      <ChooseField
        label={say('rule')}
        value={draft.rule}
        choices={BID_RULES.map((value) => ({ value, label: say(value) }))}
        onChoose={set('rule')}
      />
      <Field label={say('closes')} type="date" min={bankToday()} value={draft.closesOn} onText={set('closesOn')} />
      <Field label={say('closesTime')} type="time" value={draft.closesTime} onText={set('closesTime')} />
      <Field label={say('reason')} maxLength={300} value={draft.reason} onText={set('reason')} />
      <button type="submit" className="btn p" disabled={open.isPending || !kind || queueId === '' || unitId === ''}>
        {say('open')}
      </button>
      {open.isSuccess && (
        <p className="t2 f12" role="status">
          {say('opened')}
        </p>
      )}
      <ProblemLine problem={open.error ?? contracts.error} />
    </form>
  )
}
