import { randomFillSync } from 'node:crypto'

const ID_BYTES = 16
const IDS_AT_ONCE = 256

/** Random bytes, drawn for many ids at once: one by one they cost more than all the rest. None is handed out twice. */
function drawn(): (size: number) => Buffer {
  const bytes = Buffer.alloc(ID_BYTES * IDS_AT_ONCE)
  let used = bytes.length
  return (size) => {
    if (used + size > bytes.length) {
      randomFillSync(bytes)
      used = 0
    }
    used += size
    return bytes.subarray(used - size, used)
  }
}

let draw: (size: number) => Buffer = drawn()

/** Ids are random by this from now on: for a simulator, which must be able to repeat what it did. */
export function drawIdsFrom(source: (size: number) => Buffer): void {
  draw = source
}

/**
 * A UUID version 7: the first 48 bits are the millisecond, so ids sort by birth and index well; the rest is random.
 * Source: RFC 9562 section 5.7.
 */
export function newId(nowMs: number = Date.now()): string {
  const bytes = draw(ID_BYTES)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
