/** A cell by its row and its column, counted from 0. */
export interface At {
  readonly row: number
  readonly column: number
}

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

export type Deed =
  | { readonly kind: 'go'; readonly to: At }
  | { readonly kind: 'edit' }
  /** Begins so many slots later. */
  | { readonly kind: 'move-start'; readonly slots: 1 | -1 }
  /** To the person so many rows below, or the day so many columns on. */
  | { readonly kind: 'give'; readonly rows: 0 | 1 | -1; readonly columns: 0 | 1 | -1 }
  | { readonly kind: 'day-off' }

const PAGE_ROWS = 10

/**
 * What a key does on the board: arrows, Home, End and the page keys lead on; with Alt, left and right move the start, up and
 * down give the shift away; with Shift besides, left and right move it to another day; Delete makes a day off; Enter opens the editor.
 * @returns null when the key is not the board's own
 */
export function deedOf(
  pressed: Pressed,
  at: At,
  size: { readonly rows: number; readonly columns: number },
): Deed | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed
  const isPlain = !ctrlKey && !metaKey && !shiftKey
  if (altKey && !ctrlKey && !metaKey) return shiftKey ? withAltShift(key) : withAlt(key)
  if (altKey) return null
  if (isPlain && (key === 'Enter' || key === 'F2')) return { kind: 'edit' }
  if (isPlain && (key === 'Delete' || key === 'Backspace')) return { kind: 'day-off' }
  const to = shiftKey ? null : wanted(key, ctrlKey || metaKey, at, size)
  return to && { kind: 'go', to }
}

function withAlt(key: string): Deed | null {
  if (key === 'ArrowRight') return { kind: 'move-start', slots: 1 }
  if (key === 'ArrowLeft') return { kind: 'move-start', slots: -1 }
  if (key === 'ArrowDown') return { kind: 'give', rows: 1, columns: 0 }
  if (key === 'ArrowUp') return { kind: 'give', rows: -1, columns: 0 }
  return null
}

function withAltShift(key: string): Deed | null {
  if (key === 'ArrowRight') return { kind: 'give', rows: 0, columns: 1 }
  return key === 'ArrowLeft' ? { kind: 'give', rows: 0, columns: -1 } : null
}

function wanted(key: string, isFar: boolean, { row, column }: At, size: Parameters<typeof deedOf>[2]): At | null {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const places: Readonly<Record<string, At>> = {
    ArrowUp: { row: isFar ? 0 : row - 1, column },
    ArrowDown: { row: isFar ? last.row : row + 1, column },
    ArrowLeft: { row, column: isFar ? 0 : column - 1 },
    ArrowRight: { row, column: isFar ? last.column : column + 1 },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? last.row : row, column: last.column },
    PageUp: { row: row - PAGE_ROWS, column },
    PageDown: { row: row + PAGE_ROWS, column },
  }
  const place = places[key]
  if (!place) return null
  return {
    row: Math.max(0, Math.min(last.row, place.row)),
    column: Math.max(0, Math.min(last.column, place.column)),
  }
}
