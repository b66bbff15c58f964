import type { Random } from '#libs/chance/seeded-random.ts'
import { DISGUISES, type Disguise, disguise } from './disguises.ts'
import { hongKongCheck, isTaiwanNumber, mainlandCheck } from './identity-numbers.ts'
import { ISSUERS } from './issuers.ts'
import { luhnCheckDigit } from './luhn.ts'
import type { FindingKind } from './mask-message.ts'
import {
  CARD_SENTENCES,
  IDENTITY_SENTENCES,
  ONE_TIME_SENTENCES,
  PASSWORD_SENTENCES,
  SECURITY_SENTENCES,
} from './sentences.ts'

/** Invented secrets for tests and fault runs of everything that writes text. No number belongs to anybody on purpose. */
export type SensitiveSample = {
  readonly kind: FindingKind
  /** The secret as digits and letters, as foldToDigitsAndLetters would give it. */
  readonly raw: string
  readonly disguise: Disguise
  /** A message of a customer or an agent that holds the secret once, disguised. */
  readonly text: string
}

/** A secret of any kind, in any disguise that suits the kind, inside a sentence. */
export function sampleSensitive(random: Random): SensitiveSample {
  const roll = random()
  if (roll < 0.5) return sampleCardText(random)
  if (roll < 0.75) return sampleIdentityText(random)
  if (roll < 0.85) return sampleSecurityCodeText(random)
  return roll < 0.95 ? sampleOneTimeCodeText(random) : samplePasswordText(random)
}

export function sampleCardText(random: Random, style: Disguise = pick(random, DISGUISES)): SensitiveSample {
  return inSentence(random, 'card', sampleCard(random), style, CARD_SENTENCES)
}

/** Mainland numbers take every disguise; lettered ones those that leave letters alone. */
export function sampleIdentityText(random: Random, style?: Disguise): SensitiveSample {
  const form = pick(random, IDENTITY_FORMS)
  const chosen = style ?? pick(random, form === 'mainland' ? DISGUISES : LETTERED_DISGUISES)
  const sample = inSentence(random, 'national-id', sampleIdentityNumber(random, form), chosen, IDENTITY_SENTENCES)
  if (form !== 'hong-kong') return sample
  const written = disguise(random, sample.raw.slice(0, -1), chosen)
  return { ...sample, text: fill(pick(random, IDENTITY_SENTENCES), `${written}(${sample.raw.slice(-1)})`) }
}

export function sampleSecurityCodeText(random: Random): SensitiveSample {
  return inSentence(
    random,
    'security-code',
    digits(random, random() < 0.8 ? 3 : 4),
    pick(random, CODE_DISGUISES),
    SECURITY_SENTENCES,
  )
}

export function sampleOneTimeCodeText(random: Random): SensitiveSample {
  const raw = digits(random, pick(random, [4, 6, 6, 6, 8]))
  return inSentence(random, 'one-time-code', raw, pick(random, CODE_DISGUISES), ONE_TIME_SENTENCES)
}

/** Letters and digits mixed, 6 to 12 of them, or the six digits of a card PIN. */
export function samplePasswordText(random: Random): SensitiveSample {
  if (random() < 0.5)
    return inSentence(random, 'password', digits(random, 6), pick(random, CODE_DISGUISES), PASSWORD_SENTENCES)
  const letters = Array.from({ length: 3 + whole(random, 6) }, () =>
    pick(random, 'ABCDEFGHKMNPQRSTUVWXYZ'.split('')),
  ).join('')
  return inSentence(random, 'password', letters + digits(random, 3 + whole(random, 3)), 'plain', PASSWORD_SENTENCES)
}

/** Digits of a card some issuer could have issued, check digit right. @param issuer name in ISSUERS, or any */
export function sampleCard(random: Random, issuer?: string): string {
  const issuers = ISSUERS.filter(({ name }) => issuer === undefined || name === issuer)
  const chosen = issuer === undefined && random() < 0.5 ? ISSUERS[0] : pick(random, issuers)
  if (!chosen) throw new Error(`No issuer is called ${issuer}: see ISSUERS in issuers.ts`)
  const [from, to] = pick(random, chosen.prefixes)
  const prefix = String(Number(from) + whole(random, Number(to) - Number(from) + 1))
  const body = prefix + digits(random, pick(random, chosen.lengths) - prefix.length - 1)
  return body + luhnCheckDigit(body)
}

export type IdentityForm = 'mainland' | 'mainland-15' | 'taiwan' | 'hong-kong'

/** A well-formed identity number in capitals, without brackets. */
export function sampleIdentityNumber(random: Random, form: IdentityForm): string {
  if (form === 'taiwan') return sampleTaiwan(random)
  if (form === 'hong-kong') return sampleHongKong(random)
  const area = pick(random, ['110101', '310115', '440305', '510107', '330106', '620102', '370202', '650102', '460106'])
  const month = String(1 + whole(random, 12)).padStart(2, '0')
  const day = String(1 + whole(random, 28)).padStart(2, '0')
  if (form === 'mainland-15') return area + String(25 + whole(random, 73)) + month + day + digits(random, 3)
  const body = area + String(1935 + whole(random, 75)) + month + day + digits(random, 3)
  const check = mainlandCheck(Array.from(body, Number), 0)
  return body + (check === 10 ? 'X' : check)
}

function sampleTaiwan(random: Random): string {
  const letter = pick(random, 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.split(''))
  const body = pick(random, ['1', '2', '8', '9']) + digits(random, 7)
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((last) => isTaiwanNumber(letter, Array.from(body + last, Number)))
  return letter + body + check
}

function sampleHongKong(random: Random): string {
  const letters = random() < 0.8 ? pick(random, 'ABCDEGHKMPRVYZ'.split('')) : pick(random, ['WX', 'XA', 'EC', 'AB'])
  const body = digits(random, 6)
  return letters + body + hongKongCheck(letters, Array.from(body, Number))
}

const IDENTITY_FORMS: readonly IdentityForm[] = [
  'mainland',
  'mainland',
  'mainland',
  'mainland-15',
  'taiwan',
  'hong-kong',
]
const LETTERED_DISGUISES: readonly Disguise[] = ['plain', 'full-width', 'zero-width', 'arabic-indic']
const CODE_DISGUISES: readonly Disguise[] = [
  'plain',
  'plain',
  'full-width',
  'hanzi',
  'financial hanzi',
  'spaced digits',
  'zero-width',
]

function inSentence(
  random: Random,
  kind: FindingKind,
  raw: string,
  style: Disguise,
  sentences: readonly string[],
): SensitiveSample {
  return { kind, raw, disguise: style, text: fill(pick(random, sentences), disguise(random, raw, style)) }
}

function fill(sentence: string, written: string): string {
  return sentence.replace('{}', () => written)
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => whole(random, 10)).join('')
}

/** Whole number 0 <= n < bound. */
function whole(random: Random, bound: number): number {
  return Math.floor(random() * bound)
}

function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[whole(random, from.length)]
  if (chosen === undefined) throw new Error('Nothing to pick from: give at least one choice')
  return chosen
}
