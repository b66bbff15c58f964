import { type FeatureSpace, spaceOf } from '../features/feature-space.ts'
import type { GramSettings } from '../features/grams.ts'
import { ByteReader, ByteWriter } from './byte-file.ts'
import type { IntentModel, Thresholds } from './model.ts'
import type { Neighbours } from './neighbours.ts'
import type { PackedWeights } from './packed-weights.ts'
import type { Calibration } from './signals.ts'

/**
 * A model as bytes, the same for the same model: a name with version, a header in JSON with what is small, then features,
 * weights and neighbours. It holds hashes of words, not words; labels stand in it as they are.
 */
export function writeModel(model: IntentModel): Uint8Array {
  const { labels, space, weights, neighbours, calibration, thresholds, trainingHash } = model
  const writer = new ByteWriter()
  writer.text(NAME)
  const header: Header = {
    labels,
    settings: space.settings,
    scale: weights.scale,
    calibration,
    thresholds,
    trainingHash,
  }
  writer.text(JSON.stringify(header))
  writeSpace(writer, space)
  writeWeights(writer, weights)
  writeNeighbours(writer, neighbours)
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no model, of another version, or cut off */
export function readModel(bytes: Uint8Array): IntentModel {
  if (!isOfThisVersion(bytes))
    throw new Error(`This is no intent model of version ${NAME.slice(-1)}: train it again with this version`)
  const reader = new ByteReader(bytes)
  reader.text()
  const header: Header = JSON.parse(reader.text())
  const space = readSpace(reader, header.settings)
  const weights = readWeights(reader, header.scale, header.labels.length, space.hashes.length)
  const neighbours = readNeighbours(reader, space.hashes.length)
  const { labels, calibration, thresholds, trainingHash } = header
  return { labels, space, weights, neighbours, calibration, thresholds, trainingHash }
}

/** Whether bytes begin as a model of this version does. One of another version has other features: learn it again. */
export function isOfThisVersion(bytes: Uint8Array): boolean {
  return bytes[0] === NAME.length && bytes.length > NAME.length && new ByteReader(bytes).text() === NAME
}

/** The number goes up whenever pieces of texts, their weights or their order change, not only the layout. */
const NAME = 'yinuo-intents-2'

interface Header {
  readonly labels: readonly string[]
  readonly settings: GramSettings
  readonly scale: number
  readonly calibration: Calibration
  readonly thresholds: Thresholds
  readonly trainingHash: string
}

function writeSpace(writer: ByteWriter, { hashes, idf }: FeatureSpace): void {
  writer.whole(hashes.length)
  writer.ascending(hashes)
  writer.floats(idf)
}

function readSpace(reader: ByteReader, settings: GramSettings): FeatureSpace {
  const hashes = new Uint32Array(reader.count())
  reader.ascending(hashes)
  return spaceOf(settings, hashes, reader.floats(hashes.length))
}

function writeWeights(writer: ByteWriter, { bias, starts, labels, values }: PackedWeights): void {
  writer.floats(bias)
  writeCounts(writer, starts)
  for (let feature = 0; feature + 1 < starts.length; feature += 1)
    writer.ascending(labels, starts[feature], starts[feature + 1])
  writer.put(new Uint8Array(values.buffer, values.byteOffset, values.length))
}

function readWeights(reader: ByteReader, scale: number, labelCount: number, features: number): PackedWeights {
  const bias = reader.floats(labelCount)
  const starts = readCounts(reader, features)
  const labels = new Uint16Array(starts[features] ?? 0)
  for (let feature = 0; feature < features; feature += 1) reader.ascending(labels, starts[feature], starts[feature + 1])
  return { scale, bias, starts, labels, values: new Int8Array(reader.take(labels.length).slice().buffer) }
}

function writeNeighbours(writer: ByteWriter, { starts, rows, values, labelOfRow }: Neighbours): void {
  writer.whole(labelOfRow.length)
  writer.ascending(labelOfRow)
  writeCounts(writer, starts)
  for (let feature = 0; feature + 1 < starts.length; feature += 1)
    writer.ascending(rows, starts[feature], starts[feature + 1])
  writer.put(values)
}

function readNeighbours(reader: ByteReader, features: number): Neighbours {
  const labelOfRow = new Uint16Array(reader.count())
  reader.ascending(labelOfRow)
  const starts = readCounts(reader, features)
  const rows = new Uint32Array(starts[features] ?? 0)
  for (let feature = 0; feature < features; feature += 1) reader.ascending(rows, starts[feature], starts[feature + 1])
  return { starts, rows, values: reader.take(rows.length).slice(), labelOfRow }
}

const writeCounts = (writer: ByteWriter, starts: Uint32Array): void => {
  for (let at = 1; at < starts.length; at += 1) writer.whole((starts[at] ?? 0) - (starts[at - 1] ?? 0))
}

function readCounts(reader: ByteReader, features: number): Uint32Array {
  const starts = new Uint32Array(features + 1)
  for (let at = 1; at <= features; at += 1) starts[at] = (starts[at - 1] ?? 0) + reader.count()
  return starts
}
