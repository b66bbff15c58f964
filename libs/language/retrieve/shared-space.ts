import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { Question } from './faq-classifier.ts'
import type { SparseText } from './vectors.ts'

/**
 * A place for every feature and every entry in one space of few dimensions, so that words which lead to the same entries
 * lie near each other: a synonym helps even where it was never seen with the entry at hand.
 */
export interface SharedSpace {
  readonly size: number
  readonly features: Float32Array
  readonly entries: Float32Array
}

export interface SpaceOptions {
  readonly size: number
  readonly rounds: number
}

/** Pulls questions to their entries and off the entries they could be mistaken for. Source: as StarSpace, Wu et al. 2017. */
export function trainSpace(
  questions: readonly Question[],
  entries: number,
  features: number,
  seed: number,
  { size, rounds }: SpaceOptions = { size: 64, rounds: 5 },
): SharedSpace {
  const random = seededRandom(seed)
  const noise = () => ((random() - 0.5) * 2) / Math.sqrt(size)
  const space = {
    size,
    features: Float32Array.from({ length: features * size }, noise),
    entries: Float32Array.from({ length: entries * size }, noise),
  }
  const steps = rounds * questions.length
  for (let step = 0; step < steps; step++) {
    const question = questions[Math.floor(random() * questions.length)]
    if (question) learn(space, question, entries, 0.8 * (1 - step / steps) + 0.02, random)
  }
  return space
}

/** Nearness of the text to each entry given, in their order; 0 for entries that are not in the space. */
export function scoreSpace(space: SharedSpace, text: SparseText, entries: readonly number[]): number[] {
  const place = placeOf(space, text)
  return entries.map((entry) => (entry < 0 ? 0 : product(space, place, entry)))
}

const SHARPNESS = 4
const NEAR_RIVALS = 12
const CHANCE_RIVALS = 4

function learn(space: SharedSpace, question: Question, entries: number, rate: number, random: () => number): void {
  const { size, entries: places } = space
  const place = placeOf(space, question.text)
  const list = [question.entry]
  for (const rival of question.rivals) if (rival !== question.entry && list.length <= NEAR_RIVALS) list.push(rival)
  for (let more = 0; more < CHANCE_RIVALS; more++) {
    const entry = Math.floor(random() * entries)
    if (entry !== question.entry) list.push(entry)
  }
  const powers = list.map((entry) => Math.exp(Math.min(SHARPNESS * product(space, place, entry), 30)))
  const sum = powers.reduce((total, power) => total + power, 0)
  const pull = new Float32Array(size)
  for (let at = 0; at < list.length; at++) {
    const error = rate * ((at === 0 ? 1 : 0) - (powers[at] ?? 0) / sum)
    if (Math.abs(error) < NOTICEABLE * rate) continue
    const from = (list[at] ?? 0) * size
    for (let axis = 0; axis < size; axis++) {
      const value = places[from + axis] ?? 0
      pull[axis] = (pull[axis] ?? 0) + error * value
      places[from + axis] = value + error * (place[axis] ?? 0)
    }
    shorten(places, from, size)
  }
  spread(space, question.text, pull)
}

/** Rivals that are hardly mistaken for the entry any more teach nothing. */
const NOTICEABLE = 0.01

function spread({ size, features }: SharedSpace, { ids, weights }: SparseText, pull: Float32Array): void {
  for (let at = 0; at < ids.length; at++) {
    const from = (ids[at] ?? 0) * size
    const weight = weights[at] ?? 0
    for (let axis = 0; axis < size; axis++)
      features[from + axis] = (features[from + axis] ?? 0) + weight * (pull[axis] ?? 0)
    shorten(features, from, size)
  }
}

/** Places may not run away: two that pull each other outwards would otherwise leave the numbers. */
function shorten(places: Float32Array, from: number, size: number): void {
  let square = 0
  for (let axis = 0; axis < size; axis++) square += (places[from + axis] ?? 0) ** 2
  if (square <= FARTHEST ** 2) return
  const factor = FARTHEST / Math.sqrt(square)
  for (let axis = 0; axis < size; axis++) places[from + axis] = (places[from + axis] ?? 0) * factor
}

const FARTHEST = 3

function placeOf({ size, features }: SharedSpace, { ids, weights }: SparseText): Float32Array {
  const place = new Float32Array(size)
  for (let at = 0; at < ids.length; at++) {
    const from = (ids[at] ?? 0) * size
    const weight = weights[at] ?? 0
    for (let axis = 0; axis < size; axis++) place[axis] = (place[axis] ?? 0) + weight * (features[from + axis] ?? 0)
  }
  return place
}

function product({ size, entries }: SharedSpace, place: Float32Array, entry: number): number {
  const from = entry * size
  let sum = 0
  for (let axis = 0; axis < size; axis++) sum += (place[axis] ?? 0) * (entries[from + axis] ?? 0)
  return sum
}
