import { isLeaked } from './common-passwords.ts'

export const LEAST_PASSWORD_CHARACTERS = 12

export type PasswordFault = 'password-too-short' | 'password-holds-agent-number' | 'password-too-common'

/**
 * Why a new password is refused, or undefined. Length counts, not character classes (NIST SP 800-63B section 3.1.1.2);
 * what leaks show often, words of the house and runs on a keyboard are refused.
 * @param password as typed; at most 1,024 bytes, checked at the edge
 */
export function passwordFault(password: string, of: { readonly agentNo: string }): PasswordFault | undefined {
  const text = password.normalize('NFKC')
  if ([...text].length < LEAST_PASSWORD_CHARACTERS) return 'password-too-short'
  const plain = text.toLowerCase()
  if (of.agentNo.length >= 3 && plain.includes(of.agentNo.toLowerCase())) return 'password-holds-agent-number'
  if (new Set(plain).size < 5 || isRun(plain) || isCommonWord(plain) || isLeaked(plain)) return 'password-too-common'
  return undefined
}

const KEYBOARD_RUNS = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789012345678901234567890',
  '98765432109876543210987654321098765432109',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]asdfghjkl;zxcvbnm,./',
  '1234567890-=qwertyuiop[]',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
]

/** A piece of a keyboard row or of the alphabet, or two such pieces. */
function isRun(plain: string): boolean {
  const isPiece = (piece: string) => piece.length < 3 || KEYBOARD_RUNS.some((run) => run.includes(piece))
  for (let cut = 0; cut < plain.length; cut++)
    if (isPiece(plain.slice(0, cut)) && isPiece(plain.slice(cut))) return true
  return false
}

const COMMON_WORDS =
  /^(password|passw0rd|p@ssw0rd|p@ssword|admin|administrator|welcome|letmein|changeme|changeit|default|secret|iloveyou|woaini|qwerty|qwertyuiop|asdfgh|asdfghjkl|zxcvbn|zxcvbnm|abc|test|testing|temp|user|login|root|master|dragon|monkey|football|baseball|sunshine|princess|yinuo|bank|mima|mimashi|zhongguo|china|beijing|shanghai|taiwan|taipei|sichuan|company|service|customer)+$/

/** Only well-known words, repeated or with digits and signs around them: `Password@2026!`. */
function isCommonWord(plain: string): boolean {
  const isKnown = (text: string) => COMMON_WORDS.test(text)
  return (
    isKnown(plain) ||
    isKnown(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')) ||
    isKnown(plain.replace(/[^\p{L}]+/gu, '')) ||
    isPhraseRepeated(plain)
  )
}

/** `ab1!ab1!ab1!`: at most 5 characters, over and over. */
function isPhraseRepeated(plain: string): boolean {
  for (let length = 1; length <= 5; length++) {
    const phrase = plain.slice(0, length)
    if (phrase.repeat(Math.ceil(plain.length / length)).slice(0, plain.length) === plain) return true
  }
  return false
}
