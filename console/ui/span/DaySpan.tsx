import { bankToday } from '../time/bank-calendar.ts'
import { useWords } from '../words/words.ts'
import { type Days, type NamedSpan, spanOf } from './days.ts'
import { spanWords } from './words.ts'

interface Props {
  readonly days: Days
  /** The spans offered by name, shortest first. */
  readonly names: readonly NamedSpan[]
  readonly onDays: (days: Days) => void
}

/** Which days: by name, or from one date to another. */
export function DaySpan({ days, names, onDays }: Props) {
  const say = useWords(spanWords)
  const today = bankToday()
  return (
    <>
      <fieldset className="segments" aria-label={say('span')}>
        {names.map((name) => {
          const span = spanOf(name, today)
          return (
            <button
              key={name}
              type="button"
              className="btn s"
              aria-pressed={span.from === days.from && span.to === days.to}
              onClick={() => onDays(span)}
            >
              {say(name)}
            </button>
          )
        })}
      </fieldset>
      <span className="row g4">
        <input
          type="date"
          className="choose day-field"
          aria-label={say('from')}
          value={days.from}
          max={days.to}
          onChange={(event) => onDays({ from: event.target.value, to: days.to })}
        />
        –
        <input
          type="date"
          className="choose day-field"
          aria-label={say('to')}
          value={days.to}
          min={days.from}
          max={today}
          onChange={(event) => onDays({ from: days.from, to: event.target.value })}
        />
      </span>
    </>
  )
}
