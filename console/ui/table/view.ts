/** How a table is looked at; it lives in the address, so that a link shows the same rows. */
export interface TableView {
  /** Words to look for; empty for all. */
  readonly filter: string
  /** A column's key; null for the order given. */
  readonly sort: string | null
  readonly descending: boolean
}

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** What sorts, filters and exports; null where there is nothing. */
  readonly value: (row: Row) => string | number | null
  /** The value in words, for reading, filtering and files, where it sorts by something else. */
  readonly text?: (row: Row) => string
  /** What is shown; the text when left out. */
  readonly cell?: (row: Row) => React.ReactNode
  readonly numeric?: boolean
}

export function readView(search: Readonly<Record<string, unknown>>, prefix = ''): TableView {
  const text = (name: string) => (typeof search[prefix + name] === 'string' ? String(search[prefix + name]) : '')
  const sort = text('sort')
  return {
    filter: text('filter'),
    sort: sort === '' ? null : sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
  }
}

/** The same view as search parameters; what is as usual is left out. */
export function writeView(view: TableView, prefix = ''): Record<string, string | undefined> {
  return {
    [`${prefix}filter`]: view.filter === '' ? undefined : view.filter,
    [`${prefix}sort`]: view.sort === null ? undefined : `${view.descending ? '-' : ''}${view.sort}`,
  }
}

/** Asked of a column again and again: up, down, as given. */
export function nextSort(view: TableView, key: string): TableView {
  if (view.sort !== key) return { ...view, sort: key, descending: false }
  return view.descending ? { ...view, sort: null, descending: false } : { ...view, descending: true }
}

/** The rows that hold every word of the filter, in the order asked for; nothing sorts last both ways. */
export function applyView<Row>(rows: readonly Row[], columns: readonly Column<Row>[], view: TableView): readonly Row[] {
  const words = view.filter.toLowerCase().split(/\s+/).filter(Boolean)
  const kept = words.length === 0 ? rows : rows.filter((row) => holds(row, columns, words))
  const column = columns.find(({ key }) => key === view.sort)
  if (!column) return kept
  const collator = new Intl.Collator('zh', { numeric: true })
  return kept.toSorted((a, b) => {
    const [x, y] = [column.value(a), column.value(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
    return view.descending ? -order : order
  })
}

function holds<Row>(row: Row, columns: readonly Column<Row>[], words: readonly string[]): boolean {
  const text = columns
    .map((column) => textOf(column, row) ?? '')
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

/** What a column says of a row, in words; numbers stay numbers. */
export function textOf<Row>(column: Column<Row>, row: Row): string | number | null {
  return column.text ? column.text(row) : column.value(row)
}
