import { featureOf, vectorOf } from '../features/feature-space.ts'
import { eachGram } from '../features/grams.ts'
import { normaliseWithOffsets } from '../text/normalise.ts'
import type { IntentModel } from './model.ts'
import { unpacked } from './packed-weights.ts'

/** One piece of a text and what it did for a label. */
export interface Reason {
  /** The words as they stand in the text. */
  readonly feature: string
  /** Its part of the label's score; below 0 it spoke against it. */
  readonly weight: number
  /** Where it stands in the text first: `from <= unit < to`, UTF-16 units. */
  readonly span?: readonly [number, number]
}

/**
 * Which words decided: the parts of a label's score, word by word (a Chinese text: character pairs and the like), those
 * that count most first, whether they spoke for or against. Runs of letters count for the word they stand in.
 * @param label unknown to the model: nothing is told
 */
export function explain(model: IntentModel, text: string, label: string, { limit = 12 } = {}): readonly Reason[] {
  const place = model.labels.indexOf(label)
  if (place < 0) return []
  const { text: normal, offsets } = normaliseWithOffsets(text)
  const vector = vectorOf(model.space, normal)
  const valuesByFeature = new Map<number, number>()
  for (const [at, feature] of vector.indices.entries()) valuesByFeature.set(feature, vector.values[at] ?? 0)
  const parts = new Map<string, { weight: number; from: number; to: number }>()
  const told = new Map<number, number>()
  eachGram(normal, model.space.settings, (hash) => told.set(hash, (told.get(hash) ?? 0) + 1))
  eachGram(normal, model.space.settings, (hash, kind, start, end) => {
    const feature = featureOf(model.space, hash)
    if (feature < 0) return
    // A piece that stands twice did half its work at each place.
    const weight = (weightOf(model, feature, place) * (valuesByFeature.get(feature) ?? 0)) / (told.get(hash) ?? 1)
    const [from, to] = kind === 'letters' ? wordAround(normal, start, end) : [start, end]
    const words = normal.slice(from, to)
    const known = parts.get(words)
    parts.set(words, { weight: (known?.weight ?? 0) + weight, from: known?.from ?? from, to: known?.to ?? to })
  })
  return [...parts.values()]
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.from - b.from || a.to - b.to)
    .slice(0, limit)
    .map(({ weight, from, to }) => {
      const span = [offsets[from] ?? 0, endOf(offsets, to, text)] as const
      return { feature: text.slice(...span), weight, span }
    })
}

function weightOf({ weights }: IntentModel, feature: number, label: number): number {
  for (let at = weights.starts[feature] ?? 0; at < (weights.starts[feature + 1] ?? 0); at += 1)
    if (weights.labels[at] === label) return unpacked(weights.scale, weights.values[at] ?? 0)
  return 0
}

/** Runs of letters never leave their word, so its borders are the next places without a letter or digit. */
function wordAround(text: string, start: number, end: number): [number, number] {
  const isLetter = (at: number): boolean =>
    /[\p{L}\p{M}\p{Nd}']/u.test(text.charAt(at)) && !/\p{Script=Han}/u.test(text.charAt(at))
  let from = start
  let to = end
  while (from > 0 && isLetter(from - 1)) from -= 1
  while (to < text.length && isLetter(to)) to += 1
  return [from, to]
}

/** The end of the letter the last unit came from: where the next one begins. */
function endOf(offsets: readonly number[], to: number, text: string): number {
  const last = offsets[to - 1] ?? 0
  let next = to
  while (next < offsets.length && offsets[next] === last) next += 1
  const end = offsets[next] ?? text.length
  return end === last ? text.length : last + text.slice(last, end).trimEnd().length
}
