import { type KeyboardEvent, memo, type RefObject } from 'react'
import type { SkillCell, SkillMatrixRow } from '#modules/identity/contract.ts'
import type { Skill } from '../../queries/skills.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Place } from '../../ui/table/walk-cells.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { skillsWords } from './words.ts'

interface Props {
  readonly rows: readonly SkillMatrixRow[]
  readonly columns: readonly Skill[]
  /** The cell that has, or would take, the focus. */
  readonly at: Place
  /** People of the view, also those not read yet. */
  readonly count: number
  readonly isReadOnly: boolean
  readonly table: RefObject<HTMLTableElement | null>
  readonly onAt: (place: Place) => void
  readonly onKey: (event: KeyboardEvent<HTMLTableElement>) => void
  readonly onEdit: () => void
}

/** People by skills, team by team. One cell at a time is in the order of Tab; the arrow keys lead to the others. */
export function MatrixGrid({ rows, columns, at, count, isReadOnly, table, onAt, onKey, onEdit }: Props) {
  const say = useWords(skillsWords)
  const locale = useLocale()
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA stands on a table
      role="grid"
      className="matrix"
      aria-label={say('matrix')}
      aria-rowcount={count}
      aria-colcount={columns.length + 1}
      aria-readonly={isReadOnly}
      onKeyDown={onKey}
      onDoubleClick={onEdit}
      onFocus={(event) => {
        const place = placeOf(event.target)
        if (place && (place.row !== at.row || place.column !== at.column)) onAt(place)
      }}
    >
      <thead>
        <tr>
          <th scope="col">{say('person')}</th>
          {columns.map(({ code, names, offered }) => (
            <th key={code} scope="col" title={code}>
              <span className="clip">{names[locale]}</span>
              {!offered && <span className="tag">{say('retired')}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row
            key={row.personId}
            row={row}
            index={index}
            columns={columns}
            begins={row.unitId !== rows[index - 1]?.unitId}
            current={at.row === index ? at.column : null}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Where in the grid an element lies; null outside its cells. */
function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('td[data-at]') : null
  const [row, column] = (cell?.dataset.at ?? '').split(':').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}

export const cellAt = (table: HTMLTableElement | null, { row, column }: Place): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`td[data-at="${row}:${column}"]`) ?? null

const Row = memo(function Row(props: {
  readonly row: SkillMatrixRow
  readonly index: number
  readonly columns: readonly Skill[]
  /** The first of its team. */
  readonly begins: boolean
  readonly current: number | null
}) {
  const { row, index, columns, begins, current } = props
  const cells = new Map(row.cells.map((cell) => [cell.skill, cell]))
  return (
    <>
      {begins && (
        <tr className="team">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            <span>{row.unitName}</span>
          </th>
        </tr>
      )}
      <tr>
        <th scope="row">
          <span className="ell">{row.displayName}</span> <span className="t3 f12">{row.agentNo}</span>
        </th>
        {columns.map(({ code, offered }, column) => {
          const cell = cells.get(code)
          const isFixed = !row.mayGrant || (cell === undefined && !offered)
          return (
            <td
              key={code}
              data-at={`${index}:${column}`}
              data-level={cell && cell.state !== 'expired' ? cell.level : undefined}
              className={`${cell?.state ?? ''}${isFixed ? ' fixed' : ''}`}
              tabIndex={current === column ? 0 : -1}
            >
              {cell && <Cell cell={cell} />}
            </td>
          )
        })}
      </tr>
    </>
  )
})

/** The level; with a sign and the day when it soon ends or has ended, so that nothing is told by colour alone. */
function Cell({ cell }: { readonly cell: SkillCell }) {
  const say = useWords(skillsWords)
  if (cell.state === 'valid' || cell.expiresOn === null) return <>{cell.level}</>
  const isOver = cell.state === 'expired'
  return (
    <span className="ends" title={`${say(isOver ? 'expired' : 'soon')} · ${say('until', { day: cell.expiresOn })}`}>
      {isOver ? <s>{cell.level}</s> : cell.level}
      <Icon name={isOver ? 'withdrawn' : 'endangered'} small />
      <span className="f11">{cell.expiresOn.slice(5)}</span>
      <span className="for-ears">{say(isOver ? 'expired' : 'soon')}</span>
    </span>
  )
}
