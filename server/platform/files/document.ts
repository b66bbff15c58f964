import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { isImage, sniffBytes } from '#platform/files/file-types.ts'
import { imageSize, isTooLarge } from '#platform/files/image-size.ts'

/** Read or printed: tables and archives are none. */
const WELCOME: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
/** Held in memory while it is looked into. */
const MOST_BYTES = 10 * 1024 * 1024

export type DocumentRefusal = 'file-too-large' | 'file-empty' | 'file-type-not-allowed' | 'image-too-large'

export interface Document {
  readonly bytes: Buffer
  /** What the bytes are, whatever the file is called. */
  readonly mediaType: string
}

/**
 * Takes in a document of a few pages (PDF, PNG, JPEG or DOCX): counted, and looked into. An upload that is refused is read
 * to its end, so that whoever sends it hears why.
 * @param mostBytes the house's own limit; never more than 10 MiB
 */
export async function takeDocument(
  content: AsyncIterable<Buffer>,
  mostBytes: number,
): Promise<Outcome<Document, DocumentRefusal>> {
  const most = Math.min(MOST_BYTES, mostBytes)
  const bytes = await collect(content, most)
  if (bytes === undefined) return refused('file-too-large', `At most ${most} bytes.`)
  if (bytes.length === 0) return refused('file-empty', 'Choose a file with something in it.')
  const mediaType = await sniffBytes(bytes)
  if (mediaType === undefined || !WELCOME.has(mediaType))
    return refused('file-type-not-allowed', 'Attach PDF, PNG, JPEG or DOCX.')
  if (!isImage(mediaType)) return done({ bytes, mediaType })
  const size = await imageSize(async (offset, length) => bytes.subarray(offset, offset + length), mediaType)
  if (!size) return refused('file-type-not-allowed', 'The picture is broken.')
  if (isTooLarge(size)) return refused('image-too-large', 'At most 16,384 pixels a side, 64 million in all.')
  return done({ bytes, mediaType })
}

async function collect(content: AsyncIterable<Buffer>, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let count = 0
  for await (const part of content) {
    count += part.length
    if (count <= most) parts.push(part)
  }
  return count > most ? undefined : Buffer.concat(parts)
}
