import { Icon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/words/words.ts'
import { NumberField } from './NumberField.tsx'
import { capacityWords } from './words.ts'

interface ListColumn<K extends string> {
  readonly key: K
  readonly label: string
  readonly least: number
  readonly most: number
  readonly scale: number
  readonly isWhole?: boolean
}

interface Props<K extends string> {
  readonly legend: string
  readonly hint: string
  readonly rows: readonly Readonly<Record<K, number>>[]
  readonly least?: number
  readonly most: number
  readonly columns: readonly ListColumn<K>[]
  /** A row as it is added. */
  readonly empty: Readonly<Record<K, number>>
  readonly onRows: (rows: readonly Readonly<Record<K, number>>[]) => void
}

/** A few rows of numbers that can be added and taken away. */
export function RowList<K extends string>(props: Props<K>) {
  const { legend, hint, rows, least = 0, most, columns, empty, onRows } = props
  const say = useWords(capacityWords)
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p className="t3 f12">{hint}</p>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <div key={place} className="capacity-row">
          {columns.map(({ key, ...column }) => (
            <NumberField
              key={key}
              {...column}
              value={row[key]}
              onValue={(value) =>
                onRows(rows.map((one, at) => (at === place ? { ...one, [key]: value ?? one[key] } : one)))
              }
            />
          ))}
          <button
            type="button"
            className="btn i"
            aria-label={say('removeRow')}
            disabled={rows.length <= least}
            onClick={() => onRows(rows.filter((_, at) => at !== place))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="btn s" disabled={rows.length >= most} onClick={() => onRows([...rows, empty])}>
          {say('addRow')}
        </button>
      </div>
    </fieldset>
  )
}
