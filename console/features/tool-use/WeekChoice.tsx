import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { bankToday } from '../../ui/time/bank-calendar.ts'
import { useWords } from '../../ui/words/words.ts'
import { toolUseWords } from './words.ts'

interface Props {
  readonly monday: string
  readonly onWeek: (day: string) => void
}

/** Which week, Monday to Sunday; none that has not begun. */
export function WeekChoice({ monday, onWeek }: Props) {
  const say = useWords(toolUseWords)
  const next = addDaysToDate(monday, 7)
  return (
    <fieldset className="row g4 tool-use-week" aria-label={say('week')}>
      <button type="button" className="btn s" onClick={() => onWeek(addDaysToDate(monday, -7))}>
        {say('before')}
      </button>
      <b className="n">{say('from', { from: monday, to: addDaysToDate(monday, 6) })}</b>
      <button type="button" className="btn s" disabled={next > bankToday()} onClick={() => onWeek(next)}>
        {say('after')}
      </button>
    </fieldset>
  )
}
