import type { CurveRow, DeskDay } from '#modules/intraday/contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { timeOfDay } from '../../ui/time/instant.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { deskWords } from './words.ts'

/** Each half hour of the curve as figures. */
export function DayTable({ day }: { readonly day: DeskDay }) {
  const say = useWords(deskWords)
  const locale = useLocale()
  const figure = (
    key: string,
    title: string,
    value: (row: CurveRow) => number | null,
    digits = 0,
  ): Column<CurveRow> => ({
    key,
    title,
    numeric: true,
    value,
    text: (row) => number(value(row), locale, digits),
  })
  const share = (key: string, title: string, value: (row: CurveRow) => number | null): Column<CurveRow> => ({
    key,
    title,
    numeric: true,
    value,
    text: (row) => percent(value(row), locale),
  })
  const columns: readonly Column<CurveRow>[] = [
    { key: 'at', title: say('time'), value: ({ startAt }) => startAt, text: ({ startAt }) => timeOfDay(startAt) },
    figure('forecast', say('forecast'), (row) => row.forecast, 1),
    figure('reforecast', say('reforecast'), (row) => row.reforecast, 1),
    figure('actual', say('actual'), (row) => row.actual),
    figure('need', say('need'), (row) => row.need),
    figure('planned', say('planned'), (row) => row.planned, 1),
    figure('present', say('present'), (row) => row.present, 1),
    figure('expected', say('expected'), (row) => row.expected, 1),
    figure('handle', say('handle'), (row) => row.handleSeconds),
    share('level', say('level'), (row) => row.serviceLevel),
    share('predicted', say('predicted'), (row) => row.predicted),
  ]
  return (
    <PageTable
      prefix="h-"
      caption={say('hours')}
      columns={columns}
      rows={day.rows}
      rowKey={({ startAt }) => String(startAt)}
      exportAs={`${say('title')} ${day.date}`}
      empty={<p className="pb t3">{say('noCurve')}</p>}
    />
  )
}
