import type { SkillCell } from '#modules/identity/contract.ts'
import { type Place, type Pressed, type Size, walkTo } from '../../ui/table/walk-cells.ts'
import { LEVELS, type Level } from '../../ui/words/level-words.ts'

/** What decides about a key in a cell. */
export interface CellNow {
  /** Null: the person never had the skill. */
  readonly held: Pick<SkillCell, 'level' | 'expiresOn' | 'state'> | null
  readonly mayGrant: boolean
  /** False: granted to nobody new. */
  readonly isOffered: boolean
}

export type Deed =
  | { readonly kind: 'move'; readonly to: Place }
  /** Level and last day from now on. */
  | { readonly kind: 'set'; readonly level: Level; readonly expiresOn: string | null }
  /** The skill has ended: a last day must be chosen with the level, a digit alone renews nothing. */
  | { readonly kind: 'renew'; readonly level: Level }
  | { readonly kind: 'take' }
  /** To the line where level and last day are changed. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'refuse'; readonly refusal: 'not-yours-to-grant' | 'skill-not-offered' }
  /** Ours, and there is nothing to do. */
  | { readonly kind: 'rest' }

/**
 * What a key does in the skill matrix: arrows, Home, End and the page keys move, digits set the level, Delete takes the
 * skill, Enter edits.
 * @returns null when the key is not the matrix's own
 */
export function deedOf(pressed: Pressed, at: Place, size: Size, cell: CellNow): Deed | null {
  const moved = walkTo(pressed, at, size)
  if (moved) return { kind: 'move', to: moved }
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return null
  const level = LEVELS.find((one) => String(one) === pressed.key)
  if (level !== undefined) return refusalOf(cell) ?? setLevel(level, cell)
  if (pressed.key === 'Delete' || pressed.key === 'Backspace') return take(cell)
  if (pressed.key === 'Enter' || pressed.key === 'F2') return refusalOf(cell) ?? { kind: 'edit' }
  return null
}

function refusalOf({ held, mayGrant, isOffered }: CellNow): Deed | null {
  if (!mayGrant) return { kind: 'refuse', refusal: 'not-yours-to-grant' }
  return held === null && !isOffered ? { kind: 'refuse', refusal: 'skill-not-offered' } : null
}

function setLevel(level: Level, { held }: CellNow): Deed {
  if (held?.state === 'expired') return { kind: 'renew', level }
  return held?.level === level ? { kind: 'rest' } : { kind: 'set', level, expiresOn: held?.expiresOn ?? null }
}

/** What has ended could not be given back as it was: there the line asks first. */
function take({ held, mayGrant }: CellNow): Deed {
  if (held === null) return { kind: 'rest' }
  if (!mayGrant) return { kind: 'refuse', refusal: 'not-yours-to-grant' }
  return held.state === 'expired' ? { kind: 'edit' } : { kind: 'take' }
}
