import { Link } from '@tanstack/react-router'
import type { PlanRow, PlanView } from '#modules/workforce/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { number } from '../../ui/figures/numbers.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { ChangePlan } from './PlanPage.tsx'
import type { PlanPlace, Seen } from './plan-view.ts'
import { planWords } from './words.ts'

interface Props {
  readonly plan: PlanView
  readonly place: PlanPlace
  readonly change: ChangePlan
}

/** The seven days with their sums, and the half hours of one of them. */
export function PlanTable({ plan, place, change }: Props) {
  const say = useWords(planWords)
  const locale = useLocale()
  const columns = useColumns((see, { startAt }) =>
    change({ see, at: String(startAt), part: null, contact: null }, true),
  )
  const rows = plan.rows.filter(({ date }) => date === place.day)
  const chosen = plan.days.find(({ date }) => date === place.day)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const sumOf = (date: string) => {
    const results = plan.rows.flatMap((row) => (row.date === date && row.result !== null ? [row.result] : []))
    return results.length === 0 ? null : results.reduce((sum, result) => sum + result, 0)
  }
  return (
    <section className="panel" aria-label={say('days')}>
      <div className="ph">
        <fieldset className="segments plan-days" aria-label={say('days')}>
          {plan.days.map(({ date, actual }) => (
            <button
              key={date}
              type="button"
              className="btn s"
              aria-pressed={date === place.day}
              onClick={() => change({ day: date })}
            >
              {date.slice(5)} {weekday.format(Date.parse(`${date}T12:00:00Z`))} ·{' '}
              {number(sumOf(date) ?? actual, locale)}
            </button>
          ))}
        </fieldset>
        <span className="sp" />
        {chosen?.source && <Behind plan={plan} day={chosen} />}
      </div>
      <div className="scroll">
        <PageTable
          caption={`${say('curve')} ${place.day}`}
          columns={columns}
          rows={rows}
          rowKey={({ startAt }) => String(startAt)}
          exportAs={`${say('title')} ${place.day}`}
          empty={<p className="pb t3">—</p>}
        />
      </div>
    </section>
  )
}

/** What was counted here opens to the history of that day, and from there to each contact. */
function Behind({ plan, day }: { readonly plan: PlanView; readonly day: PlanView['days'][number] }) {
  const say = useWords(planWords)
  const locale = useLocale()
  const mayOpen = useMay('insights.read')
  const words = say('withSource', {
    name: `${say('actual')} ${number(day.actual, locale)}`,
    from: say(day.source ?? 'own'),
  })
  if (day.source !== 'own' || !mayOpen) return <span className="t3 f12">{words}</span>
  const search = { from: day.date, to: day.date, queue: plan.queueId, grain: 'quarter' }
  return (
    <Link className="open f12" to="/history" search={search}>
      {words}
    </Link>
  )
}

function useColumns(open: (see: Seen, row: PlanRow) => void): readonly Column<PlanRow>[] {
  const say = useWords(planWords)
  const locale = useLocale()
  const figure = (
    key: string,
    title: string,
    see: Seen,
    value: (row: PlanRow) => number | null,
    digits = 0,
  ): Column<PlanRow> => ({
    key,
    title,
    numeric: true,
    value,
    text: (row) => number(value(row), locale, digits),
    cell: (row) => {
      const text = number(value(row), locale, digits)
      if (value(row) === null) return text
      return (
        <button
          type="button"
          className="open"
          aria-label={say('openFigure', { time: timeOfDay(row.startAt), what: title, value: text })}
          onClick={() => open(see, row)}
        >
          {text}
        </button>
      )
    },
  })
  const bandOf = ({ need }: PlanRow) => (need ? `${need.low}–${need.high}` : '—')
  return [
    { key: 'at', title: say('time'), value: ({ startAt }) => startAt, text: ({ startAt }) => timeOfDay(startAt) },
    figure('model', say('model'), 'model', ({ model }) => model, 1),
    figure(
      'changed',
      say('changed'),
      'model',
      ({ model, result }) => (model === null || result === null || model === result ? null : result - model),
      1,
    ),
    figure('result', say('result'), 'model', ({ result }) => result, 1),
    figure('actual', say('actual'), 'actual', ({ actual }) => actual),
    figure('need', say('need'), 'need', ({ need }) => need?.mean ?? null),
    {
      key: 'band',
      title: say('needBand'),
      numeric: true,
      value: ({ need }) => need?.high ?? null,
      text: bandOf,
    },
    figure('scheduled', say('scheduled'), 'need', ({ scheduled }) => scheduled),
  ]
}
