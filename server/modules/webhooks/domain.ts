import { createHmac, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'

/** Whether an endpoint that asked for `patterns` wants facts of this type. */
export function wants(patterns: readonly string[], type: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  )
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Waits after the first, second, ... failed try; after the last one a delivery is dead. About 32 hours in all. */
export const RETRY_AFTER_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR] as const

/** What becomes of a delivery after its `attempts`-th try (1 is the first) was answered with `status`. */
export function decideAfterTry(
  status: number | null,
  attempts: number,
):
  | { readonly next: 'delivered' }
  | { readonly next: 'again'; readonly afterMs: number }
  | { readonly next: 'dead' }
  | { readonly next: 'stop' } {
  if (status !== null && status >= 200 && status < 300) return { next: 'delivered' }
  if (status === 410) return { next: 'stop' }
  const afterMs = RETRY_AFTER_MS[attempts - 1]
  return afterMs === undefined ? { next: 'dead' } : { next: 'again', afterMs }
}

export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** How long the former secret signs beside a new one. */
export const FORMER_SECRET_MS = 24 * 3_600_000

/**
 * The headers of the Standard Webhooks scheme (standardwebhooks.com, v1): HMAC-SHA256 over id, second and body.
 * @param secrets each signs; a receiver is content with one it knows
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  sentAt: number,
  body: string,
): Record<string, string> {
  const second = String(Math.floor(sentAt / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': second, 'webhook-signature': signatures.join(' ') }
}

/** Addresses that a webhook must not reach unless its host is on the allow-list: this machine and its neighbours. */
export function isInsideAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (isIP(plain) === 4) {
    const [a = 0, b = 0] = plain.split('.').map(Number)
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      a >= 224 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && (b === 168 || b === 0)) ||
      (a === 198 && (b === 18 || b === 19))
    )
  }
  return (
    isIP(plain) !== 6 ||
    plain === '::' ||
    plain === '::1' ||
    /^(f[cd]|fe[89ab]|ff|64:ff9b|::ffff:|2002|100:)/.test(plain)
  )
}
