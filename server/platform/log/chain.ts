import { createHash } from 'node:crypto'

/** A row of the log as text, exactly as PostgreSQL prints it; what the hash is computed over. */
export interface ChainedRow {
  readonly position: number
  readonly eventId: string
  readonly type: string
  readonly version: number
  readonly about: string
  readonly atMicros: string
  readonly cause: string
  readonly data: string
}

/**
 * SHA-256 over the previous hash and every field, each preceded by its length, so no two different rows read alike.
 * Changing, removing, adding or swapping any row changes every hash after it.
 */
export function chainHash(previous: Buffer, row: ChainedRow): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const field of [
    String(row.position),
    row.eventId,
    row.type,
    String(row.version),
    row.about,
    row.atMicros,
    row.cause,
    row.data,
  ]) {
    const bytes = Buffer.from(field, 'utf8')
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.digest()
}
