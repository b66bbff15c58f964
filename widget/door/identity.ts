import type { Identity } from '../chat/chat.ts'
import { randomId } from './random-id.ts'

/**
 * What the page vouches with, and a tag by which a later token of the same customer is known again. The server alone
 * judges the token; the tag only keeps one customer's conversation off another's screen.
 */
export function identityOf(token: string | null | undefined): Identity | null {
  if (!token) return null
  return { token, tag: hash(subjectOf(token)), attempt: randomId() }
}

function subjectOf(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    return String((JSON.parse(atob(payload)) as { sub?: unknown }).sub)
  } catch {
    return token
  }
}

/** 53 bits that differ for different texts (cyrb53, public domain); keeps customer numbers out of storage. */
function hash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)
}
