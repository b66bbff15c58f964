import type { ScenarioFigures, ScenarioMonthFigures } from '#libs/capacity-plan/scenario-figures.ts'
import type { ScenarioBody } from '#modules/workforce/capacity-contract.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { Icon } from '../../ui/icons.tsx'
import { exportRows } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { type MonthField, withMonths } from './capacity-draft.ts'
import { MonthCell } from './MonthCell.tsx'
import { capacityWords } from './words.ts'

interface Props {
  readonly draft: ScenarioBody
  readonly figures: ScenarioFigures
  readonly other: { readonly name: string; readonly figures: ScenarioFigures } | null
  readonly mayPlan: boolean
  readonly onDraft: (draft: ScenarioBody) => void
  readonly onMonth: (month: string) => void
}

/** The months as a sheet: what the planner says can be typed, what follows from it stands beside. */
export function MonthTable({ draft, figures, other, mayPlan, onDraft, onMonth }: Props) {
  const say = useWords(capacityWords)
  const columns = useColumns(other)
  return (
    <section className="panel" aria-label={say('title')}>
      <div className="ph capacity-hints">
        {mayPlan && <span className="t3 f12 hint">{say('editHint')}</span>}
        <span className="t3 f12 hint">{say('fteNote')}</span>
        <span className="sp" />
        <button type="button" className="btn s" onClick={() => exportRows(draft.name, columns, figures.months)}>
          <Icon name="export" small />
          {say('export')}
        </button>
      </div>
      <div className="scroll">
        <table className="tbl capacity-table">
          <caption className="for-ears">{draft.name}</caption>
          <thead>
            <tr>
              {columns.map(({ key, title, numeric }) => (
                <th key={key} scope="col" className={numeric ? 'n' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.months.map((month, place) => (
              <tr key={month.month}>
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? 'n' : undefined}>
                    <Cell
                      column={column}
                      month={month}
                      place={place}
                      draft={draft}
                      mayPlan={mayPlan}
                      onDraft={onDraft}
                      onMonth={onMonth}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CellProps extends Omit<Props, 'figures' | 'other'> {
  readonly column: Column<ScenarioMonthFigures>
  readonly month: ScenarioMonthFigures
  readonly place: number
}

const FIELDS: readonly MonthField[] = ['contacts', 'handleSeconds', 'plannedShrinkage', 'hires']

function Cell({ column, month, place, draft, mayPlan, onDraft, onMonth }: CellProps) {
  const say = useWords(capacityWords)
  const field = FIELDS.find((one) => one === column.key)
  const text = column.text?.(month) ?? column.value(month)
  if (column.key === 'month')
    return (
      <button type="button" className="open nw" onClick={() => onMonth(month.month)}>
        {month.month}
      </button>
    )
  if (column.key === 'gap') return <GapCell gapFte={month.gapFte} text={String(text)} />
  if (!field || !mayPlan) return <>{text}</>
  return (
    <MonthCell
      place={place}
      field={field}
      label={say('cell', { month: month.month, what: column.title })}
      value={draft.months[place]?.[field] ?? null}
      usual={field === 'contacts' && month.basis.kind === 'lacking' ? say('lacking') : String(text)}
      onValues={(values) => onDraft(withMonths(draft, place, field, values))}
    />
  )
}

/** Missing people stand out by weight and sign, not by colour alone. */
const GapCell = ({ gapFte, text }: { readonly gapFte: number; readonly text: string }) =>
  gapFte > 0.05 ? <b className="st broken">+{text}</b> : <span>{text}</span>

function useColumns(other: Props['other']): readonly Column<ScenarioMonthFigures>[] {
  const say = useWords(capacityWords)
  const locale = useLocale()
  const figure = (
    key: string,
    title: string,
    value: (row: ScenarioMonthFigures) => number | null,
    digits = 0,
  ): Column<ScenarioMonthFigures> => ({
    key,
    title,
    numeric: true,
    value,
    text: (row) => number(value(row), locale, digits),
  })
  const otherGap = new Map(other?.figures.months.map(({ month, gapFte }) => [month, gapFte]))
  return [
    { key: 'month', title: say('month'), value: ({ month }) => month },
    figure('contacts', say('contacts'), ({ basis }) => (basis.kind === 'lacking' ? null : basis.contacts)),
    figure('handleSeconds', say('handle'), ({ handleSeconds }) => handleSeconds),
    {
      key: 'plannedShrinkage',
      title: say('shrinkage'),
      numeric: true,
      value: ({ plannedShrinkage }) => plannedShrinkage * 100,
      text: ({ plannedShrinkage }) => percent(plannedShrinkage, locale, 1),
    },
    figure('hires', say('hires'), ({ hires }) => hires),
    figure('wantedHires', say('wantedHires'), ({ wantedHires }) => wantedHires),
    figure('heads', say('heads'), ({ headsAtStart }) => headsAtStart, 1),
    figure('training', say('training'), ({ inTraining }) => inTraining, 1),
    figure('leavers', say('leavers'), ({ leavers }) => leavers, 1),
    figure('required', say('required'), ({ requiredFte }) => requiredFte, 1),
    figure('available', say('available'), ({ availableFte }) => availableFte, 1),
    figure('gap', say('gap'), ({ gapFte }) => gapFte, 1),
    ...(other
      ? [figure('gapOther', say('gapOther', { name: other.name }), ({ month }) => otherGap.get(month) ?? null, 1)]
      : []),
  ]
}
