import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { SparseText } from './vectors.ts'

/** One linear score an entry, kept by feature: what a query needs lies side by side. */
export interface FaqClassifier {
  readonly entries: number
  /** Where the weights of each feature begin in `owners` and `weights`; one more than there are features. */
  readonly starts: Int32Array
  readonly owners: Int32Array
  readonly weights: Float32Array
  readonly biases: Float32Array
}

export interface Question {
  readonly text: SparseText
  readonly entry: number
  /** Entries it could be mistaken for; its own may be among them. */
  readonly rivals: Int32Array
}

/** Price of a question on the wrong side. */
const COST = 1
const ROUNDS = 8

/**
 * A linear support vector machine an entry against the questions most like its own. Because an entry learns only from
 * questions that could be mistaken for it, a thousand entries take seconds, not half a minute; so its scores are good for
 * ranking entries that a search has found, and say nothing about others.
 * @param features how many the space of the questions has
 * Source: dual coordinate descent with squared hinge loss, Hsieh et al. 2008 (LIBLINEAR).
 */
export function trainFaqs(
  questions: readonly Question[],
  entries: number,
  features: number,
  seed: number,
  cost = COST,
): FaqClassifier {
  const own: number[][] = Array.from({ length: entries }, () => [])
  const near: number[][] = Array.from({ length: entries }, () => [])
  questions.forEach((question, number) => {
    own[question.entry]?.push(number)
    for (const rival of question.rivals) if (rival !== question.entry) near[rival]?.push(number)
  })
  const random = seededRandom(seed)
  const machine = new Float32Array(features + 1)
  const lists: { owner: number; id: number; weight: number }[] = []
  const biases = new Float32Array(entries)
  for (let entry = 0; entry < entries; entry++) {
    const positives = own[entry] ?? []
    const members = [...positives, ...(near[entry] ?? [])]
    if (positives.length === 0) continue
    separate(machine, questions, members, positives.length, random, cost)
    biases[entry] = machine[features] ?? 0
    machine[features] = 0
    for (const member of members)
      for (const id of questions[member]?.text.ids ?? []) {
        const weight = machine[id] ?? 0
        if (Math.abs(weight) > 1e-4) lists.push({ owner: entry, id, weight })
        machine[id] = 0
      }
  }
  return byFeature(lists, entries, features, biases)
}

/** Scores of all entries; 0 and above: the classifier would say yes. */
export function scoreFaqs(classifier: FaqClassifier, text: SparseText): Float32Array {
  const scores = Float32Array.from(classifier.biases)
  const { starts, owners, weights } = classifier
  for (let at = 0; at < text.ids.length; at++) {
    const id = text.ids[at] ?? 0
    const value = text.weights[at] ?? 0
    for (let place = starts[id] ?? 0; place < (starts[id + 1] ?? 0); place++) {
      const owner = owners[place] ?? 0
      scores[owner] = (scores[owner] ?? 0) + value * (weights[place] ?? 0)
    }
  }
  return scores
}

/** Finds the weights of one entry; the last of `machine` is the bias. The first `positives` members are its own. */
function separate(
  machine: Float32Array,
  questions: readonly Question[],
  members: readonly number[],
  positives: number,
  random: () => number,
  cost: number,
): void {
  const order = members.map((_, at) => at)
  const alphas = new Float64Array(members.length)
  const bias = machine.length - 1
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    for (const at of order) {
      const text = questions[members[at] ?? 0]?.text
      if (!text) continue
      const { ids, weights } = text
      const sign = at < positives ? 1 : -1
      let score = machine[bias] ?? 0
      for (let place = 0; place < ids.length; place++) score += (machine[ids[place] ?? 0] ?? 0) * (weights[place] ?? 0)
      const before = alphas[at] ?? 0
      const gradient = sign * score - 1 + before / (2 * cost)
      // Texts have length 1 and the bias counts as one more feature of weight 1.
      const after = Math.max(before - gradient / (2 + 1 / (2 * cost)), 0)
      const step = sign * (after - before)
      if (step === 0) continue
      alphas[at] = after
      for (let place = 0; place < ids.length; place++) {
        const id = ids[place] ?? 0
        machine[id] = (machine[id] ?? 0) + step * (weights[place] ?? 0)
      }
      machine[bias] = (machine[bias] ?? 0) + step
    }
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}

function byFeature(
  lists: readonly { owner: number; id: number; weight: number }[],
  entries: number,
  features: number,
  biases: Float32Array,
): FaqClassifier {
  const starts = new Int32Array(features + 1)
  for (const { id } of lists) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < features; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = Int32Array.from(starts)
  const owners = new Int32Array(lists.length)
  const weights = new Float32Array(lists.length)
  for (const { owner, id, weight } of lists) {
    const place = next[id] ?? 0
    next[id] = place + 1
    owners[place] = owner
    weights[place] = weight
  }
  return { entries, starts, owners, weights, biases }
}
