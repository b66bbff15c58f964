import { piecesOf, unknownShareOf, vectorOf, vectorOfPieces } from '../features/feature-space.ts'
import type { Classified, Decision, IntentModel } from './model.ts'
import { nearByLabel, neighbourPieces } from './neighbours.ts'
import { packedScores } from './packed-weights.ts'
import { rank, type Signals, STRANGENESS } from './signals.ts'

/** What a text is about: every label with its probability, and whether it is about any of them. */
export function classify(model: IntentModel, text: string): Classified {
  const { order, probabilities, inScope } = rank(signalsOfText(model, text), model.calibration)
  return {
    ranked: order.map((label, at) => ({ label: model.labels[label] ?? '', probability: probabilities[at] ?? 0 })),
    inScope,
  }
}

/**
 * Answers when sure, asks which of two or three is meant when one of them probably is, else says it does not know. The
 * thresholds were learned with the model; see `Thresholds`.
 */
export function decide({ thresholds }: IntentModel, { ranked, inScope }: Classified): Decision {
  const [best] = ranked
  if (best === undefined || inScope < thresholds.inScope) return { kind: 'unknown' }
  if (best.probability >= thresholds.answer) return { kind: 'answer', label: best.label }
  const likely = ranked.slice(0, 3)
  const sum = likely.reduce((total, { probability }) => total + probability, 0)
  if (sum < thresholds.clarify || likely.length < 2) return { kind: 'unknown' }
  const told = likely.filter(({ probability }, at) => at < 2 || probability >= THIRD_AT_LEAST)
  return { kind: 'clarify', labels: told.map(({ label }) => label) }
}

/** A third choice less likely than this only makes the question longer. */
const THIRD_AT_LEAST = 0.03

function signalsOfText({ space, weights, neighbours, labels }: IntentModel, text: string): Signals {
  const words = vectorOfPieces(space, neighbourPieces(text, space.settings))
  return {
    scores: packedScores(weights, vectorOf(space, text)),
    near: nearByLabel(neighbours, words, labels.length),
    unknownShare: unknownShareOf(space, piecesOf(text, STRANGENESS)),
  }
}
