/** A stretch of text of a kind: `from <= unit < to`, UTF-16 units of the text. */
export interface Entity {
  readonly kind: string
  readonly from: number
  readonly to: number
}

/**
 * Tags of a text as numbers: 0 outside, 2k+1 the first character of kind k, 2k+2 a further one. A further one may only
 * follow its own kind.
 */
export function isLegal(before: number, tag: number): boolean {
  return tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1
}

/** Numbers of written tags (O, B-BANK, I-BANK); an I that follows nothing of its kind begins a new entity. */
export function readTags(tags: readonly string[], kinds: readonly string[]): Uint8Array {
  const numbers = new Uint8Array(tags.length)
  tags.forEach((tag, at) => {
    const kind = kinds.indexOf(tag.slice(2))
    if (kind < 0) return
    const inside = 2 * kind + 2
    numbers[at] = tag.startsWith('I') && at > 0 && isLegal(numbers[at - 1] ?? 0, inside) ? inside : 2 * kind + 1
  })
  return numbers
}

/** Kinds named in written tags, in the order of the alphabet. */
export function kindsOf(tags: Iterable<string>): string[] {
  return [...new Set([...tags].flatMap((tag) => (/^[BI]-./.test(tag) ? [tag.slice(2)] : [])))].sort()
}

/** The entities of a text by the tags of its characters. */
export function entitiesOf(tags: ArrayLike<number>, kinds: readonly string[], offsets: ArrayLike<number>): Entity[] {
  const entities: Entity[] = []
  for (let at = 0; at < tags.length; at++) {
    const tag = tags[at] ?? 0
    if (tag % 2 === 0) continue
    let end = at + 1
    while (end < tags.length && tags[end] === tag + 1) end++
    entities.push({ kind: kinds[(tag - 1) / 2] ?? '', from: offsets[at] ?? 0, to: offsets[end] ?? 0 })
  }
  return entities
}
