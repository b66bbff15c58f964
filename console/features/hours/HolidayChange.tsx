import { useState } from 'react'
import type { HolidayPreview } from '#modules/promises/holidays-contract.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { holidayWords } from './holiday-words.ts'

interface Props {
  readonly preview: HolidayPreview
  readonly isApplying: boolean
  readonly onApply: (calendars: readonly { readonly key: string; readonly version: number }[]) => void
}

/** What a file would change, calendar by calendar, and its days; any calendar may be left out. */
export function HolidayChange({ preview, isApplying, onApply }: Props) {
  const say = useWords(holidayWords)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { year, isKnown, calendars } = preview
  const toggle = (key: string) =>
    setLeft(new Set(left.has(key) ? [...left].filter((each) => each !== key) : [...left, key]))
  return (
    <section className="holidays" aria-label={say('wouldBe')}>
      <h3>{say('wouldBe')}</h3>
      <p>
        {say('yearRead', {
          year: year.year,
          holidays: year.holidays.length,
          paid: year.holidays.filter(({ isPaid }) => isPaid).length,
          workdays: year.adjustedWorkdays.length,
        })}
      </p>
      {isKnown && <p className="note-i">{say('isKnown')}</p>}
      {!year.holidays.some(({ isPaid }) => isPaid) && <p className="note-w">{say('notPaid')}</p>}
      {calendars.length === 0 ? (
        <p className="t3">{say('none')}</p>
      ) : (
        <Calendars calendars={calendars} left={left} onToggle={toggle} />
      )}
      <button
        type="button"
        className="btn p"
        disabled={isApplying}
        onClick={() =>
          onApply(calendars.filter(({ key }) => !left.has(key)).map(({ key, version }) => ({ key, version })))
        }
      >
        {isApplying ? say('applying') : say('apply', { year: year.year })}
      </button>
      <Days year={year} />
    </section>
  )
}

interface CalendarsProps extends Pick<HolidayPreview, 'calendars'> {
  readonly left: ReadonlySet<string>
  readonly onToggle: (key: string) => void
}

function Calendars({ calendars, left, onToggle }: CalendarsProps) {
  const say = useWords(holidayWords)
  const locale = useLocale()
  return (
    <>
      <table className="tbl">
        <caption className="for-ears">{say('intoHours')}</caption>
        <thead>
          <tr>
            {(['into', 'onHolidays', 'added', 'removed', 'kept'] as const).map((word) => (
              <th key={word} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendars.map(({ key, name, holidaySpans, added, removed, kept }) => (
            <tr key={key}>
              <td>
                <label className="row g4">
                  <input type="checkbox" checked={!left.has(key)} onChange={() => onToggle(key)} />
                  {name[locale]}
                </label>
              </td>
              <td>{holidaySpans.map(({ from, to }) => `${from}–${to}`).join(', ') || say('closed')}</td>
              <td title={added.join(', ')}>{added.length}</td>
              <td title={removed.join(', ')}>{removed.length}</td>
              <td title={kept.join(', ')}>{kept.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {calendars.some(({ kept }) => kept.length > 0) && <p className="t3 f12">{say('keptHint')}</p>}
    </>
  )
}

function Days({ year: { holidays, adjustedWorkdays } }: Pick<HolidayPreview, 'year'>) {
  const say = useWords(holidayWords)
  const days = [
    ...holidays.map(({ date, name, isPaid }) => ({ date, name, kind: say(isPaid ? 'paidHoliday' : 'holiday') })),
    ...adjustedWorkdays.map(({ date, name, like }) => ({ date, name, kind: say('workday', { like: say(like) }) })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return (
    <table className="tbl">
      <caption className="for-ears">{say('days')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          <th scope="col">{say('dayKind')}</th>
          <th scope="col">{say('dayName')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, name, kind }) => (
          <tr key={date}>
            <td>{date}</td>
            <td>{kind}</td>
            <td>{name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
