import { readMember, writeMember } from '../blend/blend-file.ts'
import { ByteReader, ByteWriter } from '../classify/byte-file.ts'
import type { VoiceModel } from './voice-model.ts'

/** A voice model as bytes, the same for the same model; it holds hashes of pieces, not words. */
export function writeVoice({ space, weights, bias, sharpness, trainingHash }: VoiceModel): Uint8Array {
  const writer = new ByteWriter()
  writer.text(NAME)
  writer.text(trainingHash)
  writer.text(String(sharpness))
  writeMember(writer, { kind: 'margin', space, bias, weights, ratios: new Float32Array() })
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no voice model, of another version, or cut off */
export function readVoiceModel(bytes: Uint8Array): VoiceModel {
  const reader = new ByteReader(bytes)
  if (bytes[0] !== NAME.length || reader.text() !== NAME)
    throw new Error(`This is no model of this task and version (${NAME}): train it again`)
  const trainingHash = reader.text()
  const sharpness = Number(reader.text())
  const { space, bias, weights } = readMember(reader, 'margin')
  return { space, bias, weights, sharpness, trainingHash }
}

const NAME = 'yinuo-voice-1'
