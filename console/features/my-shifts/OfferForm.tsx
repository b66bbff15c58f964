import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { OwnShifts } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { exchangeDates } from './own-days.ts'
import { dateWords, timesOf } from './shift-times.ts'
import { colleaguesQuery, useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

interface Props {
  readonly own: OwnShifts
  readonly shift: ShiftInForce
  readonly onDone: () => void
}

const MOST_DATES = 14

/** Gives a shift away or swaps it; the server tells at once whether a rule stands against a colleague's taking it. */
export function OfferForm({ own, shift, onDone }: Props) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const reread = useReread()
  const colleagues = useQuery(colleaguesQuery(shift.date))
  const [to, setTo] = useState('')
  const [isExchange, setExchange] = useState(false)
  const [dates, setDates] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const offer = useMutation({
    mutationFn: () =>
      call<{ readonly swapId: string }>('POST', '/api/rosters/own/swaps', {
        body: {
          date: shift.date,
          revision: shift.revision,
          toPersonId: to === '' ? null : to,
          wantedDates: isExchange ? dates : [],
          words,
        },
      }),
    onSuccess: async () => {
      await reread()
      onDone()
    },
  })
  const toggle = (date: string) =>
    setDates((now) => (now.includes(date) ? now.filter((one) => one !== date) : [...now, date].slice(0, MOST_DATES)))
  return (
    <form
      className="pb own-form"
      onSubmit={(event) => {
        event.preventDefault()
        offer.mutate()
      }}
    >
      <p>
        <b>{timesOf(shift)}</b> <span className="t2">{shift.kindId}</span>
      </p>
      <fieldset className="choices">
        <legend className="label">{say('way')}</legend>
        {[false, true].map((exchange) => (
          <label key={String(exchange)} className="row">
            <input type="radio" name="way" checked={isExchange === exchange} onChange={() => setExchange(exchange)} />
            {say(exchange ? 'exchange' : 'giveAway')}
          </label>
        ))}
      </fieldset>
      {isExchange && (
        <fieldset className="choices dates">
          <legend className="label">{say('wantedDates')}</legend>
          {exchangeDates(own, shift.date).map((date) => (
            <label key={date} className="row">
              <input type="checkbox" checked={dates.includes(date)} onChange={() => toggle(date)} />
              {dateWords(date, locale)}
            </label>
          ))}
        </fieldset>
      )}
      <div>
        <span className="label">{say('toWhom')}</span>
        <Choose
          label={say('toWhom')}
          all={say('everyone')}
          value={to}
          choices={(colleagues.data ?? []).map(({ personId, displayName, isFree }) => ({
            value: personId,
            label: isFree ? displayName : `${displayName} · ${say('busy')}`,
          }))}
          onChoose={setTo}
        />
      </div>
      <Field label={say('words')} value={words} maxLength={300} required={false} onText={setWords} />
      <OwnProblem error={offer.error ?? colleagues.error} />
      <button type="submit" className="btn p" disabled={offer.isPending || (isExchange && dates.length === 0)}>
        {say('sendOffer')}
      </button>
    </form>
  )
}
