import { ByteReader, ByteWriter } from '../classify/byte-file.ts'
import { isLegal } from './bio.ts'
import type { Tagger } from './tagger.ts'

const NAME = 'yinuo-tagger-1'

/** A tagger as bytes, the same for the same tagger. It holds the pieces of text it has learned, as they were. */
export function writeTagger({ kinds, features, lexicon, chain }: Tagger): Uint8Array {
  const writer = new ByteWriter()
  writer.text(NAME)
  writer.text(JSON.stringify(kinds))
  writer.whole(features.size)
  for (const name of features.keys()) writer.text(name)
  writer.floats(chain.weights)
  // Steps that are not legal are known by rule.
  writer.floats(Float32Array.from(chain.steps, (step) => (Number.isFinite(step) ? step : 0)))
  writer.whole(lexicon.counts.size)
  for (const [piece, counts] of lexicon.counts) {
    writer.text(piece)
    for (const count of counts) writer.whole(count)
  }
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no tagger, of another version, or cut off */
export function readTagger(bytes: Uint8Array): Tagger {
  const reader = new ByteReader(bytes)
  if (bytes[0] !== NAME.length || reader.text() !== NAME)
    throw new Error(`This is no tagger of version ${NAME.slice(-1)}: train it again with this version`)
  const named: unknown = JSON.parse(reader.text())
  const kinds = Array.isArray(named) ? named.map(String) : []
  const tags = 2 * kinds.length + 1
  const features = new Map<string, number>()
  for (let left = reader.count(); left > 0; left--) features.set(reader.text(), features.size)
  const weights = reader.floats(features.size * tags)
  const steps = Float64Array.from(reader.floats(tags * tags), (step, at) =>
    isLegal(Math.floor(at / tags), at % tags) ? step : Number.NEGATIVE_INFINITY,
  )
  const counts = new Map<string, Int32Array>()
  for (let left = reader.count(); left > 0; left--) {
    const piece = reader.text()
    counts.set(
      piece,
      Int32Array.from({ length: kinds.length + 1 }, () => reader.whole()),
    )
  }
  return { kinds, features, lexicon: { kinds: kinds.length, counts }, chain: { tags, weights, steps } }
}
