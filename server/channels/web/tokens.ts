import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits in 43 characters that fit a header and a socket subprotocol. */
export const secretToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token: enough to know it again, no use to whoever reads the database. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
