import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { csv } from '#libs/guarded-csv/csv.ts'
import { Icon } from '../icons.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'
import { download, XLSX } from './csv.ts'
import { applyView, type Column, nextSort, readView, type TableView, textOf, writeView } from './view.ts'

interface Props<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Marks rows, for example the one that is open. */
  readonly rowClass?: (row: Row) => string | undefined
  /** Two tables on one page keep their views apart by it. */
  readonly prefix?: string
  /** The file's name, without its ending; nothing to export without it. */
  readonly exportAs?: string
  /** Offered as a workbook (XLSX) too. */
  readonly withWorkbook?: boolean
  /** More filters, beside ours. */
  readonly tools?: ReactNode
  /** When there are no rows at all. */
  readonly empty: ReactNode
  /** A short list without the line above it: it sorts, and its filters stand elsewhere. */
  readonly isBare?: boolean
  /** Below the last row, for example a button that reads more. */
  readonly foot?: ReactNode
}

/** A list that filters, sorts, exports, and keeps its view in the address. */
export function PageTable<Row>(props: Props<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    prefix = '',
    exportAs,
    tools,
    empty,
    foot,
    rowClass,
    isBare = false,
    withWorkbook = false,
  } = props
  const [view, setView] = useTableView(prefix)
  const say = useWords(partWords)
  const shown = useMemo(() => applyView(rows, columns, view), [rows, columns, view])
  if (rows.length === 0) return <>{empty}</>
  return (
    <>
      {!isBare && (
        <div className="row wrap pb">
          <input
            className="field table-filter"
            type="search"
            placeholder={say('filter')}
            aria-label={say('filterThis')}
            defaultValue={view.filter}
            onChange={(event) => setView({ ...view, filter: event.target.value })}
          />
          {tools}
          <span className="sp" />
          <span className="t3 f12" role="status">
            {say('rows', { shown: shown.length, count: rows.length })}
          </span>
          {exportAs !== undefined && (
            <button type="button" className="btn s" onClick={() => exportRows(exportAs, columns, shown)}>
              <Icon name="export" small />
              {say('exportCsv')}
            </button>
          )}
          {exportAs !== undefined && withWorkbook && (
            <button type="button" className="btn s" onClick={() => void exportWorkbook(exportAs, columns, shown)}>
              <Icon name="export" small />
              {say('exportXlsx')}
            </button>
          )}
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState what={say('noRowsMatch')} />
      ) : (
        <table className="tbl">
          <caption className="for-ears">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.key} column={column} view={view} onSort={setView} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={rowKey(row)} row={row} columns={columns} className={rowClass?.(row)} />
            ))}
          </tbody>
        </table>
      )}
      {foot}
    </>
  )
}

function Heading<Row>(props: {
  readonly column: Column<Row>
  readonly view: TableView
  readonly onSort: (view: TableView) => void
}) {
  const { column, view, onSort } = props
  const sorted = view.sort === column.key
  return (
    <th
      className={column.numeric ? 'n' : undefined}
      scope="col"
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="sort" onClick={() => onSort(nextSort(view, column.key))}>
        {column.title}
        {sorted && <Icon name={view.descending ? 'down' : 'up'} small />}
      </button>
    </th>
  )
}

function Row<Row>(props: {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly className: string | undefined
}) {
  const { row, columns, className } = props
  return (
    <tr className={className}>
      {columns.map((column) => (
        <td key={column.key} className={column.numeric ? 'n' : undefined}>
          {column.cell ? column.cell(row) : (textOf(column, row) ?? '—')}
        </td>
      ))}
    </tr>
  )
}

/** The view in the address, and how to change it without a new step in the browser's history. */
function useTableView(prefix: string): readonly [TableView, (view: TableView) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = useMemo(() => readView(search, prefix), [search, prefix])
  const setView = (next: TableView) => {
    const change = (before: Readonly<Record<string, unknown>>) => ({ ...before, ...writeView(next, prefix) })
    void navigate({ to: '.', search: change, replace: true })
  }
  return [view, setView]
}

/** Hands the rows to the browser's downloads, as they are read. */
export function exportRows<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const header = columns.map(({ title }) => title)
  const cells = rows.map((row) => columns.map((column) => textOf(column, row)))
  download(`${name}.csv`, csv(header, cells))
}

/** The same as a workbook; what writes workbooks is loaded when one is asked for. */
async function exportWorkbook<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const { workbook } = await import('#libs/roster-export/workbook.ts')
  const header = columns.map(({ title }) => title)
  const cells = rows.map((row) => columns.map((column) => textOf(column, row)))
  const bytes = workbook([{ name: name.slice(0, 31), header, rows: cells, hasWholeNumbers: true }])
  download(`${name}.xlsx`, new Uint8Array(bytes), XLSX)
}
