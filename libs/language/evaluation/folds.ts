import { seededRandom } from '#libs/chance/seeded-random.ts'

/**
 * Gives each example a fold, 0..folds - 1, so that every label is spread over the folds as evenly as it can be; the
 * same seed gives the same folds. Examples of the same `group` (one text twice) fall into the same fold.
 */
export function foldsOf(
  labels: readonly string[],
  folds: number,
  { seed = 1, groups }: { readonly seed?: number; readonly groups?: readonly string[] } = {},
): Uint8Array {
  const random = seededRandom(seed)
  const order = labels.map((_, at) => at)
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
  const next = new Map<string, number>()
  const foldOfGroup = new Map<string, number>()
  const result = new Uint8Array(labels.length)
  for (const at of order) {
    const label = labels[at] ?? ''
    const group = groups?.[at]
    const known = group === undefined ? undefined : foldOfGroup.get(group)
    const turn = next.get(label) ?? Math.floor(random() * folds)
    const fold = known ?? turn % folds
    if (known === undefined) next.set(label, turn + 1)
    if (group !== undefined) foldOfGroup.set(group, fold)
    result[at] = fold
  }
  return result
}
