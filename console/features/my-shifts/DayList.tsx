import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { OwnShifts, ShiftMarket } from '#modules/rosters/own-contract.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { mayOffer, type OwnDay, weeksOf } from './own-days.ts'
import { dateWords, timesOf } from './shift-times.ts'
import { shiftWords } from './words.ts'

interface Props {
  readonly own: OwnShifts
  readonly market: ShiftMarket | undefined
  readonly onOffer: (date: string) => void
}

/** Day by day, today first. */
export function DayList({ own, market, onOffer }: Props) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  const offered = new Set(market?.mine.flatMap(({ state, date }) => (state === 'open' ? [date] : [])))
  if (own.publishedTo === null && own.shifts.length === 0)
    return (
      <section className="panel" aria-label={say('shifts')}>
        <EmptyState what={say('neverPublished')} todo={say('neverPublishedTodo')} />
      </section>
    )
  return (
    <>
      {weeksOf(own).map((week) => (
        <section key={week[0]?.date} className="panel" aria-label={say('week', { from: week[0]?.date ?? '' })}>
          <div className="ph">
            <h2>{say('week', { from: dateWords(week[0]?.date ?? own.from, locale) })}</h2>
          </div>
          <ul className="days">
            {week.map((day) => (
              <li
                key={day.date}
                className={`day ${day.kind}`}
                aria-current={day.date === own.from ? 'date' : undefined}
              >
                <div className="date">
                  {dateWords(day.date, locale)}
                  {day.date === own.from && <span className="tag a">{say('today')}</span>}
                </div>
                <DayContent day={day} />
                {day.shift && (
                  <DayTools
                    shift={day.shift}
                    now={own.asOf}
                    isOffered={offered.has(day.date)}
                    onOffer={() => onOffer(day.date)}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function DayContent({ day: { kind, shift, leave } }: { readonly day: OwnDay }) {
  const say = useWords(shiftWords)
  if (kind === 'leave' && leave) return <div className="what t2">{`${say('onLeave')} · ${say(leave.kind)}`}</div>
  if (!shift) return <div className="what t3">{say(kind === 'free' ? 'off' : 'notPublished')}</div>
  const breaks = shift.breaks.map((one) => timesOf(one)).join('、')
  return (
    <div className="what">
      <b className="times">{timesOf(shift)}</b> <span className="t2">{shift.kindId}</span>
      {breaks !== '' && <div className="t3 f12">{say('breaks', { times: breaks })}</div>}
      {shift.activities.map((one) => (
        <div key={one.startsAt} className="t2 f12">
          {say(one.kind)} {timesOf(one)}
        </div>
      ))}
      {shift.overtimeFromAt !== null && (
        <div className="t2 f12">{say('overtime', { from: timeOfDay(shift.overtimeFromAt) })}</div>
      )}
      {shift.cutSeconds > 0 && <div className="t2 f12">{say('cut', { minutes: shift.cutSeconds / 60 })}</div>}
    </div>
  )
}

interface ToolsProps {
  readonly shift: ShiftInForce
  readonly now: number
  readonly isOffered: boolean
  readonly onOffer: () => void
}

function DayTools({ shift, now, isOffered, onOffer }: ToolsProps) {
  const say = useWords(shiftWords)
  const locale = useLocale()
  if (isOffered) return <span className="tag f">{say('offered')}</span>
  if (!mayOffer(shift, now)) return null
  return (
    <button
      type="button"
      className="btn s"
      aria-label={`${say('offer')} ${dateWords(shift.date, locale)}`}
      onClick={onOffer}
    >
      {say('offer')}
    </button>
  )
}
