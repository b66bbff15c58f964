import { open } from 'node:fs/promises'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Reads `length` bytes at `offset`; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>

const MOST_SEGMENTS = 1_000
const LONGEST_SIDE = 16_384
const MOST_PIXELS = 64_000_000

/** A picture of a phone's best camera passes; one made to fill the viewer's memory does not. */
export const isTooLarge = ({ width, height }: ImageSize): boolean =>
  width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS

/** Width and height as the header says, without decoding anything; undefined when the header is broken. */
export async function imageSizeOfFile(path: string, mediaType: string): Promise<ImageSize | undefined> {
  const file = await open(path)
  try {
    return await imageSize(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }, mediaType)
  } finally {
    await file.close()
  }
}

export async function imageSize(read: ReadAt, mediaType: string): Promise<ImageSize | undefined> {
  const head = await read(0, 32)
  if (mediaType === 'image/jpeg') return positive(await jpegSize(read))
  if (head.length < 26) return undefined
  if (mediaType === 'image/png') return positive({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) })
  if (mediaType === 'image/gif') return positive({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) })
  return mediaType === 'image/webp' && head.length >= 30 ? positive(webpSize(head)) : undefined
}

const positive = (size: ImageSize | undefined): ImageSize | undefined =>
  size && size.width > 0 && size.height > 0 ? size : undefined

/** Walks the segments to the first start-of-frame; EXIF, profiles and thumbnails before it are stepped over. */
async function jpegSize(read: ReadAt): Promise<ImageSize | undefined> {
  let offset = 2
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const header = await read(offset, 9)
    if (header.length < 9 || header[0] !== 0xff) return undefined
    const marker = header[1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: header.readUInt16BE(5), width: header.readUInt16BE(7) }
    // A marker without a length, or a filling byte.
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
    offset += marker === 0xff ? 1 : isBare ? 2 : 2 + header.readUInt16BE(2)
  }
  return undefined
}

/** The three kinds of WebP keep their size in three ways. */
function webpSize(head: Buffer): ImageSize | undefined {
  const kind = head.toString('latin1', 12, 16)
  if (kind === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  if (kind === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (kind !== 'VP8L') return undefined
  const bits = head.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
