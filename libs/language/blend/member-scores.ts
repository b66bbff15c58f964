import type { LinearMember, Member, NearestMember } from './members.ts'
import { vectorIn } from './piece-space.ts'

/** One score a label from one member. */
export function memberScores(member: Member, pieces: Uint32Array): Float64Array {
  const { indices, values } = vectorIn(member.space, pieces)
  if (member.kind === 'nearest') return nearestScores(member, indices, values)
  return member.kind === 'ratio' ? ratioScores(member, indices) : marginScores(member, indices, values)
}

function marginScores({ weights, bias }: LinearMember, indices: Uint32Array, values: Float32Array): Float64Array {
  const scores = Float64Array.from(bias)
  const labels = bias.length
  for (let piece = 0; piece < indices.length; piece += 1) {
    const base = (indices[piece] ?? 0) * labels
    const value = values[piece] ?? 0
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
  return scores
}

function ratioScores({ weights, bias, ratios }: LinearMember, indices: Uint32Array): Float64Array {
  const labels = bias.length
  return Float64Array.from(bias, (own, label) => {
    let sum = 0
    let squares = 0
    for (const feature of indices) {
      const ratio = ratios[feature * labels + label] ?? 0
      sum += ratio * (weights[feature * labels + label] ?? 0)
      squares += ratio * ratio
    }
    return own + sum / (Math.sqrt(squares) || 1)
  })
}

/** Likeness (cosine) to the nearest texts of training, summed by label. */
function nearestScores(
  { rows, labelOf, labels }: NearestMember,
  indices: Uint32Array,
  values: Float32Array,
): Float64Array {
  const asked = new Map<number, number>()
  for (const [at, feature] of indices.entries()) asked.set(feature, values[at] ?? 0)
  const near: { readonly cosine: number; readonly label: number }[] = []
  for (let row = 0; row < labelOf.length; row += 1) {
    let cosine = 0
    const to = rows.starts[row + 1] ?? 0
    for (let at = rows.starts[row] ?? 0; at < to; at += 1) {
      const value = asked.get(rows.indices[at] ?? 0)
      if (value !== undefined) cosine += value * (rows.values[at] ?? 0)
    }
    if (cosine > 0) near.push({ cosine, label: labelOf[row] ?? 0 })
  }
  near.sort((a, b) => b.cosine - a.cosine)
  const scores = new Float64Array(labels)
  for (const { cosine, label } of near.slice(0, NEAREST)) scores[label] = (scores[label] ?? 0) + cosine
  return scores
}

const NEAREST = 30
