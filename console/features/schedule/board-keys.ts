import { type Place, type Pressed, type Size, walkTo } from '../../ui/table/walk-cells.ts'

export type Deed =
  | { readonly kind: 'go'; readonly to: Place }
  | { readonly kind: 'edit' }
  /** Begins so many slots later. */
  | { readonly kind: 'move-start'; readonly slots: 1 | -1 }
  /** To the person so many rows below, or the day so many columns on. */
  | { readonly kind: 'give'; readonly rows: 0 | 1 | -1; readonly columns: 0 | 1 | -1 }
  | { readonly kind: 'day-off' }

/**
 * What a key does on the board: arrows, Home, End and the page keys lead on; with Alt, left and right move the start, up and
 * down give the shift away; with Shift besides, left and right move it to another day; Delete makes a day off; Enter opens the editor.
 * @returns null when the key is not the board's own
 */
export function deedOf(pressed: Pressed, at: Place, size: Size): Deed | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed
  const isPlain = !ctrlKey && !metaKey && !shiftKey
  if (altKey && !ctrlKey && !metaKey) return shiftKey ? withAltShift(key) : withAlt(key)
  if (altKey) return null
  if (isPlain && (key === 'Enter' || key === 'F2')) return { kind: 'edit' }
  if (isPlain && (key === 'Delete' || key === 'Backspace')) return { kind: 'day-off' }
  const to = walkTo(pressed, at, size)
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
