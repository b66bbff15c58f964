import './branches.css'
import { useState } from 'react'
import { Choose } from '../parts/Choose.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { ProblemLine } from '../problems/ProblemLine.tsx'
import { bankToday } from '../time/bank-calendar.ts'
import { dayOf, dayWords, timeOfDay } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { useSlots } from './use-visits.ts'
import { visitWords } from './visit-words.ts'

interface Props {
  readonly unitId: string
  readonly from: number | null
  readonly onChoose: (from: number | null) => void
}

/** Free places of a branch: a day, then a time; where nothing is free it says so. */
export function SlotPicker({ unitId, from, onChoose }: Props) {
  const say = useWords(visitWords)
  const locale = useLocale()
  const [today] = useState(bankToday)
  const [chosenDay, setDay] = useState<string | null>(null)
  const read = useSlots(unitId, today)
  const slots = read.data?.slots ?? []
  const days = [...new Set(slots.map((slot) => dayOf(slot.from)))]
  const day = chosenDay !== null && days.includes(chosenDay) ? chosenDay : days[0]
  if (unitId === '') return null
  if (read.isPending) return <Skeleton lines={2} />
  const first = (of: string) => slots.find((slot) => dayOf(slot.from) === of)?.from ?? 0
  return (
    <>
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.data && day === undefined && <p className="t3">{say('noSlots')}</p>}
      {day !== undefined && (
        <>
          <Choose
            label={say('day')}
            value={day}
            choices={days.map((value) => ({ value, label: dayWords(first(value), serverNow(), locale) }))}
            onChoose={(value) => {
              setDay(value)
              onChoose(null)
            }}
          />
          <fieldset className="slots" aria-label={say('time')}>
            {slots
              .filter((slot) => dayOf(slot.from) === day)
              .map((slot) => (
                <button
                  key={slot.from}
                  type="button"
                  className="btn s num"
                  aria-pressed={slot.from === from}
                  title={say('free', { count: slot.free })}
                  onClick={() => onChoose(slot.from)}
                >
                  {timeOfDay(slot.from)}
                </button>
              ))}
          </fieldset>
        </>
      )}
    </>
  )
}
