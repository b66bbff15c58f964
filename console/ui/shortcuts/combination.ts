/** A key combination as `aria-keyshortcuts` writes it: `Alt+W`, `Control+Enter`, `?`. */
export type Combination = string

interface Pressed {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/**
 * Whether these keys are that combination. Letters and digits count by their place on the keyboard as well, because Alt
 * changes what some keyboards type; on a Mac the command key stands for Control.
 */
export function isPressed(event: Pressed, combination: Combination): boolean {
  const parts = combination.split('+')
  const key = parts[parts.length - 1] ?? ''
  const control = parts.includes('Control')
  const shift = parts.includes('Shift')
  if (event.altKey !== parts.includes('Alt') || (event.ctrlKey || event.metaKey) !== control) return false
  // A sign such as `?` needs Shift on most keyboards and not on others: the sign alone decides.
  if (/^[A-Za-z0-9]$|^[A-Z][a-z]+/.test(key) && event.shiftKey !== shift) return false
  return (
    event.key.toLowerCase() === key.toLowerCase() ||
    event.code === `Key${key.toUpperCase()}` ||
    event.code === `Digit${key}`
  )
}

const WORDS: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
  Escape: 'Esc',
}

/** As people read it: `Ctrl ↵`. */
export function combinationWords(combination: Combination): string {
  return combination
    .split('+')
    .map((part) => WORDS[part] ?? part)
    .join(' ')
}
