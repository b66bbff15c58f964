import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { PoolDays } from '#modules/rosters/own-contract.ts'
import { call } from '../../api/call.ts'
import type { Unit } from '../../queries/units.ts'
import { Field } from '../../ui/parts/Field.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { SHOWN_DAYS, useReread } from './use-leave.ts'
import { leaveWords } from './words.ts'

interface Props {
  readonly unit: Unit
  readonly pool: PoolDays
  readonly from: string
}

/** Four weeks of days, each with how many may be away and are; below, a range of them to be set. */
export function PoolPanel({ unit, pool, from }: Props) {
  const say = useWords(leaveWords)
  const locale = useLocale()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <section className="panel" aria-label={say('pool')}>
      <div className="ph">
        <h2>{say('poolOf', { unit: unit.name })}</h2>
      </div>
      <p className="pb t3 f12">{say('poolWhy')}</p>
      <ol className="pool">
        {pool.days.map(({ date, most, granted, asked }) => {
          const isFull = most !== null && granted >= most
          const told = { date, most: most ?? say('unset'), granted, asked }
          return (
            <li key={date} className={isFull ? 'pool-day is-full' : 'pool-day'}>
              <span className="for-ears">{say('dayLabel', told)}</span>
              <span aria-hidden="true">
                <span className="t3 f11">
                  {date.slice(5)} {weekday.format(Date.parse(`${date}T12:00:00Z`))}
                </span>
                <b>
                  {granted}/{most ?? '–'}
                </b>
                <span className="f11 t2">
                  {isFull ? say('full') : most === null ? say('unset') : ''}
                  {asked > 0 ? ` ${say('asked')} ${asked}` : ''}
                </span>
              </span>
            </li>
          )
        })}
      </ol>
      <PoolForm unitId={unit.unitId} from={from} />
    </section>
  )
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 2, 12)

function PoolForm({ unitId, from }: { readonly unitId: string; readonly from: string }) {
  const say = useWords(leaveWords)
  const locale = useLocale()
  const reread = useReread()
  const [draft, setDraft] = useState({ from, to: addDaysToDate(from, SHOWN_DAYS - 1), most: '' })
  const [weekdays, setWeekdays] = useState<readonly number[]>(WEEK)
  const set = (name: keyof typeof draft) => (text: string) => setDraft((now) => ({ ...now, [name]: text }))
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const save = useMutation({
    mutationFn: () =>
      call<null>('PUT', '/api/rosters/leave-pool', {
        body: { unitId, from: draft.from, to: draft.to, weekdays, most: draft.most === '' ? null : Number(draft.most) },
      }),
    onSettled: reread,
  })
  return (
    <form
      className="pool-form"
      aria-label={say('setPool')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Field label={say('from')} type="date" value={draft.from} onText={set('from')} />
      <Field label={say('to')} type="date" value={draft.to} min={draft.from} onText={set('to')} />
      <Field
        label={say('most')}
        type="number"
        min={0}
        max={10_000}
        value={draft.most}
        required={false}
        onText={set('most')}
      />
      <fieldset>
        <legend className="label">{say('weekdays')}</legend>
        <div className="row wrap">
          {WEEK.map((day) => (
            <label key={day} className="row g4">
              <input
                type="checkbox"
                checked={weekdays.includes(day)}
                onChange={() =>
                  setWeekdays((now) =>
                    now.includes(day) ? now.filter((one) => one !== day) : [...now, day].toSorted(),
                  )
                }
              />
              {weekday.format(MONDAY + (day - 1) * 86_400_000)}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" className="btn p" disabled={save.isPending || weekdays.length === 0}>
        {say('save')}
      </button>
      {save.isSuccess && (
        <p className="t2 f12" role="status">
          {say('saved', { from: draft.from, to: draft.to })}
        </p>
      )}
      <ProblemLine problem={save.error} />
    </form>
  )
}
