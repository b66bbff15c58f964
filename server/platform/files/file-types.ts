import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'

/** What may be attached, with the endings a name may keep; anything else is refused, whatever its name or header says. */
const ALLOWED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/plain': ['txt', 'csv', 'log'],
}
const LOOKED_AT_BYTES = 64 * 1024

/**
 * What a file is, by looking into it.
 * @returns one of the allowed media types, or undefined: then it is refused
 */
export async function sniffType(path: string): Promise<string | undefined> {
  const found = await fileTypeFromFile(path)
  if (found) return Object.hasOwn(ALLOWED, found.mime) ? found.mime : undefined
  const file = await open(path)
  try {
    return isPlainText(await beginningOf(file)) ? 'text/plain' : undefined
  } finally {
    await file.close()
  }
}

/** The same for a file that is in memory whole. */
export async function sniffBytes(bytes: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return Object.hasOwn(ALLOWED, found.mime) ? found.mime : undefined
  return isPlainText(bytes.subarray(0, LOOKED_AT_BYTES)) ? 'text/plain' : undefined
}

/** The endings of a type, the usual one first. */
export const endingsOf = (mediaType: string): readonly [string, ...string[]] => ALLOWED[mediaType] ?? ['bin']

/** Only pictures that browsers draw without running anything are shown in place; all else is a download. */
export const isImage = (mediaType: string): boolean => mediaType.startsWith('image/')

/** UTF-8 or the Chinese national encoding, without control characters, and no markup a browser could run. */
function isPlainText(beginning: Buffer): boolean {
  const text = decode(beginning)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text does not contain
  if (text === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(text)) return false
  return !/<\s*(\?xml|!doctype|!entity|html|head|body|svg|script|iframe|object|embed|meta|link|img|a)\b/i.test(text)
}

async function beginningOf(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT_BYTES), 0, LOOKED_AT_BYTES, 0)
  return buffer.subarray(0, bytesRead)
}

/** The character set of a text that was let in, by how it begins. */
export const charsetOf = (beginning: Buffer): Charset =>
  CHARSETS.find((charset) => decodeAs(charset, beginning.subarray(0, LOOKED_AT_BYTES)) !== undefined) ?? 'utf-8'

const CHARSETS = ['utf-8', 'gb18030'] as const
type Charset = (typeof CHARSETS)[number]

function decode(bytes: Buffer): string | undefined {
  for (const charset of CHARSETS) {
    const text = decodeAs(charset, bytes)
    if (text !== undefined) return text
  }
  return undefined
}

function decodeAs(charset: Charset, bytes: Buffer): string | undefined {
  try {
    // As a stream: a character cut by the end of what was looked at is no fault.
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}
