import { stemsOf } from '../blend/stem.ts'
import type { SparseRows } from '../features/sparse.ts'
import { toUnitRows } from '../themes/dense.ts'
import { singularRows } from '../themes/singular.ts'
import { sphericalMeans } from '../themes/spherical-means.ts'

/**
 * Words that are used alike, such as "cancel, terminate, close" or "goodbye, bye", from texts that are sorted by what
 * they are about: two words are alike when the words beside them and the labels of their texts are.
 * @param texts thousands, in a language of words; a word in fewer than three places is left out
 * @param families groups to form, 2 or more; a word that stays alone is in none
 * @returns stems (`stemOf`), two or more a family, no stem in two of them
 * Source: positive pointwise mutual information, its singular vectors (Levy, Goldberg and Dagan 2015), spherical k-means.
 */
export function learnFamilies(
  texts: readonly { readonly text: string; readonly label: string }[],
  { families, seed }: { readonly families: number; readonly seed: number },
): readonly (readonly string[])[] {
  const said = texts.map(({ text, label }) => ({ stems: stemsOf(text), label }))
  const words = oftenSaid(said.flatMap(({ stems }) => stems))
  const { rows, singular } = singularRows(surprises(said, words), DIMENSIONS, seed)
  const even = rows.values.map((value, at) => value * Math.max(singular[at % rows.width] ?? 0, 1e-9) ** -0.5)
  const { groups } = sphericalMeans(toUnitRows({ values: even, width: rows.width }), families, { restarts: 2, seed })
  const found = Array.from({ length: families }, (): string[] => [])
  for (const [at, word] of words.entries()) found[groups[at] ?? 0]?.push(word)
  return found.filter(({ length }) => length > 1)
}

const DIMENSIONS = 100
const LEAST_PLACES = 3
/** Neighbours on either side. */
const REACH = 2

function oftenSaid(stems: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= LEAST_PLACES).map(([stem]) => stem)
}

interface Said {
  readonly stems: readonly string[]
  readonly label: string
}

/** A row a word, a column a neighbour at its place or a label: ln of how much oftener than by chance, if oftener. */
function surprises(said: readonly Said[], words: readonly string[]): SparseRows {
  const places = new Map(words.map((word, at) => [word, at]))
  const columns = [...countsByContext(said, places).values()].filter(({ size }) => size > 1)
  const ofWord = new Float64Array(words.length)
  const ofColumn = columns.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  for (const counts of columns) for (const [word, count] of counts) ofWord[word] = (ofWord[word] ?? 0) + count
  const all = ofColumn.reduce((sum, count) => sum + count, 0)
  const cells = words.map((): { column: number; value: number }[] => [])
  for (const [column, counts] of columns.entries())
    for (const [word, count] of counts) {
      const value = Math.log((count * all) / ((ofWord[word] ?? 1) * (ofColumn[column] ?? 1)))
      if (value > 0) cells[word]?.push({ column, value })
    }
  const starts = new Uint32Array(words.length + 1)
  for (const [word, own] of cells.entries()) starts[word + 1] = (starts[word] ?? 0) + own.length
  const flat = cells.flat()
  return {
    starts,
    indices: Uint32Array.from(flat, ({ column }) => column),
    values: Float32Array.from(flat, ({ value }) => value),
    width: columns.length,
  }
}

/** How often each word (by its place) stands in each context. */
function countsByContext(said: readonly Said[], places: ReadonlyMap<string, number>) {
  const contexts = new Map<string, Map<number, number>>()
  const count = (word: number, context: string): void => {
    const counts = contexts.get(context) ?? new Map<number, number>()
    contexts.set(context, counts.set(word, (counts.get(word) ?? 0) + 1))
  }
  for (const { stems, label } of said)
    for (const [at, stem] of stems.entries()) {
      const word = places.get(stem)
      if (word === undefined) continue
      count(word, `about ${label}`)
      for (let far = -REACH; far <= REACH; far += 1) {
        const neighbour = stems[at + far]
        if (far !== 0 && neighbour !== undefined) count(word, `${far} ${neighbour}`)
      }
    }
  return contexts
}
