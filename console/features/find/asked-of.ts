import type { z } from 'zod'
import type { customerSearch } from '#modules/customers/contract.ts'

type Asked = Partial<Pick<z.input<typeof customerSearch>, 'customerNo' | 'phone' | 'phoneTail' | 'name'>>

/** What the words may be of a customer: four figures are the end of a phone number; undefined when no customer is meant. */
export function askedOf(words: string): Asked | undefined {
  const text = words.trim()
  if (/^\d{4}$/.test(text)) return { phoneTail: text }
  if (isPhone(text)) return { phone: text }
  if (/^[a-z]{0,4}\d{3,}$/i.test(text)) return { customerNo: text }
  const isName =
    /^\p{Script=Han}[\p{Script=Han}*·]{1,9}$/u.test(text) ||
    /^\p{Lu}[\p{L}'*-]*( [\p{Lu}][\p{L}'*-]*){1,3}$/u.test(text)
  return isName ? { name: text } : undefined
}

/** With a plus, blanks or dashes, or a mobile number of mainland China or Taiwan; other figures are a customer number. */
const isPhone = (text: string): boolean =>
  /^\+?[\d\s-]{7,20}$/.test(text) && (/^\+|[\s-]/.test(text) || /^(1[3-9]\d{9}|09\d{8})$/.test(text))
