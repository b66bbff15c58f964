import { seededRandom } from '#libs/chance/seeded-random.ts'
import { type Question, trainFaqs } from './faq-classifier.ts'
import { buildIndex, type Entry, putCut, type RetrievalIndex } from './index.ts'
import { type RankedCase, scoreLinear, trainLinear } from './listwise.ts'
import { nearEntries } from './rank.ts'
import { FEATURE_COUNT, type TermCounts } from './rank-features.ts'
import { describeShortlist, type LearnedParts, type Ranker } from './ranker.ts'
import { trainSpace } from './shared-space.ts'
import { type Cut, cut } from './terms.ts'
import { trainTrees } from './trees.ts'
import { featureSpace, vectorOf } from './vectors.ts'

/** A question and the entry it belongs to. */
interface Known {
  readonly text: Cut
  readonly id: string
  /** Entries it could be mistaken for. */
  readonly rivals: readonly string[]
}

/** A question is told from so many entries that look like its own. */
const RIVALS = 30
/** Questions the ranker learns to rank from; more make training longer and it no better. */
const ENOUGH_CASES = 2500
const LARGE = 10_000

/**
 * Learns from the entries' own questions how to rank: each question of a part is asked of an index made of the other
 * parts, so that the ranker sees what it will see of customers. About half a minute of one idle core for 20,000
 * questions in 1,200 entries.
 * The same entries and seed give the same ranker.
 * @returns undefined when the entries have too few questions to learn from (fewer than 20 left with another of their entry)
 */
export function trainRanker(entries: readonly Entry[], seed: number): Ranker | undefined {
  const rows = withRivals(entries.flatMap(({ id, texts }) => texts.map((text) => ({ id, text: cut(text) }))))
  const cases = heldOutCases(rows, seed)
  if (cases.length < 20) return undefined
  const linear = trainLinear(cases, FEATURE_COUNT, seed)
  const trees = trainTrees(cases, FEATURE_COUNT, (row) => scoreLinear(linear, row))
  return { parts: learnParts(indexOf(rows), rows, seed), linear, trees }
}

/** Found once, with all texts: which entries come into question decides little, and finding them takes long. */
function withRivals(rows: readonly Omit<Known, 'rivals'>[]): Known[] {
  const index = indexOf(rows)
  return rows.map((row) => ({
    ...row,
    rivals: nearEntries(index, row.text.terms, RIVALS).map((entry) => index.ids[entry] ?? ''),
  }))
}

function heldOutCases(rows: readonly Known[], seed: number): RankedCase[] {
  const folds = rows.length > LARGE ? 8 : 5
  const used = Math.max(Math.min(Math.ceil((ENOUGH_CASES * folds) / Math.max(rows.length, 1)), folds), 1)
  const random = seededRandom(seed)
  const parts = rows.map(() => Math.floor(random() * folds))
  const cases: RankedCase[] = []
  for (let fold = 0; fold < used; fold++) {
    const kept = rows.filter((_, at) => parts[at] !== fold)
    const index = indexOf(kept)
    const learned = learnParts(index, kept, seed + fold)
    const counts: TermCounts = new Map()
    rows.forEach(({ id, text }, at) => {
      if (parts[at] !== fold) return
      const { shortlist, described } = describeShortlist(index, learned, text, counts)
      const right = shortlist.findIndex(({ entry }) => index.ids[entry] === id)
      if (right >= 0) cases.push({ rows: described, right })
    })
  }
  return cases
}

function learnParts(index: RetrievalIndex, rows: readonly Known[], seed: number): LearnedParts {
  const features = featureSpace(rows.map(({ text }) => text))
  const numbers = new Map(index.ids.map((id, number) => [id, number]))
  const questions: Question[] = rows.map(({ text, id, rivals }) => ({
    text: vectorOf(features, text),
    entry: numbers.get(id) ?? 0,
    rivals: Int32Array.from(rivals.flatMap((rival) => numbers.get(rival) ?? [])),
  }))
  const counts = [index.ids.length, features.rarities.length] as const
  return {
    numbers,
    features,
    classifier: trainFaqs(questions, ...counts, seed),
    space: trainSpace(questions, ...counts, seed),
  }
}

function indexOf(rows: readonly Omit<Known, 'rivals'>[]): RetrievalIndex {
  const texts = new Map<string, Cut[]>()
  for (const { text, id } of rows) {
    const kept = texts.get(id)
    if (kept) kept.push(text)
    else texts.set(id, [text])
  }
  const index = buildIndex([])
  for (const [id, cuts] of texts) putCut(index, id, cuts)
  return index
}
