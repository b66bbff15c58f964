import { unknownVariables } from '#libs/reply-template/reply-template.ts'
import type { CannedReply } from '#modules/knowledge/contract.ts'
import type { Unit } from '../../queries/units.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { LOCALES, type Locale, type Names } from '../../ui/words/locale.ts'

/** The body from the fields: a unit only for a unit's reply, and no topic where none was chosen. */
export const bodyOf = (draft: Draft) => ({
  ...draft,
  topic: draft.topic ?? null,
  unitId: draft.audience === 'unit' ? (draft.unitId ?? null) : null,
})

export const draftOf = (reply: CannedReply, ownUnitId: string): Draft => ({
  shortcut: reply.shortcut,
  title: reply.title,
  text: reply.text,
  topic: reply.topic ?? undefined,
  audience: reply.audience,
  unitId: reply.unitId ?? ownUnitId,
})

/** Which languages ask for variables that do not exist, and for which. */
export function unknownIn(text: Names): readonly { readonly locale: Locale; readonly names: readonly string[] }[] {
  return LOCALES.map((locale) => ({ locale, names: unknownVariables(text[locale]) })).filter(
    ({ names }) => names.length > 0,
  )
}

/** The units at and below those where someone holds a role: a unit's replies are written there. */
export function unitsBelow(units: readonly Unit[], unitIds: readonly string[]): readonly Unit[] {
  const reached = new Set(unitIds)
  let before = -1
  while (before !== reached.size) {
    before = reached.size
    for (const { unitId, parentId } of units) if (parentId !== null && reached.has(parentId)) reached.add(unitId)
  }
  // Their tops hang from nothing here: a tree is drawn from what has no parent in it.
  return units
    .filter(({ unitId }) => reached.has(unitId))
    .map((unit) => (unit.parentId !== null && reached.has(unit.parentId) ? unit : { ...unit, parentId: null }))
}
