import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnShifts, Preferences } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import { Icon } from '../../ui/icons.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { OwnProblem } from './OwnProblem.tsx'
import { dateWords } from './shift-times.ts'
import { useReread } from './use-own.ts'
import { shiftWords } from './words.ts'

const MOST_DAYS = 31

/** What the next roster should try to keep: days off, and when to start. */
export function Wishes({ own }: { readonly own: OwnShifts }) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const reread = useReread()
  const [wishes, setWishes] = useState<Preferences>(own.preferences)
  const [day, setDay] = useState('')
  const save = useMutation({
    mutationFn: () => call<Preferences>('PUT', '/api/rosters/own/preferences', { body: wishes }),
    onSuccess: (kept) => {
      setWishes(kept)
      return reread()
    },
  })
  const change = (next: Partial<Preferences>) => {
    save.reset()
    setWishes((now) => ({ ...now, ...next }))
  }
  const add = () => {
    if (day === '' || wishes.daysOff.includes(day) || wishes.daysOff.length >= MOST_DAYS) return
    change({ daysOff: [...wishes.daysOff, day].toSorted() })
    setDay('')
  }
  const { startBetween } = wishes
  return (
    <section className="panel part-wishes" aria-label={say('wishes')}>
      <div className="ph">
        <h2>{say('wishes')}</h2>
      </div>
      <form
        className="pb own-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <div className="two">
          <Field label={say('daysOff')} type="date" value={day} min={own.from} required={false} onText={setDay} />
          <button type="button" className="btn low" disabled={day === ''} onClick={add}>
            {say('addDay')}
          </button>
        </div>
        {wishes.daysOff.length === 0 ? (
          <p className="t3 f12">{say('noDaysOff')}</p>
        ) : (
          <ul className="row wrap">
            {wishes.daysOff.map((date) => (
              <li key={date} className="tag">
                {dateWords(date, locale)}
                <button
                  type="button"
                  className="btn i"
                  aria-label={say('removeDay', { date })}
                  onClick={() => change({ daysOff: wishes.daysOff.filter((one) => one !== date) })}
                >
                  <Icon name="cross" small />
                </button>
              </li>
            ))}
          </ul>
        )}
        <fieldset className="choices">
          <legend className="label">{say('startBetween')}</legend>
          <label className="row">
            <input
              type="checkbox"
              checked={startBetween === null}
              onChange={(event) =>
                change({ startBetween: event.target.checked ? null : { from: '08:00', to: '10:00' } })
              }
            />
            {say('anyStart')}
          </label>
        </fieldset>
        {startBetween && (
          <div className="two">
            <Field
              label={say('earliest')}
              type="time"
              value={startBetween.from}
              onText={(from) => change({ startBetween: { ...startBetween, from } })}
            />
            <Field
              label={say('latest')}
              type="time"
              value={startBetween.to}
              onText={(to) => change({ startBetween: { ...startBetween, to } })}
            />
          </div>
        )}
        <OwnProblem error={save.error} />
        {save.isSuccess && (
          <p className="note-i" role="status">
            {say('saved')}
          </p>
        )}
        <button type="submit" className="btn p" disabled={save.isPending}>
          {say('saveWishes')}
        </button>
      </form>
    </section>
  )
}
