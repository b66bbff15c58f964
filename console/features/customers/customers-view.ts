import { TIERS } from '#modules/customers/contract.ts'
import type { SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the page that lives in the address: not whom one looks for, which is somebody’s number. */
export const VIEW = ['tier', 'visitors', 'open'] as const
export type CustomersText = SearchText<(typeof VIEW)[number]>

/**
 * What the server is asked: the customers of the bank, of a tier; or those who are looked for: four digits are the end of a
 * phone number, words without digits a name (whole, or as masked: 王**), the rest a whole customer or phone number.
 */
export function queryOf(find: string, { tier, visitors }: Omit<CustomersText, 'open'>) {
  const wanted = find.trim()
  if (/^\d{4}$/.test(wanted)) return { phoneTail: wanted }
  if (wanted !== '' && !/\d/.test(wanted)) return { name: wanted }
  if (wanted !== '') return isPhone(wanted) ? { phone: wanted } : { customerNo: wanted }
  return { known: visitors !== '1', tier: TIERS.find((one) => one === tier) }
}

/** With a plus, blanks or dashes, or a mobile number of mainland China or Taiwan. */
const isPhone = (text: string): boolean =>
  /^\+?[\d\s-]{7,20}$/.test(text) && (/^\+|[\s-]/.test(text) || /^(1[3-9]\d{9}|09\d{8})$/.test(text))
