/** A cell by its row and its column, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

export type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const PAGE_ROWS = 10

/**
 * Where a key leads in a grid of cells: arrows to the next, with Control to the last; Home and End along the row, with
 * Control to a corner; the page keys ten rows on. The edge stops; nothing wraps round.
 * @returns null when the key leads nowhere, or is pressed with Alt or Shift
 */
export function walkTo({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed, at: Place, size: Size): Place | null {
  if (altKey || shiftKey) return null
  const isFar = ctrlKey || metaKey
  const { row, column } = at
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const places: Readonly<Record<string, Place>> = {
    ArrowUp: { row: isFar ? 0 : row - 1, column },
    ArrowDown: { row: isFar ? last.row : row + 1, column },
    ArrowLeft: { row, column: isFar ? 0 : column - 1 },
    ArrowRight: { row, column: isFar ? last.column : column + 1 },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? last.row : row, column: last.column },
    PageUp: { row: row - PAGE_ROWS, column },
    PageDown: { row: row + PAGE_ROWS, column },
  }
  const wanted = places[key]
  if (!wanted) return null
  return {
    row: Math.max(0, Math.min(last.row, wanted.row)),
    column: Math.max(0, Math.min(last.column, wanted.column)),
  }
}
