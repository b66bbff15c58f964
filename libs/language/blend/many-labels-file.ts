import { ByteReader, ByteWriter } from '../classify/byte-file.ts'
import { readSpace, writeSpace } from './blend-file.ts'
import type { ManyModel } from './many-labels.ts'

/** A model of many labels as bytes, the same for the same model. */
export function writeMany({ labels, space, weights, bias, threshold, slope }: ManyModel): Uint8Array {
  const writer = new ByteWriter()
  writer.text(NAME)
  writer.text(JSON.stringify({ labels, threshold, slope } satisfies Header))
  writeSpace(writer, space)
  writer.floats(bias)
  writer.floats(weights)
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no such model, of another version, or cut off */
export function readMany(bytes: Uint8Array): ManyModel {
  const reader = new ByteReader(bytes)
  if (bytes[0] !== NAME.length || reader.text() !== NAME)
    throw new Error(`This is no model of this task and version (${NAME}): train it again`)
  const header: Header = JSON.parse(reader.text())
  const space = readSpace(reader)
  const bias = reader.floats(header.labels.length)
  return { ...header, space, bias, weights: reader.floats(space.hashes.length * header.labels.length) }
}

const NAME = 'yinuo-many-labels-1'

type Header = Pick<ManyModel, 'labels' | 'threshold' | 'slope'>
