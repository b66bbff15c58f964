import { inTreeOrder, type Unit } from '../../queries/units.ts'

interface Leads {
  /** Reach of the permission. */
  readonly reach: string | undefined
  readonly roles: readonly { readonly role: string; readonly unitId: string }[]
}

const LEADING = ['team-leader', 'supervisor']

/** The units whose leave this person looks after, as a tree reads; whoever plans the house has all of them. */
export function ledUnits(units: readonly Unit[], { reach, roles }: Leads): readonly Unit[] {
  const ordered = inTreeOrder(units).map(({ unit }) => unit)
  if (reach === 'all') return ordered
  const led = new Set(roles.filter(({ role }) => LEADING.includes(role)).map(({ unitId }) => unitId))
  // A parent comes before what is below it.
  for (const { unitId, parentId } of ordered) if (parentId !== null && led.has(parentId)) led.add(unitId)
  return ordered.filter(({ unitId }) => led.has(unitId))
}
