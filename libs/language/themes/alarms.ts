import type { SparseRows } from '../features/sparse.ts'
import type { NearestRows } from './nearest-rows.ts'
import { termsOf } from './theme-terms.ts'
import type { Circle } from './week-scan.ts'

/** A theme that came up. */
export interface Alarm {
  /** The words that set its texts apart from all others, the most telling first, eight at most. */
  readonly terms: readonly string[]
  /** It stands out in the last week alone (1) or in the last two together (2); `count` and `expected` are of these. */
  readonly weeks: 1 | 2
  readonly count: number
  /** Texts of this kind that so many weeks would have had by what came before. */
  readonly expected: number
  /** Three times as many as expected, or more: a theme that was hardly there, not one that grows. */
  readonly isNew: boolean
  /** Chance that a quiet week raises any alarm as strong as this, 0..1. */
  readonly chance: number
  /** Its texts: place in the week, and weeks before the last (0 or 1). The most typical first. */
  readonly texts: readonly { readonly age: number; readonly place: number; readonly text: string }[]
}

interface Watched {
  readonly texts: readonly string[]
  readonly age: Uint8Array
  readonly table: SparseRows
  readonly nearest: NearestRows
}

/** Circles that share their texts are one alarm; it is told by all of them together. */
export function alarmsOf(circles: readonly Circle[], watched: Watched): readonly Alarm[] {
  const kinds: Kind[] = []
  for (const circle of circles) {
    const rows = rowsIn(circle, watched.nearest)
    const own = rows.filter((row) => (watched.age[row] ?? 0) < circle.weeks)
    const shared = (of: ReadonlySet<number> | ReadonlyMap<number, number>) =>
      own.filter((row) => of.has(row)).length / own.length
    const kind = kinds.find(({ heart }) => shared(heart) >= TOGETHER)
    if (kind !== undefined) for (const row of rows) kind.votes.set(row, (kind.votes.get(row) ?? 0) + 1)
    else if (kinds.every(({ votes }) => shared(votes) < APART))
      kinds.push({ first: circle, heart: new Set(rows), votes: new Map(rows.map((row) => [row, 1])) })
  }
  return kinds.map(({ first, votes }) => describe(first, coreOf(votes), watched))
}

interface Kind {
  readonly first: Circle
  /** The texts of its first circle, with which all others share theirs. */
  readonly heart: ReadonlySet<number>
  /** How many of its circles hold a text. */
  readonly votes: Map<number, number>
}

/** Texts that stand in few of the circles are at the rim: neighbours of another kind. */
const coreOf = (votes: ReadonlyMap<number, number>): readonly number[] => {
  const most = Math.max(...votes.values())
  return [...votes].filter(([, count]) => count >= CORE * most).map(([row]) => row)
}

const CORE = 0.4

/** Shares of the watched texts of a circle that an alarm has already: from half on it is the same, below a quarter another one. */
const TOGETHER = 0.5
const APART = 0.25
const NEW_FROM = 3

const rowsIn = ({ middle, size }: Circle, { rows, most }: NearestRows): number[] => [
  middle,
  ...rows.subarray(middle * most, middle * most + size - 1),
]

function describe(first: Circle, rows: readonly number[], { texts, age, table }: Watched): Alarm {
  const own = rows.filter((row) => (age[row] ?? 0) < first.weeks)
  // Two weeks may stand out only because the last of them does.
  const weeks = own.every((row) => age[row] === 0) ? 1 : first.weeks
  const watchedTexts = age.reduce((sum, each) => sum + (each < weeks ? 1 : 0), 0)
  const expected = ((rows.length - own.length) * watchedTexts) / (texts.length - watchedTexts)
  return {
    terms: tellingTerms(own, texts),
    weeks,
    count: own.length,
    expected,
    isNew: own.length >= NEW_FROM * expected,
    chance: first.chance,
    texts: mostTypicalFirst(own, table).map((row) => ({
      age: age[row] ?? 0,
      place: row - age.indexOf(age[row] ?? 0),
      text: texts[row] ?? '',
    })),
  }
}

const MOST_TERMS = 8

/** Words by how many of the texts have them times how much oftener than elsewhere (logarithm); those of two texts or more. */
function tellingTerms(own: readonly number[], texts: readonly string[]): readonly string[] {
  const inside = countTerms(own.map((row) => texts[row] ?? ''))
  const overall = countTerms(texts)
  return [...inside]
    .filter(([, count]) => count >= Math.min(2, own.length))
    .map(([term, count]) => ({
      term,
      weight: count * Math.log((count * texts.length) / (own.length * (overall.get(term) ?? count))),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(({ term }) => term)
}

function countTerms(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Rows by their likeness to all of them together. */
function mostTypicalFirst(rows: readonly number[], { starts, indices, values }: SparseRows): readonly number[] {
  const sum = new Map<number, number>()
  const cells = (row: number) => indices.subarray(starts[row], starts[row + 1]).entries()
  for (const row of rows)
    for (const [at, index] of cells(row)) sum.set(index, (sum.get(index) ?? 0) + (values[(starts[row] ?? 0) + at] ?? 0))
  const likeness = new Map(
    rows.map((row) => {
      let dot = 0
      for (const [at, index] of cells(row)) dot += (sum.get(index) ?? 0) * (values[(starts[row] ?? 0) + at] ?? 0)
      return [row, dot] as const
    }),
  )
  return [...rows].sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0) || a - b)
}
