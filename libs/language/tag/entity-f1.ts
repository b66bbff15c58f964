import type { Entity } from './bio.ts'

/** F1 over whole entities: one counts only with its kind and both borders right. 0 when there is none on either side. */
export function entityF1(truth: readonly (readonly Entity[])[], found: readonly (readonly Entity[])[]): number {
  let right = 0
  let all = 0
  truth.forEach((entities, at) => {
    const told = new Set((found[at] ?? []).map(nameOf))
    all += entities.length + told.size
    for (const entity of entities) if (told.has(nameOf(entity))) right++
  })
  return all === 0 ? 0 : (2 * right) / all
}

function nameOf({ kind, from, to }: Entity): string {
  return `${from}-${to} ${kind}`
}
