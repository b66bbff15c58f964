import { exactProgramme, rosterFromProgramme } from '#libs/shift-sequences/exact-programme.ts'
import type { Instance, Roster } from '#libs/shift-sequences/instance.ts'
import { InputFault } from '../support/terminal.ts'

export type ExactResult =
  | { readonly kind: 'optimal'; readonly roster: Roster; readonly cost: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'time is up' }

/** Solves a small instance to proven optimality by HiGHS, an optional package. */
export async function solveExactly(instance: Instance, seconds: number): Promise<ExactResult> {
  const engine = await loadEngine()
  const { text, constant } = exactProgramme(instance)
  const { Status, ObjectiveValue, Columns } = engine.solve(text, { time_limit: seconds })
  if (Status === 'Infeasible') return { kind: 'impossible' }
  if (Status !== 'Optimal') return { kind: 'time is up' }
  const values: Readonly<Record<string, { readonly Primal?: number } | undefined>> = Columns
  const roster = rosterFromProgramme(instance, (name) => values[name]?.Primal ?? 0)
  return { kind: 'optimal', roster, cost: Math.round(ObjectiveValue + constant) }
}

async function loadEngine() {
  try {
    const { default: load } = await import('highs')
    return await load()
  } catch (error) {
    throw new InputFault(
      `The exact engine is not installed (${String(error)}): run npm install highs, or leave out --exact`,
    )
  }
}
