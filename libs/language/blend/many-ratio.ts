import { trainLinear } from '../classify/train-linear.ts'
import type { LinearMember } from './members.ts'
import { fitPieces, tableOf, vectorIn } from './piece-space.ts'

/**
 * A decision a label on pieces weighed by how much oftener they occur in texts of the label than in others: what a piece
 * says by itself counts before any example is weighed against another, which helps labels of few texts.
 * @param pieces of each text
 * @param members labels of each text, any number
 * Source: Wang and Manning 2012, for one label after the other.
 */
export function trainManyRatio(
  pieces: readonly Uint32Array[],
  members: readonly (readonly number[])[],
  labels: number,
  { cost, memberWeight, seed }: { readonly cost: number; readonly memberWeight: number; readonly seed: number },
): LinearMember {
  const space = fitPieces(pieces, LEAST_TEXTS)
  const width = space.hashes.length
  const rows = tableOf(
    pieces.map((one) => vectorIn(space, one)),
    width,
  )
  const ratios = ratiosOf(rows, members, labels, width)
  const valuesFor = (label: number): Float32Array => {
    const values = new Float32Array(rows.indices.length)
    for (let row = 0; row < pieces.length; row += 1) {
      const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
      let squares = 0
      for (let at = from; at < to; at += 1) {
        const ratio = ratios[(rows.indices[at] ?? 0) * labels + label] ?? 0
        values[at] = ratio
        squares += ratio * ratio
      }
      const length = Math.sqrt(squares) || 1
      for (let at = from; at < to; at += 1) values[at] = (values[at] ?? 0) / length
    }
    return values
  }
  const { weights, bias } = trainLinear(rows, members, labels, { cost, memberWeight, seed, valuesFor })
  return { kind: 'ratio', space, weights, bias, ratios }
}

/** Pieces of a single text say everything about it and nothing about others. */
const LEAST_TEXTS = 2

/** log of (share of the label's pieces that are this one) : (share of all others' pieces), each count one more than seen. */
function ratiosOf(
  { starts, indices }: { readonly starts: Uint32Array; readonly indices: Uint32Array },
  members: readonly (readonly number[])[],
  labels: number,
  width: number,
): Float32Array {
  const inside = new Float64Array(width * labels).fill(1)
  const all = new Float64Array(width).fill(2)
  const insideSum = new Float64Array(labels).fill(width)
  for (const [row, own] of members.entries())
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const piece = indices[at] ?? 0
      all[piece] = (all[piece] ?? 0) + 1
      for (const label of own) {
        inside[piece * labels + label] = (inside[piece * labels + label] ?? 0) + 1
        insideSum[label] = (insideSum[label] ?? 0) + 1
      }
    }
  const total = indices.length + 2 * width
  return Float32Array.from(inside, (count, at) => {
    const own = insideSum[at % labels] ?? 1
    const others = (all[Math.floor(at / labels)] ?? 0) - count
    return Math.log(count / own / (others / (total - own)))
  })
}
