import type { CompiledProblem } from './compile.ts'
import type { CompiledPerson } from './person.ts'

/** Slots at the start of the horizon in which a person is still at work from before. */
export function carriedSlots(
  { grid }: Pick<CompiledProblem, 'grid'>,
  { person }: Pick<CompiledPerson, 'person'>,
): number {
  const lastEndsAt = person.history?.lastEndsAt ?? null
  if (lastEndsAt === null) return 0
  return Math.max(0, Math.floor((lastEndsAt - grid.startsAt) / (grid.slotSeconds * 1000)))
}
