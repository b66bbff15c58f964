import { ByteReader, ByteWriter } from '../classify/byte-file.ts'
import { readMember, writeMember } from './blend-file.ts'
import type { ManyModel } from './many-labels.ts'
import type { LinearMember } from './members.ts'

/** A model of many labels as bytes, the same for the same model. */
export function writeMany({ labels, members, threshold, slope }: ManyModel): Uint8Array {
  const writer = new ByteWriter()
  writer.text(NAME)
  const kinds = members.map(({ kind }) => kind)
  writer.text(JSON.stringify({ labels, threshold, slope, kinds } satisfies Header))
  for (const member of members) writeMember(writer, member)
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no such model, of another version, or cut off */
export function readMany(bytes: Uint8Array): ManyModel {
  const reader = new ByteReader(bytes)
  if (bytes[0] !== NAME.length || reader.text() !== NAME)
    throw new Error(`This is no model of this task and version (${NAME}): train it again`)
  const { kinds, ...header }: Header = JSON.parse(reader.text())
  return { ...header, members: kinds.map((kind) => readMember(reader, kind)) }
}

const NAME = 'yinuo-many-labels-3'

type Header = Pick<ManyModel, 'labels' | 'threshold' | 'slope'> & { readonly kinds: readonly LinearMember['kind'][] }
