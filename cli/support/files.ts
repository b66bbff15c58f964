import { isUtf8 } from 'node:buffer'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { InputFault } from './terminal.ts'

/** Text of a file, unpacked where it is gzip whatever its name; a byte order mark at its start is taken off. */
export function readText(path: string): string {
  const bytes = readBytes(path)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? unpack(bytes, path) : bytes
  if (!isUtf8(plain)) throw new InputFault(`${path} line ${brokenLine(plain)}: not UTF-8. Save the file as UTF-8`)
  const text = new TextDecoder('utf-8').decode(plain)
  if (text.trim() === '') throw new InputFault(`${path} is empty`)
  return text
}

/** The first line, from 1, whose bytes are no UTF-8. No character of it holds the byte of a line's end. */
function brokenLine(bytes: Buffer): number {
  let line = 1
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from)
    const to = end === -1 ? bytes.length : end
    if (!isUtf8(bytes.subarray(from, to))) return line
    from = to + 1
  }
  return line
}

/** Writes a file as a whole or not at all: whoever reads it meets the old or the new. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}.part`
  try {
    writeFileSync(beside, content)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw new InputFault(`${path} cannot be written (${reasonOf(error)}): give a folder that exists and is writable`)
  }
}

/** A file as it is. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new InputFault(`${path} cannot be read (${reasonOf(error)}): check the path`)
  }
}

function unpack(bytes: Buffer, path: string): Buffer {
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new InputFault(`${path} is no whole gzip file (${reasonOf(error)}): copy it again`)
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
