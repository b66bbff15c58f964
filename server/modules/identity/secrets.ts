import { createHash, randomBytes } from 'node:crypto'

/** A secret to hand out once, and what is kept of it. */
export interface Secret {
  /** 256 random bits, base64url. */
  readonly token: string
  readonly hash: Buffer
}

export function newSecret(): Secret {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** Random secrets need no slow hash: nobody can try 2^256 of them. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What a token of ours looks like; anything else is refused unread. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
