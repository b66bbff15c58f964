import { foldToDigitsAndLetters } from './characters.ts'
import { COMPOUND_SURNAMES } from './compound-surnames.ts'
import { keepEnds } from './render-mask.ts'

/** Shapes of DOMAIN.md 1.6: what a screen shows of a full value that is kept encrypted. All return '' for ''. */

/**
 * First three and last four digits: 138****5678. A leading +country code stays: +86 138****5678.
 * Shorter numbers show less (8 or 9 digits the first and last two, 7 or fewer the last two), so that at least three
 * digits are always hidden; text without digits is hidden whole.
 */
export function maskPhone(phone: string): string {
  const [, country = '', local = ''] = /^\s*(\+(?:852|853|886|1|86|65|44|81|61)[\s-]?)?(.*)$/su.exec(phone) ?? []
  const digits = foldToDigitsAndLetters(local).replace(/[A-Z]/g, '')
  const prefix = country === '' ? '' : `${country.trim().replace('-', '')} `
  if (digits === '') return '*'.repeat(phone.trim().length)
  if (digits.length >= 10) return prefix + keepEnds(digits, 3, 4)
  if (digits.length >= 8) return prefix + keepEnds(digits, 2, 2)
  return prefix + keepEnds(digits, 0, digits.length >= 5 ? 2 : 0)
}

/** First six and last four digits, for staff: 621700*********0123. Twelve digits or fewer show the last four at most. */
export function maskCard(card: string): string {
  const digits = foldToDigitsAndLetters(card)
  return digits.length >= 13 ? keepEnds(digits, 6, 4) : maskCardTail(digits)
}

/** Last four digits, for customers: ****3391; fewer than eight digits show nothing. */
export function maskCardTail(card: string): string {
  const digits = foldToDigitsAndLetters(card)
  if (digits === '') return ''
  return digits.length >= 8 ? `****${digits.slice(-4)}` : '****'
}

/** First and last character: 1****************8, A********9. Brackets and separators go. */
export function maskIdNumber(idNumber: string): string {
  return keepEnds(foldToDigitsAndLetters(idNumber), 1, 1)
}

/**
 * First letters of the mailbox and the whole domain: zh***@example.com; a mailbox of up to three letters shows one.
 * The number of stars is fixed, so the length does not leak. Text that is no address is hidden whole.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at <= 0) return '*'.repeat(email.length)
  return `${email.slice(0, at > 3 ? 2 : 1)}***${email.slice(at)}`
}

/**
 * The surname and a star for each other character or word: 王*, 欧阳**, * Smith, ZHANG *.
 * - Hanzi, up to six characters: the compound surnames below count as one; one character alone is hidden.
 * - Hanzi with a dot (阿依古丽·买买提) has no surname: the first character stays, the parts keep their lengths.
 * - Latin: the last word is the surname, or the first when a comma follows it or it alone is in capitals.
 * - Anything else, organisations included, shows its first character.
 */
export function maskName(name: string): string {
  const trimmed = name.trim()
  const characters = Array.from(trimmed)
  if (characters.length <= 1) return '*'.repeat(characters.length)
  if (/[·•・‧]/u.test(trimmed))
    return characters.map((sign, at) => (at === 0 || /[·•・‧]/u.test(sign) ? sign : '*')).join('')
  if (/^\p{Script=Han}+$/u.test(trimmed)) return maskHanziName(characters)
  return /^[\p{Script=Latin}\p{M}\s.,'’-]+$/u.test(trimmed) ? maskLatinName(trimmed) : maskRest(characters, 1)
}

function maskHanziName(characters: readonly string[]): string {
  const isCompound = characters.length >= 3 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join(''))
  return maskRest(characters, isCompound ? 2 : 1)
}

function maskRest(characters: readonly string[], kept: number): string {
  return characters.slice(0, kept).join('') + '*'.repeat(characters.length - kept)
}

function maskLatinName(name: string): string {
  const comma = name.indexOf(',')
  if (comma > 0) return `${name.slice(0, comma)}, ${starred(name.slice(comma + 1))}`
  const words = name.split(/\s+/u)
  const [first = '', ...rest] = words
  if (words.length === 1) return `${first.slice(0, 1)}***`
  if (isCapitals(first) && !rest.some(isCapitals)) return `${first} ${starred(rest.join(' '))}`
  return `${starred(words.slice(0, -1).join(' '))} ${words[words.length - 1]}`
}

function starred(words: string): string {
  return words
    .trim()
    .split(/\s+/u)
    .map(() => '*')
    .join(' ')
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}

/**
 * The address down to its district, the rest as four stars whatever its length: 上海市浦东新区****.
 * Without a district the city or province stays; an address in which none is found is hidden whole. Latin addresses,
 * written from small to large, keep their last two comma parts: ****, Pudong, Shanghai.
 */
export function maskAddress(address: string): string {
  const trimmed = address.trim()
  if (trimmed === '') return ''
  if (!/\p{Script=Han}/u.test(trimmed)) return maskLatinAddress(trimmed)
  const kept = REGION.exec(trimmed.slice(0, LONGEST_REGION))?.[0] ?? ''
  return kept === trimmed ? trimmed : `${kept}****`
}

/** Province, city and district names together are never longer. */
const LONGEST_REGION = 40

/**
 * Country, province, prefecture or municipality, then district, county, banner or county-level city. Every part is
 * optional and short, so matching takes constant time; a Taiwan county goes on to its city or township; digits and street words end the search for a district.
 */
const REGION = new RegExp(
  [
    '^[^0-9市區]{2}縣[^0-9路街]{1,3}?[市鎮鄉]|',
    '^(?:中国|中國|中华人民共和国)?',
    '(?:[^市区區县縣0-9]{2,6}?省|[^市省0-9]{2,8}?自治区|香港特别行政区|香港特別行政區|澳门特别行政区|澳門特別行政區)?',
    '(?:[^省区區县縣0-9路街道号號]{1,8}?(?:市|自治州|地区|盟))?',
    '(?:[^0-9０-９路街巷道号號弄栋棟小社]{1,8}?(?:自治县|自治旗|新区|区|區|县|縣|旗|市))?',
  ].join(''),
  'u',
)

function maskLatinAddress(address: string): string {
  const parts = address.split(',').map((part) => part.trim())
  const kept = parts.slice(-2).filter((part) => !/\d/.test(part))
  return parts.length < 3 || kept.length === 0 ? '****' : `****, ${kept.join(', ')}`
}
