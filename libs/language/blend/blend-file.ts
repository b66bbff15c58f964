import { ByteReader, ByteWriter } from '../classify/byte-file.ts'
import type { Blend } from './blend.ts'
import type { LinearMember, Member, NearestMember } from './members.ts'
import { type PieceSpace, spaceOfPieces } from './piece-space.ts'

/**
 * A blend as bytes, the same for the same blend: a name with version, what is small as JSON, then each member. It holds
 * hashes of pieces, not words; labels stand in it as they are.
 */
export function writeBlend({ members, ...small }: Blend): Uint8Array {
  const writer = new ByteWriter()
  writer.text(NAME)
  writer.text(JSON.stringify({ ...small, members: members.map(({ kind }) => kind) } satisfies Header))
  for (const member of members) {
    if (member.kind !== 'nearest') writeMember(writer, member)
    else {
      writeSpace(writer, member.space)
      writeNearest(writer, member)
    }
  }
  return writer.done()
}

/** @throws Error that says what to do, when the bytes are no blend, of another version, or cut off */
export function readBlend(bytes: Uint8Array): Blend {
  const reader = new ByteReader(bytes)
  if (bytes[0] !== NAME.length || reader.text() !== NAME)
    throw new Error(`This is no model of this task and version (${NAME}): train it again`)
  const header: Header = JSON.parse(reader.text())
  const members = header.members.map(
    (kind): Member =>
      kind === 'nearest' ? readNearest(reader, readSpace(reader), header.labels.length) : readMember(reader, kind),
  )
  return { ...header, members }
}

const NAME = 'yinuo-blend-1'

type Header = Omit<Blend, 'members'> & { readonly members: readonly Member['kind'][] }

export function writeMember(writer: ByteWriter, { space, bias, weights, ratios }: LinearMember): void {
  writeSpace(writer, space)
  for (const part of [bias, weights, ratios]) writeFloats(writer, part)
}

export function readMember(reader: ByteReader, kind: LinearMember['kind']): LinearMember {
  const space = readSpace(reader)
  const [bias, weights, ratios] = [readFloats(reader), readFloats(reader), readFloats(reader)]
  return { kind, space, bias, weights, ratios }
}

function writeFloats(writer: ByteWriter, values: Float32Array): void {
  writer.whole(values.length)
  writer.floats(values)
}

const readFloats = (reader: ByteReader): Float32Array => reader.floats(reader.count())

function writeSpace(writer: ByteWriter, { hashes, idf }: PieceSpace): void {
  writer.whole(hashes.length)
  writer.ascending(hashes)
  writer.floats(idf)
}

function readSpace(reader: ByteReader): PieceSpace {
  const hashes = new Uint32Array(reader.count())
  reader.ascending(hashes)
  return spaceOfPieces(hashes, reader.floats(hashes.length))
}

function writeNearest(writer: ByteWriter, { rows, labelOf }: NearestMember): void {
  writer.whole(labelOf.length)
  for (const label of labelOf) writer.whole(label)
  for (let row = 0; row < labelOf.length; row += 1) {
    const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
    writer.whole(to - from)
    writer.ascending(rows.indices, from, to)
  }
  writeFloats(writer, rows.values)
}

function readNearest(reader: ByteReader, space: PieceSpace, labels: number): NearestMember {
  const labelOf = new Uint16Array(reader.count())
  for (let row = 0; row < labelOf.length; row += 1) labelOf[row] = reader.whole()
  const starts = new Uint32Array(labelOf.length + 1)
  const parts: Uint32Array[] = []
  for (let row = 0; row < labelOf.length; row += 1) {
    const part = new Uint32Array(reader.count())
    reader.ascending(part)
    parts.push(part)
    starts[row + 1] = (starts[row] ?? 0) + part.length
  }
  const indices = new Uint32Array(starts.at(-1) ?? 0)
  for (const [row, part] of parts.entries()) indices.set(part, starts[row])
  const rows = { starts, indices, values: readFloats(reader), width: space.hashes.length }
  return { kind: 'nearest', space, rows, labelOf, labels }
}
