import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { unitItem } from '#modules/identity/contract.ts'
import { call } from '../api/call.ts'

export type Unit = z.infer<typeof unitItem>

/** The organisation; parents come before their children. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await call<{ readonly units: readonly Unit[] }>('GET', '/api/units')).units,
})

export interface UnitInTree {
  readonly unit: Unit
  /** 0 for the head office. */
  readonly depth: number
}

/** The units as one reads a tree: each followed by what is below it, siblings by name. */
export function inTreeOrder(units: readonly Unit[]): readonly UnitInTree[] {
  const byName = units.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
  const below = (parentId: string | null, depth: number): UnitInTree[] =>
    byName
      .filter((unit) => unit.parentId === parentId)
      .flatMap((unit) => [{ unit, depth }, ...below(unit.unitId, depth + 1)])
  return below(null, 0)
}

/** The units to choose from, moved in by their depth. */
export const unitChoices = (units: readonly Unit[]) =>
  inTreeOrder(units).map(({ unit, depth }) => ({
    value: unit.unitId,
    label: `${'\u2003'.repeat(depth)}${unit.name}`,
  }))
