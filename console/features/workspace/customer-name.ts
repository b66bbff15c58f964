import type { ContactSummary } from '#modules/conversations/contract.ts'
import type { Say } from '../../ui/words/words.ts'

/** What a customer is called on these screens: masked; a visitor has no name yet. */
export function customerName(maskedName: string | undefined, say: Say<'visitor'>): string {
  return maskedName === undefined || maskedName === '' ? say('visitor') : maskedName
}

export const nameOf = ({ customer }: ContactSummary, say: Say<'visitor'>): string =>
  customerName(customer?.maskedName, say)
