import type { RoutingTraits } from '#modules/customers/questions.ts'
import type { Cipher } from '#platform/cipher.ts'

/** Tiers whose customers wait in the VIP lane. */
const VIP_TIERS: readonly string[] = ['diamond', 'private']

export interface TraitFacts {
  readonly tier: string | null
  readonly vulnerabilityNeeds: readonly string[]
  readonly managerId: string | null
  readonly language: string | null
}

/** What routing may know: the need to be careful, never why. */
export function decideTraits(facts: TraitFacts): RoutingTraits {
  return {
    isVip: facts.tier !== null && VIP_TIERS.includes(facts.tier),
    isVulnerable: facts.vulnerabilityNeeds.length > 0,
    managerId: facts.managerId,
    language: facts.language,
  }
}

/** What two people would call the same number: digits only, a mainland prefix left out. */
export function comparablePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return /^(86|0086)1\d{10}$/.test(digits) ? digits.slice(-11) : digits
}

/** Names are compared without spaces, width and case. */
export function comparableName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·.]/g, '')
    .toLowerCase()
}

/** What a customer is found by without being readable: the whole name, the whole phone, the last four digits of it. */
export function customerIndexes(cipher: Pick<Cipher, 'blindIndex'>, name: string, phone: string | null) {
  const digits = phone === null ? '' : comparablePhone(phone)
  return {
    name_index: cipher.blindIndex('name', comparableName(name)),
    phone_index: phone === null ? null : cipher.blindIndex('phone', digits),
    phone_tail_index: digits.length < 8 ? null : cipher.blindIndex('phone-tail', digits.slice(-4)),
  }
}
