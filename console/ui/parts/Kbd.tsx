import type { Combination } from '../shortcuts/combination.ts'
import { combinationWords } from '../shortcuts/combination.ts'

/** A key combination in sight, for example `Alt W`. Screen readers hear it from `aria-keyshortcuts` of the button. */
export function Kbd({ keys }: { readonly keys: Combination }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
  return <kbd aria-hidden="true">{combinationWords(keys)}</kbd>
}
